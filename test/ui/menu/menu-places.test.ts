import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, testEvaluation, type Screens} from '../../helpers/menu-screens.ts';

const escape = '\u001B';
const left = `${escape}[D`;
const down = `${escape}[B`;

const single = (columns = 80, rows = 24): Screens =>
	openScreens({columns, rows}, {isSingleMenu: true});

const cursor = (screens: Screens): string =>
	screens.lines().find(line => line.startsWith('>')) ?? '';

test('Enter unfolds a menu in the list, and folds it again', async () => {
	const screens = single();
	await screens.press("'", 'c', '\r');
	assert.match(cursor(screens), /^> --> Compute/);
	assert.ok(screens.lines().some(line => line.includes('Location (AUTO)')));
	await screens.press('\r');
	assert.match(cursor(screens), /^> \+\+> Compute/);
});

test('what unfolds low in the window is seen', async () => {
	const screens = single(80, 14);
	await screens.press("'", 'c', '\r');
	assert.match(cursor(screens), /^> --> Compute/);
	assert.ok(screens.lines().some(line => line.includes('Location (AUTO)')));
});

test('Left in an unfolded menu folds it, and at the top says that it is the top', async () => {
	const screens = single();
	await screens.press("'", 'c', '\r', down, down, left);
	assert.match(cursor(screens), /^> \+\+> Compute/);
	await screens.press(left);
	assert.ok(screens.lines().some(line => line.includes('this is the top menu (q quits)')));
});

test('a search unfolds the menus around what it jumps to', async () => {
	const screens = single();
	// A member of the choice, whose list is its own in a single menu too.
	await screens.press('/', 'location', '\r', left);
	assert.match(cursor(screens), /Location \(AUTO\)/);
	assert.ok(screens.lines().some(line => line.includes('--> Compute')));
});

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[40, 12],
] as const) {
	test(`folded and unfolded menus in ${columns}x${rows}`, async () => {
		const screens = single(columns, rows);
		await screens.press("'", 'c');
		assert.match(cursor(screens), /^> \+\+> Compute/);
		await screens.press('\r');
		assert.match(cursor(screens), /^> --> Compute/);
		assert.ok(screens.lines().every(line => line.length <= columns));
	});
}

test('a jump far into a long list shows what stands before and after; by a page the list goes a page', async () => {
	const options = Array.from(
		{length: 500},
		(_, at) => `config OPTION_${at}\n\tbool "Option ${at}"\n`,
	);
	const screens = openScreens(
		{columns: 80, rows: 24},
		{evaluation: testEvaluation(`mainmenu "Long"\n${options.join('\n')}`)},
	);
	const list = (): string[] => screens.lines().filter(line => line.includes('Option '));
	await screens.press('/', 're:OPTION_250$', '\r');
	const index = list().findIndex(line => line.startsWith('>'));
	assert.match(list()[index]!, /Option 250/);
	assert.ok(index > 1 && index < list().length - 2);
	const before = list();
	await screens.press(down);
	assert.equal(list()[0], before[0]);
	await screens.press('G');
	assert.match(cursor(screens), /Option 499/);
	await screens.press('g');
	assert.match(list()[0]!, /^>.*Option 0/);
});
