import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, type Screens} from '../../helpers/menu-screens.ts';

const escape = '\u001B';

const nconf = (): Screens => openScreens({columns: 80, rows: 24}, {keys: 'nconf'});

const cursor = (screens: Screens): string =>
	screens.lines().find(line => line.startsWith('>')) ?? '';

test("nconf's / goes to the row as it is typed, without any regular expression", async () => {
	const screens = nconf();
	await screens.press('/', 'd', 'r');
	assert.match(cursor(screens), /A driver/);
	assert.ok(screens.lines().some(line => line.includes('searching: dr')));
	await screens.press('.');
	assert.ok(screens.lines().some(line => line.includes('searching: dr. (no row)')));
	assert.match(cursor(screens), /A driver/);
});

test('Down and Up go to the next and the previous one, and round', async () => {
	const screens = nconf();
	await screens.press('/', 'b', 'y');
	assert.match(cursor(screens), /Selected by the user/);
	await screens.press(`${escape}[B`);
	assert.match(cursor(screens), /Locked by another/);
	await screens.press(`${escape}[B`);
	assert.match(cursor(screens), /Selected by the user/);
	await screens.press(`${escape}[A`);
	assert.match(cursor(screens), /Locked by another/);
});

test('Esc and / end it, Backspace takes a letter back, and Enter acts on the row', async () => {
	const screens = nconf();
	await screens.press('/', 'd', 'x', '\u007F', '/', 'j');
	assert.match(cursor(screens), /Be fast/);
	await screens.press('/', 'c', 'o', 'm', 'p', '\r');
	assert.equal(screens.lines()[1], ' Top > Compute');
});

test('what a row is set to is found, too', async () => {
	const screens = nconf();
	await screens.press('/', '(datac');
	assert.match(cursor(screens), /Provider \(DataCrunch\)/);
	await screens.press('/', '/', '< >');
	assert.match(cursor(screens), /< > A driver/);
});
