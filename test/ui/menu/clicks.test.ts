import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, type Screens} from '../../helpers/menu-screens.ts';

const escape = '\u001B';

/** A click on the first cell of a text that is seen. */
const click = async (screens: Screens, text: string): Promise<void> => {
	// What stands beside a list in a wide window is not the list's.
	const row = screens.lines().findIndex(line => line.slice(0, 60).includes(text));
	assert.notEqual(row, -1, screens.lines().join('\n'));
	const column = screens.lines()[row]!.indexOf(text);
	await screens.press(`${escape}[<0;${column + 1};${row + 1}M`);
};

const anyH100 = 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE_ANY_1H100';

const cursor = (screens: Screens): string =>
	screens.lines().find(line => line.startsWith('>')) ?? '';

const sizes = [
	{columns: 120, rows: 40},
	{columns: 80, rows: 24},
	{columns: 40, rows: 12},
] as const;

for (const size of sizes) {
	const name = `${size.columns}x${size.rows}`;

	test(`a click marks a row, a second one opens it, in ${name}`, async () => {
		const screens = openScreens(size);
		await click(screens, 'A driver');
		assert.match(cursor(screens), /< > A driver/);
		await click(screens, 'A driver');
		assert.match(cursor(screens), /<M> A driver/);
	});

	test(`in the list of instance types, too, in ${name}`, async () => {
		const screens = openScreens(size);
		await screens.press("'", 'c', '\r', '\r');
		await click(screens, '( ) 1V100.6V  ');
		assert.match(cursor(screens), /^> \( \) 1V100\.6V/);
	});

	test(`a click marks a result, a second one goes there, in ${name}`, async () => {
		const screens = openScreens(size);
		await screens.press('/', 'o');
		await click(screens, ' MODULES');
		assert.match(cursor(screens), /MODULES/);
		await click(screens, ' MODULES');
		assert.match(cursor(screens), /^> \[\*] Enable modules/);
	});

	test(`a click marks a strategy or a defconfig, a second one takes it, in ${name}`, async () => {
		const screens = openScreens(size, {isFirstRun: true});
		await click(screens, 'any single H100');
		assert.match(cursor(screens), /^>2 wildcard/);
		await click(screens, 'any single H100');
		assert.equal(screens.store.getState().message?.text, `this tree has no ${anyH100}`);
		await screens.press('L');
		await click(screens, 'datacrunch-v100');
		assert.match(cursor(screens), /^> datacrunch-v100/);
		await click(screens, 'datacrunch-v100');
		assert.match(screens.lines()[0]!, /Loaded datacrunch-v100/);
	});

	test(`a click on a name leads to its page, in ${name}`, async () => {
		const screens = openScreens(size);
		await screens.press('j', 'j', 'j', '?', 'G');
		await click(screens, 'LOCKED');
		assert.match(screens.lines()[0]!, /^ Locked by another/);
	});
}

test('a click beside rows and names does nothing', async () => {
	const screens = openScreens();
	const before = screens.lines();
	const press = async (row: number): Promise<void> => screens.press(`${escape}[<0;5;${row}M`);
	await press(1);
	await press(23);
	assert.deepEqual(screens.lines(), before);
	await screens.press('?');
	const page = screens.lines();
	await press(2);
	await press(4);
	assert.deepEqual(screens.lines(), page);
});

test('a click on what is told beside a list does nothing', async () => {
	const screens = openScreens({columns: 120, rows: 40});
	await screens.press('j');
	const before = screens.lines();
	await screens.press(`${escape}[<0;100;6M`);
	assert.deepEqual(screens.lines(), before);
	await screens.press('/', 'o');
	const found = screens.lines();
	await screens.press(`${escape}[<0;100;6M`);
	assert.deepEqual(screens.lines(), found);
});

test('the wheel moves three rows, and scrolls a page', async () => {
	const screens = openScreens({columns: 80, rows: 14});
	await screens.press(`${escape}[<65;5;5M`);
	assert.match(cursor(screens), /Selected by the user/);
	await screens.press(`${escape}[<64;5;5M`);
	assert.match(cursor(screens), /Enable modules/);
	await screens.press('1');
	const first = screens.lines()[5];
	await screens.press(`${escape}[<65;5;5M`);
	assert.equal(screens.lines()[2], first);
});
