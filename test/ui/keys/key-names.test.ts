import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keyFor, keyName} from '../../../source/ui/keys/key-names.ts';
import {keyProfiles} from '../../../source/ui/keys/key-profiles.ts';

const {dcmenu, mconf, nconf, kconfiglib} = keyProfiles;

test('keys are called what people call them', () => {
	const names = ['a', ' ', 'escape', 'page-up', 'ctrl-d', 'alt-u', 'alt- ', 'f1', 'shift-tab'];
	assert.deepEqual(
		names.map(key => keyName(key)),
		['a', 'Space', 'Esc', 'PgUp', 'Ctrl-D', 'Alt-u', 'Alt-Space', 'F1', 'Shift-Tab'],
	);
});

test("a command's key is the profile's, else our own with Alt", () => {
	assert.deepEqual(
		[dcmenu, mconf, nconf, kconfiglib].map(keys => keyFor(keys, 'undo')),
		['u', 'Alt-u', 'u', 'u'],
	);
	assert.deepEqual(
		[dcmenu, mconf, nconf, kconfiglib].map(keys => keyFor(keys, 'search')),
		['/', '/', 'F8', '/'],
	);
});

test('a profile that saves under a name has that key named for saving', () => {
	assert.deepEqual(
		[dcmenu, nconf, kconfiglib].map(keys => keyFor(keys, 'save')),
		['s', 'F6', 's'],
	);
});
