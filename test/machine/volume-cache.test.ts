import assert from 'node:assert/strict';
import {readdir, readFile, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {
	forgetVolume,
	readVolumeCache,
	rememberVolume,
	volumeCacheFile,
} from '../../source/machine/volume-cache.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test('volumes are remembered by host name and forgotten again', async t => {
	const file = volumeCacheFile(path.join(await temporaryDirectory(t), 'new', 'folder'), 'kn1');
	assert.equal(path.basename(file), 'kn1.yml');
	assert.equal((await readVolumeCache(file)).size, 0);
	await rememberVolume(file, 'kn1-knlp', 'v-2');
	await rememberVolume(file, 'kn1-fstests', 'v-1');
	assert.equal(await readFile(file, 'utf8'), 'kn1-fstests: v-1\nkn1-knlp: v-2\n');
	await forgetVolume(path.dirname(file), 'v-2');
	assert.deepEqual([...(await readVolumeCache(file))], [['kn1-fstests', 'v-1']]);
	assert.equal((await stat(file)).mode & 0o777, 0o600);
});

test('forgetting what was never remembered makes no file', async t => {
	const directory = await temporaryDirectory(t);
	await forgetVolume(path.join(directory, 'nowhere'), 'v-1');
	await forgetVolume(directory, 'v-1');
	assert.deepEqual(await readdir(directory), []);
});

test('a file of another shape is refused by name', async t => {
	const file = volumeCacheFile(await temporaryDirectory(t), 'kn1');
	for (const text of ['- a\n', 'a: [1]\n', 'a: "\n']) {
		await writeFile(file, text);
		await assert.rejects(readVolumeCache(file), {name: 'ExpectedError', message: /kn1\.yml/});
	}
});
