import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, testEvaluation, type Screens} from '../../helpers/menu-screens.ts';

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

const choiceText = `mainmenu "Choices"
choice
	prompt "Timer frequency"
	default HZ_250
config HZ_100
	bool "100 HZ"
config HZ_250
	bool "250 HZ"
config HZ_1000
	bool "1000 HZ"
config NO_HZ
	bool "None"
config HARD
	bool "Hard"
config YEARLY
	bool "yearly"
endchoice
`;

test('in a choice it is what a row begins with, digits and exempt letters too, the first one first', async () => {
	const screens = openScreens(
		{columns: 80, rows: 24},
		{keys: 'mconf', evaluation: testEvaluation(choiceText)},
	);
	await screens.press('\r');
	// A 1 is a row's here.
	assert.ok(screens.lines().some(line => line.includes('F1 keys')));
	for (const [key, row] of [
		['1', '( ) 100 HZ'],
		['1', '( ) 1000 HZ'],
		['2', '(X) 250 HZ'],
		['1', '( ) 100 HZ'],
		['n', '( ) None'],
		['h', '( ) Hard'],
		['Y', '( ) yearly'],
	] as const) {
		await screens.press(key);
		assert.equal(cursor(screens), `> ${row}`, key);
	}

	// What begins with nothing of the kind is what mconf binds it to.
	await screens.press('?');
	assert.match(screens.lines()[0]!, /^ yearly/);
});
