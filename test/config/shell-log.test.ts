import assert from 'node:assert/strict';
import {chmod, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {loadTree} from '../../source/config/load-tree.ts';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const kconfig = String.raw`
config COUNT
	string
	default "$(shell,echo >> log; wc -l < log) $(shell,echo >> log; wc -l < log)"

config BYTES
	string
	default "$(shell,printf '\377')"

config VERSION
	string
	default "$(shell,gcc --version)"
`;

test('answers that were recorded are played back, and nothing is run', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'Kconfig'), kconfig);
	await writeFile(join(directory, 'gcc'), '#!/bin/sh\necho 12; echo old >&2\n');
	await chmod(join(directory, 'gcc'), 0o755);
	const PATH = `${directory}:${process.env['PATH']}`;
	const load = (env: Record<string, string>) => {
		const {tree} = loadTree({directory, kconfigFile: 'Kconfig', env});
		const evaluation = evaluate(tree, new Map());
		return ['COUNT', 'BYTES', 'VERSION'].map(name => evaluation.text(tree.symbols.get(name)!));
	};

	const recorded = load({PATH, KCONFIG_SHELL_LOG: 'answers'});
	assert.deepEqual(recorded, ['1 2', '\uFFFD', '12']);
	assert.deepEqual((await readFile(join(directory, 'answers'), 'utf8')).trim().split('\n'), [
		'{"command":"echo >> log; wc -l < log","output":"1\\n"}',
		'{"command":"echo >> log; wc -l < log","output":"2\\n"}',
		String.raw`{"command":"printf '\\377'","outputBase64":"/w=="}`,
		'{"command":"gcc --version","output":"12\\n","messages":"old\\n"}',
	]);
	assert.deepEqual(load({KCONFIG_SHELL_REPLAY: 'answers'}), recorded);
	assert.equal(await readFile(join(directory, 'log'), 'utf8'), '\n\n');
});

test('a command without an answer is not run', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'Kconfig'), 'config A\n\tstring\n\tdefault "$(shell,>made)"\n');
	await writeFile(join(directory, 'answers'), '');
	const load = (KCONFIG_SHELL_REPLAY: string) =>
		loadTree({directory, kconfigFile: 'Kconfig', env: {KCONFIG_SHELL_REPLAY}});
	assert.throws(() => load('answers'), {
		name: 'ExpectedError',
		message: `${directory}/answers has no answer of $(shell,>made)`,
	});
	assert.throws(() => load('nowhere'), {
		message: `KCONFIG_SHELL_REPLAY: there is no ${directory}/nowhere`,
	});
	await writeFile(join(directory, 'answers'), '{}\n');
	assert.throws(() => load('answers'), {message: `${directory}/answers:1 names no command`});
});
