import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, type Screens} from '../../helpers/menu-screens.ts';

const mconf = (): Screens => openScreens({columns: 80, rows: 24}, {keys: 'mconf'});

const cursor = (screens: Screens): string =>
	screens.lines().find(line => line.startsWith('>')) ?? '';

test('a letter goes to the next row that starts with it, and round', async () => {
	const screens = mconf();
	await screens.press('b');
	assert.match(cursor(screens), /Be fast/);
	await screens.press('s');
	assert.match(cursor(screens), /Selected by the user/);
	await screens.press('l');
	assert.match(cursor(screens), /Locked by another/);
	await screens.press('B');
	assert.match(cursor(screens), /Be fast/);
});

test('y n m h are exempt: the letter behind them is what a row is found by', async () => {
	const screens = mconf();
	// Networking, and "Nothing in here".
	await screens.press('o');
	assert.match(cursor(screens), /Only a comment/);
	await screens.press('o');
	assert.match(cursor(screens), /Nothing in here/);
	await screens.press('b', 'n');
	assert.match(cursor(screens), /\[ \] Be fast/);
});

test('a letter that no row starts with is what mconf binds it to, or nothing', async () => {
	const screens = mconf();
	await screens.press('z');
	assert.ok(screens.lines().some(line => line.includes('XXX')));
	await screens.press('u');
	assert.ok(screens.lines().some(line => line.includes('u: no such key')));
});
