import assert from 'node:assert/strict';
import {test} from 'node:test';
import {overlayOf} from '../../../source/ui/app-state.ts';
import {openScreens, type Screens} from '../../helpers/menu-screens.ts';

const escape = '\u001B';

const mconf = (columns = 80, rows = 24): Screens => openScreens({columns, rows}, {keys: 'mconf'});

const buttons = (screens: Screens): string | undefined =>
	screens.lines().find(line => line.includes('Exit'));

test('Tab, Right and Left go through the buttons, and round', async () => {
	const screens = mconf();
	assert.equal(buttons(screens), ' >Select<  <Exit>  <Help>  <Save>  <Load>');
	await screens.press('\t');
	assert.equal(buttons(screens), ' <Select>  >Exit<  <Help>  <Save>  <Load>');
	await screens.press(`${escape}[D`, `${escape}[D`);
	assert.equal(buttons(screens), ' <Select>  <Exit>  <Help>  <Save>  >Load<');
	await screens.press(`${escape}[C`);
	assert.equal(buttons(screens), ' >Select<  <Exit>  <Help>  <Save>  <Load>');
});

test('Enter presses the marked one: Select opens a menu and leaves an option as it is', async () => {
	const screens = mconf();
	await screens.press('b', '\r');
	assert.ok(screens.lines().some(line => /^> *\[\*\] Be fast/.test(line)));
	await screens.press('c', '\r');
	assert.equal(screens.lines()[1], ' Top > Compute');
});

test('in a choice Enter chooses', async () => {
	const screens = mconf();
	await screens.press('c', '\r', '+', '\r', '+', '\r');
	assert.equal(screens.lines()[1], ' Top > Compute');
	assert.ok(screens.lines().some(line => line.includes('Location (FIN-01)')));
});

test('a choice has two buttons, and each dialog begins with the first one', async () => {
	const screens = mconf();
	await screens.press('p', '\t', '\t', '\t');
	assert.equal(buttons(screens), ' <Select>  <Exit>  <Help>  >Save<  <Load>');
	const inChoice = (): string | undefined => screens.lines().find(line => line.includes('Select'));
	await screens.press(' ');
	assert.equal(screens.lines()[1], ' Top > Provider');
	assert.equal(inChoice(), ' >Select<  <Help>');
	await screens.press('\t');
	assert.equal(inChoice(), ' <Select>  >Help<');
	await screens.press('\r');
	assert.match(screens.lines()[0]!, /^ DataCrunch/);
	await screens.press('x', '\t', '\t', '\r');
	assert.equal(screens.lines()[1], ' Top - Test configuration');
	// To set a value is more than to go through the list.
	await screens.press('b', '\t', 'n');
	assert.equal(buttons(screens), ' >Select<  <Exit>  <Help>  <Save>  <Load>');
});

test('Help, Save and Load are what they say, and Exit leaves', async () => {
	const screens = mconf();
	await screens.press('\t', '\t', '\r');
	assert.match(screens.lines()[0]!, /^ Enable modules/);
	await screens.press('e');
	assert.match(buttons(screens)!, />Select</);
	await screens.press('\t', '\t', '\t', '\r');
	const overlay = overlayOf(screens.store.getState());
	assert.ok(overlay?.kind === 'save' && overlay.naming);
	await screens.press(escape);
	assert.ok(screens.lines().some(text => text.includes('Esc: press it twice')));
	await screens.press(escape + escape);
	assert.equal(overlayOf(screens.store.getState()), undefined);
	await screens.press(`${escape}[D`, '\r');
	assert.match(screens.lines()[0]!, /load/i);
});

test('one Esc does nothing and says so; two leave, and at the top they ask', async () => {
	const screens = mconf();
	await screens.press('c', '\r', escape);
	assert.equal(screens.lines()[1], ' Top > Compute');
	assert.ok(screens.lines().some(text => text.includes('Esc: press it twice, as in mconf')));
	assert.ok(screens.lines().some(text => text.includes('Esc Esc back')));
	await screens.press(escape + escape);
	assert.equal(screens.lines()[1], ' Top - Test configuration');
	await screens.press('b', 'n', escape + escape);
	assert.ok(screens.lines().some(text => text.includes('Esc Esc keep editing')));
});

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[40, 12],
] as const) {
	test(`leaving with changes asks with Yes and No in ${columns}x${rows}, which Tab and arrows go to`, async () => {
		const screens = mconf(columns, rows);
		const line = (): string | undefined => screens.lines().find(text => text.includes('Yes'));
		await screens.press('b', 'n', escape + escape);
		assert.match(line()!, /^ >Yes< {1,2}<No>$/);
		await screens.press('\t');
		assert.match(line()!, /^ <Yes> {1,2}>No<$/);
		await screens.press(`${escape}[D`);
		assert.match(line()!, /^ >Yes< {1,2}<No>$/);
		assert.ok(screens.lines().length < rows);
		assert.equal(screens.world.files.get('.config')?.includes('FAST=n'), false);
		await screens.press(' ');
		assert.ok(screens.world.files.get('.config')?.includes('FAST=n'));
	});
}

