import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as subject from '../../../source/commands/screens/screen-environment.ts';

const screenEnvironment = (env: Record<string, string>): subject.ScreenEnvironment =>
	subject.screenEnvironment(env, {keys: 'dcmenu', mouse: 'off'});

test('without any variable: our keys, a list for each menu, no mouse', () => {
	assert.deepEqual(screenEnvironment({}), {
		keys: 'dcmenu',
		isSingleMenu: false,
		mouse: 'off',
		escapeMilliseconds: 25,
	});
	assert.deepEqual(screenEnvironment({DCMENU_KEYS: '', DCMENU_MOUSE: ''}), screenEnvironment({}));
});

test('DCMENU_KEYS names a profile, and DCMENU_MOUSE what the mouse does', () => {
	const {keys, mouse} = screenEnvironment({DCMENU_KEYS: 'nconf', DCMENU_MOUSE: 'wheel'});
	assert.deepEqual([keys, mouse], ['nconf', 'wheel']);
});

test('a name that is none is refused with those there are, also one that every object has', () => {
	assert.throws(() => screenEnvironment({DCMENU_KEYS: 'toString'}), {
		message: 'DCMENU_KEYS=toString means nothing.',
		nextSteps: ['Set it to one of dcmenu, mconf, nconf, kconfiglib, or not at all.'],
	});
	assert.throws(() => screenEnvironment({DCMENU_MOUSE: 'yes'}), {
		nextSteps: ['Set it to one of off, wheel, all, or not at all.'],
	});
});

test("mconf's and nconf's variable for the single menu", () => {
	assert.ok(screenEnvironment({MENUCONFIG_MODE: 'single_menu'}).isSingleMenu);
	assert.ok(screenEnvironment({NCONFIG_MODE: 'single_menu'}).isSingleMenu);
	assert.ok(screenEnvironment({MENUCONFIG_MODE: 'SINGLE_MENU'}).isSingleMenu);
	assert.ok(!screenEnvironment({MENUCONFIG_MODE: 'other'}).isSingleMenu);
});

test('ESCDELAY can make Esc slower, and never faster than keys come in pieces', () => {
	const delay = (value: string): number => screenEnvironment({ESCDELAY: value}).escapeMilliseconds;
	assert.deepEqual(['1', '100', '1000000', 'x'].map(delay), [25, 100, 5000, 25]);
});

test('where a variable says nothing, the settings do', () => {
	const settings = {keys: 'mconf', mouse: 'all'} as const;
	assert.deepEqual(
		[{}, {DCMENU_KEYS: 'nconf', DCMENU_MOUSE: 'off'}].map(env => {
			const {keys, mouse} = subject.screenEnvironment(env, settings);
			return [keys, mouse];
		}),
		[
			['mconf', 'all'],
			['nconf', 'off'],
		],
	);
});
