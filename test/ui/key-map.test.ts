import assert from 'node:assert/strict';
import {test} from 'node:test';
import {menuBindings, menuCommand, pageCommand} from '../../source/ui/key-map.ts';

test('no key means two things', () => {
	const keys = menuBindings.flatMap(binding => binding.keys);
	assert.equal(new Set(keys).size, keys.length);
});

test("mconf's documented keys all work", () => {
	const documented = {
		up: 'up',
		down: 'down',
		'-': 'up',
		'+': 'down',
		enter: 'open',
		' ': 'toggle',
		y: 'yes',
		n: 'no',
		m: 'module',
		'?': 'info',
		h: 'info',
		'/': 'search',
		z: 'show-all',
		e: 'leave',
		x: 'leave',
		escape: 'back',
	} as const;
	for (const [key, command] of Object.entries(documented)) {
		assert.equal(menuCommand(key, false), command, key);
	}
});

test("nconf's digits do what its function keys do", () => {
	for (let number = 1; number <= 9; number++) {
		assert.equal(menuCommand(`f${number}`, false), menuCommand(String(number), false));
		assert.notEqual(menuCommand(`f${number}`, false), undefined);
	}
});

test('s selects in a choice and saves everywhere else', () => {
	assert.equal(menuCommand('s', true), 'select');
	assert.equal(menuCommand('s', false), 'save');
});

test('pages close with the keys that opened them', () => {
	for (const key of ['?', 'h', 'f1', 'escape', 'q', 'enter']) {
		assert.equal(pageCommand(key), 'close', key);
	}
});
