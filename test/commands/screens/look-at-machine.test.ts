import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {logIn, pageFile} from '../../../source/commands/screens/look-at-machine.ts';
import {runOnTerminal} from '../../../source/commands/screens/terminal-program.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

const env = {PATH: process.env['PATH']};

test('only ssh that could not log in is trouble, not what was done there last', async t => {
	const directory = await temporaryDirectory(t);
	await logIn('exit 3 #', {env, directory});
	for (const status of [255, 127]) {
		await assert.rejects(logIn(`exit ${status} #`, {env, directory}), {
			name: 'ExpectedError',
			message: new RegExp(`ended with status ${status}`),
		});
	}
});

test('a pager may have options, and a file any name', async t => {
	const directory = await temporaryDirectory(t);
	const place = {env: {...env, PAGER: 'printf "%s\\n" > seen "a log:"'}, directory};
	await pageFile("it's a log.txt", place);
	assert.equal(await readFile(join(directory, 'seen'), 'utf8'), "a log:\nit's a log.txt\n");
	await assert.rejects(pageFile('x', {env: {...env, PAGER: 'false'}, directory}), {
		name: 'ExpectedError',
		message: 'false ended with status 1.',
	});
});

test('while a program has the terminal, an interrupt is not ours; then it is again', async t => {
	const directory = await temporaryDirectory(t);
	const heard: string[] = [];
	const listener = (): void => void heard.push('ours');
	process.on('SIGINT', listener);
	t.after(() => process.off('SIGINT', listener));
	// Both get it, as from a terminal.
	const {status} = await runOnTerminal(`kill -INT ${process.pid} $$; exit 4 #`, [], {
		env,
		directory,
	});
	assert.equal(status, 4);
	assert.deepEqual(heard, []);
	assert.ok(process.listeners('SIGINT').includes(listener));
});
