import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {checkoutMd5, pathSha256, shortSha256} from '../../source/config/path-checksums.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const shell = (command: string, ...words: string[]): string =>
	execFileSync('sh', ['-c', command, 'sh', ...words], {encoding: 'utf8'}).slice(0, 8);

const directories = [
	'/home/a/kdevops',
	'/',
	'/tmp/mit Leerzeichen/größer/日本',
	`/${'long/'.repeat(200)}`,
];

test('the checksum of a path is what `echo PATH | sha256sum` gives', () => {
	for (const directory of directories)
		assert.equal(pathSha256(directory), shell('echo "$1" | sha256sum', directory));
});

test('a text by itself is hashed without a newline', () => {
	assert.equal(shortSha256('a@one'), shell('printf %s "$1" | sha256sum', 'a@one'));
});

test('what kdevops calls the MD5 of the tree is that of the checkout’s path', async t => {
	const top = await temporaryDirectory(t);
	const inside = path.join(top, 'größer');
	await mkdir(path.join(inside, '.git'), {recursive: true});
	const expected = shell('printf %s "$1" | md5sum', inside);
	assert.equal(checkoutMd5(inside), expected);
	await mkdir(path.join(inside, 'a/b'), {recursive: true});
	assert.equal(checkoutMd5(path.join(inside, 'a/b')), expected);
});