test('No leaves without saving', async () => {
	const screens = mconf();
	await screens.press('b', 'n', escape + escape, '\t', '\r');
	assert.equal(screens.world.files.get('.config')?.includes('FAST=n'), false);
	const {exitStatus, farewell} = (await screens.store.outcome) as {
		exitStatus: number;
		farewell: readonly string[];
	};
	assert.equal(exitStatus, 0);
	assert.match(farewell.join(' '), /not saved/);
});

test('until somebody goes to a button, Space drops a change', async () => {
	const screens = mconf();
	await screens.press('b', 'n', escape + escape, ' ');
	assert.ok(overlayOf(screens.store.getState())?.kind === 'save');
	assert.ok(screens.lines().some(text => text.includes('[ ] FAST')));
});

test("the name of a file has a text's buttons", async () => {
	const screens = mconf();
	await screens.press('b', 'n', '\t', '\t', '\t', '\r');
	assert.equal(fieldButtons(screens), ' <Ok>  <Help>');
	await screens.press('2', `${escape}[A`, 'q');
	assert.equal(fieldButtons(screens), ' <Ok>  >Help<');
	await screens.press('\r');
	assert.match(screens.lines()[0]!, /^ Save as/);
	await screens.press('x', 'o');
	assert.ok(screens.world.files.get('.config2')?.includes('FAST=n'));
});

/** In the text of `HOST`, which has `1` typed behind it. */
const field = async (columns = 80, rows = 24): Promise<Screens> => {
	const screens = mconf(columns, rows);
	await screens.press('e', '\r', '+', '\r', '1');
	return screens;
};

const fieldButtons = (screens: Screens): string | undefined =>
	screens.lines().find(line => line.includes('Ok'));

const host = (screens: Screens): string | undefined =>
	screens.lines().find(line => line.includes('Host name'));

test('a text has buttons below it, which Tab, Down and Up go to', async () => {
	const screens = await field();
	assert.equal(fieldButtons(screens), ' <Ok>  <Help>');
	await screens.press('\t');
	assert.equal(fieldButtons(screens), ' >Ok<  <Help>');
	await screens.press(`${escape}[B`);
	assert.equal(fieldButtons(screens), ' <Ok>  >Help<');
	await screens.press('\t', '2', `${escape}[A`, `${escape}[D`);
	assert.equal(fieldButtons(screens), ' >Ok<  <Help>');
	// On a button nothing is typed.
	await screens.press('7');
	assert.ok(screens.lines().some(text => text.includes('7: no such key here')));
	await screens.press('\r');
	assert.match(host(screens)!, /\(kn112\) +Host name/);
});

test('Help and h show help over the text, o takes it, and x and two Escs leave it as it was', async () => {
	const screens = await field();
	await screens.press(`${escape}[A`, '\r');
	assert.match(screens.lines()[0]!, /^ Host name/);
	await screens.press('x', 'h');
	assert.match(screens.lines()[0]!, /^ Host name/);
	await screens.press('x', 'x');
	assert.match(host(screens)!, /\(kn1\) +Host name/);
	await screens.press('\r', '7', escape + escape);
	assert.match(host(screens)!, /\(kn1\) +Host name/);
	await screens.press('\r', '7', '\t', 'o');
	assert.match(host(screens)!, /\(kn17\) +Host name/);
});

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[40, 12],
] as const) {
	test(`a text's buttons are there in ${columns}x${rows}`, async () => {
		const screens = await field(columns, rows);
		await screens.press('\t');
		assert.match(fieldButtons(screens)!, /^ >Ok< {1,2}<Help>$/);
		assert.ok(screens.lines().length < rows);
	});
}

for (const [columns, rows] of [
	[120, 40],
	[80, 24],
	[40, 12],
] as const) {
	test(`the buttons are there in ${columns}x${rows}`, () => {
		const screens = mconf(columns, rows);
		assert.match(buttons(screens)!, /^ >Select< {1,2}<Exit>.*<Load>$/);
		assert.ok(screens.lines().length < rows);
	});
}
