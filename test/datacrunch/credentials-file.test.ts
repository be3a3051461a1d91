import assert from 'node:assert/strict';
import {readFile, readlink, stat, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {readCredentialsFile, saveCredentials} from '../../source/datacrunch/credentials-file.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('what is saved is private, and is read again', async t => {
	const file = join(await temporaryDirectory(t), 'new', 'credentials');
	await saveCredentials(file, 'default', {clientId: 'id', clientSecret: 'secret'});
	assert.equal(await readFile(file, 'utf8'), '[default]\nclient_id = id\nclient_secret = secret\n');
	assert.equal((await stat(file)).mode & 0o777, 0o600);
	assert.equal((await stat(join(file, '..'))).mode & 0o777, 0o700);
	assert.deepEqual((await readCredentialsFile(file))?.find('default')?.credentials, {
		clientId: 'id',
		clientSecret: 'secret',
	});
});

test('everything else in the file survives, and old spellings are replaced', async t => {
	const file = join(await temporaryDirectory(t), 'credentials');
	await writeFile(
		file,
		'# mine\n[default]\ndatacrunch_api_key = old\nbase_url = https://example.com/v1\n\n[work]\nclient_id = w\nclient_secret = x\n',
		{mode: 0o644},
	);
	await saveCredentials(file, 'default', {clientId: 'id', clientSecret: 'secret'});
	assert.equal(
		await readFile(file, 'utf8'),
		'# mine\n[default]\nclient_id = id\nclient_secret = secret\nbase_url = https://example.com/v1\n\n[work]\nclient_id = w\nclient_secret = x\n',
	);
	assert.equal((await stat(file)).mode & 0o777, 0o600);
});

test('a secret alone leaves the id as it was', async t => {
	const file = join(await temporaryDirectory(t), 'credentials');
	await saveCredentials(file, 'default', {clientId: 'id', clientSecret: 'old'});
	await saveCredentials(file, 'default', {clientId: undefined, clientSecret: 'new'});
	assert.deepEqual((await readCredentialsFile(file))?.find('default')?.credentials, {
		clientId: 'id',
		clientSecret: 'new',
	});
});

test('a file without sections is one profile, to read and to write', async t => {
	const file = join(await temporaryDirectory(t), 'credentials');
	await writeFile(file, '# mine\nclient_id = id\ndatacrunch_api_key = old\n', {mode: 0o600});
	await saveCredentials(file, 'default', {clientId: undefined, clientSecret: 'new'});
	assert.equal(await readFile(file, 'utf8'), 'client_secret = new\n# mine\nclient_id = id\n');
	assert.deepEqual((await readCredentialsFile(file))?.find('default')?.credentials, {
		clientId: 'id',
		clientSecret: 'new',
	});
});

test('the file that a link leads to is written, and the link stays', async t => {
	const directory = await temporaryDirectory(t);
	const file = join(directory, 'credentials');
	await symlink('elsewhere', file);
	await writeFile(join(directory, 'elsewhere'), '', {mode: 0o600});
	await saveCredentials(file, 'default', {clientId: 'id', clientSecret: 'secret'});
	assert.equal(await readlink(file), 'elsewhere');
	assert.match(await readFile(join(directory, 'elsewhere'), 'utf8'), /client_secret = secret/);
});

test('names and values that would break the file are refused', async t => {
	const file = join(await temporaryDirectory(t), 'credentials');
	const good = {clientId: 'id', clientSecret: 'secret'};
	await assert.rejects(saveCredentials(file, 'a]\n[b', good), {exitStatus: 2});
	await assert.rejects(saveCredentials(file, 'a', {...good, clientSecret: 'x\ny'}), {
		exitStatus: 2,
	});
	await assert.rejects(saveCredentials(file, 'a', {...good, clientId: ''}), {exitStatus: 2});
});

test('any secret of one word comes back', async t => {
	const file = join(await temporaryDirectory(t), 'credentials');
	const word = fc
		.string({minLength: 1, unit: 'grapheme-ascii'})
		.filter(text => /^[^\s\p{Cc}]+$/u.test(text));
	await fc.assert(
		fc.asyncProperty(word, word, async (clientId, clientSecret) => {
			await saveCredentials(file, 'default', {clientId, clientSecret});
			const read = await readCredentialsFile(file);
			assert.deepEqual(read?.find('default')?.credentials, {clientId, clientSecret});
		}),
		{numRuns: 50},
	);
});
