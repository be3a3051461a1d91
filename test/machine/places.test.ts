import assert from 'node:assert/strict';
import {test} from 'node:test';
import {expandPath, placesOf} from '../../source/machine/places.ts';

const options = {
	directory: '/home/a/kdevops',
	homeDirectory: '/home/a',
	env: {},
	account: 'api.verda.com',
};

test('state goes to XDG_STATE_HOME, and to ~/.local/state without it', () => {
	const {checksum, stateDirectory} = placesOf(options);
	assert.equal(stateDirectory, `/home/a/.local/state/dcmenu/${checksum}`);
	const moved = placesOf({...options, env: {XDG_STATE_HOME: '/state'}});
	assert.equal(moved.stateDirectory, `/state/dcmenu/${checksum}`);
});

test('two accounts have two journals', () => {
	assert.notEqual(placesOf(options).journal, placesOf({...options, account: 'simulator'}).journal);
});

test('two owners of the same path do not share machines', () => {
	const [one, other] = ['a@one', 'a@two'].map(owner => placesOf({...options, owner}).projectTag);
	assert.notEqual(one, other);
	assert.equal(one, placesOf({...options, owner: 'a@one'}).projectTag);
});

test('paths are expanded as a shell in the project would', () => {
	const places = placesOf(options);
	assert.equal(expandPath('~/.ssh/id', places), '/home/a/.ssh/id');
	assert.equal(expandPath('keys/id', places), '/home/a/kdevops/keys/id');
	assert.equal(expandPath('/etc/id', places), '/etc/id');
});
