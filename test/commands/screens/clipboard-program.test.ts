import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {chmod, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {clipboardPrograms, copyWith} from '../../../source/commands/screens/clipboard-program.ts';
import {until} from '../../helpers/frames.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

const names = (env: Record<string, string>, platform: NodeJS.Platform = 'linux'): string[] =>
	clipboardPrograms(env, platform).map(([name]) => name!);

test('the desktop decides on the program; without one there is none', () => {
	assert.deepEqual(names({}), []);
	assert.deepEqual(names({DISPLAY: ':0'}), ['xclip', 'xsel']);
	assert.deepEqual(names({WAYLAND_DISPLAY: 'w', DISPLAY: ':0'}), ['wl-copy', 'xclip', 'xsel']);
	assert.deepEqual(names({}, 'darwin'), ['pbcopy']);
});

test('the first program that is there gets the text', async t => {
	const directory = await temporaryDirectory(t);
	const file = join(directory, 'copied');
	await writeFile(
		join(directory, 'xsel'),
		`#!/bin/sh\ncat > ${file}.part; mv ${file}.part ${file}\n`,
	);
	await chmod(join(directory, 'xsel'), 0o755);
	const env = {PATH: `${directory}:/usr/bin:/bin`};
	copyWith([['no-such-program'], ['xsel']], 'two\nlines', env);
	await until(() => existsSync(file));
	assert.equal(await readFile(file, 'utf8'), 'two\nlines');
});

test('nothing to copy with is nothing to do', () => {
	copyWith([], 'text', {});
});
