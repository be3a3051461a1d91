import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {MenuCommand} from '../../../source/ui/keys/key-map.ts';
import {keyProfiles, menuCommand} from '../../../source/ui/keys/key-profiles.ts';
import type {Key} from '../../../source/ui/terminal/terminal-keys.ts';

const {dcmenu, mconf, nconf, kconfiglib} = keyProfiles;

test('no key means two things in a profile', () => {
	for (const {name, bindings} of Object.values(keyProfiles)) {
		const keys = bindings.flatMap(binding => binding.keys);
		assert.equal(new Set(keys).size, keys.length, name);
	}
});

const mconfKeys: Readonly<Record<Key, MenuCommand>> = {
	up: 'up',
	down: 'down',
	'-': 'up',
	'+': 'down',
	' ': 'toggle',
	y: 'yes',
	Y: 'yes',
	n: 'no',
	N: 'no',
	m: 'module',
	M: 'module',
	'?': 'info',
	h: 'info',
	'/': 'search',
	z: 'show-all',
	e: 'leave',
	x: 'leave',
};

test("mconf's documented keys work in dcmenu's own profile and in mconf's", () => {
	for (const [key, command] of Object.entries(mconfKeys)) {
		assert.equal(menuCommand(dcmenu, key, false), command, key);
		assert.equal(menuCommand(mconf, key, false), command, key);
	}
});

test("nconf's digits do what its function keys do, in its profile too", () => {
	for (const keys of [dcmenu, nconf]) {
		for (let number = 1; number <= 9; number++) {
			const command = menuCommand(keys, `f${number}`, false);
			assert.equal(command, menuCommand(keys, String(number), false));
			assert.notEqual(command, undefined);
		}
	}
});

test('s selects in a choice as mconf says, and saves everywhere else', () => {
	assert.equal(menuCommand(dcmenu, 's', true), 'select');
	assert.equal(menuCommand(mconf, 's', true), 'select');
	assert.equal(menuCommand(dcmenu, 's', false), 'save');
});

test("mconf's profile: buttons, s is yes, and letters are for rows", () => {
	const commands = {
		tab: 'next-button',
		right: 'next-button',
		left: 'previous-button',
		enter: 'press',
		s: 'yes',
		q: undefined,
		u: undefined,
		home: undefined,
		'alt-u': 'undo',
		'!': 'bring-up',
	} as const;
	for (const [key, command] of Object.entries(commands)) {
		assert.equal(menuCommand(mconf, key, false), command, key);
	}
});

test("nconf's profile: / finds in this menu, F8 everywhere, and Right only opens", () => {
	const commands = {
		'/': 'find-here',
		f8: 'search',
		right: 'enter',
		left: 'back',
		f5: 'back',
		f6: 'save-as',
		f9: 'quit',
		j: 'down',
		u: 'undo',
		l: undefined,
	} as const;
	for (const [key, command] of Object.entries(commands)) {
		assert.equal(menuCommand(nconf, key, false), command, key);
	}
});

test("Kconfiglib's profile: h leaves, l opens, s d o q are its files", () => {
	const commands = {
		h: 'back',
		l: 'open',
		right: 'open',
		' ': 'toggle',
		a: 'show-all',
		c: 'show-names',
		f: 'show-help',
		s: 'save-as',
		d: 'save-defconfig',
		o: 'load',
		q: 'quit',
		'?': 'info',
		'/': 'search',
		G: 'last',
	} as const;
	for (const [key, command] of Object.entries(commands)) {
		assert.equal(menuCommand(kconfiglib, key, false), command, key);
	}
});

test("capitals are the same letters in mconf's and Kconfiglib's profiles, and keys of their own in ours", () => {
	assert.equal(menuCommand(mconf, 'Y', false), 'yes');
	assert.equal(menuCommand(mconf, 'S', true), 'select');
	assert.equal(menuCommand(kconfiglib, 'L', false), 'open');
	assert.equal(menuCommand(kconfiglib, 'C', false), 'show-names');
	assert.equal(menuCommand(kconfiglib, 'U', false), 'redo');
	assert.equal(menuCommand(dcmenu, 'L', false), 'load');
});

test('pages close with the keys that opened them', () => {
	for (const key of ['?', 'h', 'f1', 'escape', 'q']) {
		assert.equal(dcmenu.page.get(key), 'close', key);
	}

	assert.equal(mconf.page.get('e'), 'close');
	// As in Espressif's.
	assert.equal(dcmenu.page.get('c'), 'copy');
	assert.equal(nconf.page.get('f9'), 'close');
	assert.equal(kconfiglib.page.get('h'), 'close');
});
