import assert from 'node:assert/strict';
import {test} from 'node:test';
import {overlayOf} from '../../source/ui/app-state.ts';
import {openScreens, type Screens} from '../helpers/menu-screens.ts';

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
	await screens.press(escape + escape, escape + escape);
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
	test(`the buttons are there in ${columns}x${rows}`, () => {
		const screens = mconf(columns, rows);
		assert.match(buttons(screens)!, /^ >Select< {1,2}<Exit>.*<Load>$/);
		assert.ok(screens.lines().length < rows);
	});
}
