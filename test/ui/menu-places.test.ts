import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, type Screens} from '../helpers/menu-screens.ts';

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
