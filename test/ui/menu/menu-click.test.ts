import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, type Screens} from '../../helpers/menu-screens.ts';

const escape = '\u001B';
const click = (row: number): string => `${escape}[<0;5;${row + 1}M`;

const cursor = (screens: Screens): string =>
	screens.lines().find(line => line.startsWith('>')) ?? '';

const lineOf = (screens: Screens, text: string): number =>
	screens.lines().findIndex(line => line.includes(text));

for (const size of [
	{columns: 80, rows: 24},
	{columns: 40, rows: 12},
]) {
	test(`a click marks a row, a second one opens it, in ${size.columns}x${size.rows}`, async () => {
		const screens = openScreens(size);
		await screens.press(click(lineOf(screens, 'A driver')));
		assert.match(cursor(screens), /< > A driver/);
		await screens.press(click(lineOf(screens, 'A driver')));
		assert.match(cursor(screens), /<M> A driver/);
	});
}

test('a click beside the list does nothing', async () => {
	const screens = openScreens();
	const before = screens.lines();
	await screens.press(click(0), click(22));
	assert.deepEqual(screens.lines(), before);
});

test('the wheel moves three rows, and scrolls a page', async () => {
	const screens = openScreens();
	await screens.press(`${escape}[<65;5;5M`);
	assert.match(cursor(screens), /Selected by the user/);
	await screens.press(`${escape}[<64;5;5M`);
	assert.match(cursor(screens), /Enable modules/);
});
