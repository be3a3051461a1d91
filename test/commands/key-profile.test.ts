import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keyProfileFrom} from '../../source/commands/key-profile.ts';

test('DCMENU_KEYS names a profile, and nothing is our own', () => {
	assert.equal(keyProfileFrom({}), 'dcmenu');
	assert.equal(keyProfileFrom({DCMENU_KEYS: ''}), 'dcmenu');
	assert.equal(keyProfileFrom({DCMENU_KEYS: 'nconf'}), 'nconf');
});

test('a name that is none is refused with those there are', () => {
	assert.throws(() => keyProfileFrom({DCMENU_KEYS: 'toString'}), {
		message: 'DCMENU_KEYS=toString is no set of keys.',
		nextSteps: ['Set it to one of dcmenu, mconf, nconf, kconfiglib, or not at all.'],
	});
});
