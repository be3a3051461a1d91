import assert from 'node:assert/strict';
import {chmod, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {loadTree} from '../../source/config/load-tree.ts';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

/** A directory whose `gcc` is a script: what it leaves behind tells when it was run. */
const withCompiler = async (t: TestContext, script: string) => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'gcc'), `#!/bin/sh\n${script}`);
	await chmod(join(directory, 'gcc'), 0o755);
	return directory;
};

/** The values of A, B and so on, each with what one command answers. */
const answers = async (directory: string, ...commands: readonly string[]) => {
	const names = commands.map((_, place) => String.fromCodePoint(65 + place));
	const symbols = names.map(
		(name, place) => `config ${name}\n\tstring\n\tdefault "$(shell,${commands[place]})"\n`,
	);
	await writeFile(join(directory, 'Kconfig'), symbols.join('\n'));
	const PATH = `${directory}:${process.env['PATH']}`;
	const {tree} = loadTree({directory, kconfigFile: 'Kconfig', env: {PATH}});
	const evaluation = evaluate(tree, new Map());
	return names.map(name => evaluation.text(tree.symbols.get(name)!));
};

const placeTemporaryFiles = (t: TestContext, directory: string): void => {
	const before = process.env['TMPDIR'];
	t.after(() => {
		if (before === undefined) delete process.env['TMPDIR'];
		else process.env['TMPDIR'] = before;
	});
	process.env['TMPDIR'] = directory;
};

const isThere = 'test -e made && echo y || echo n';

test('commands that leave no trace run beside each other', async t => {
	// Each waits for the other one, but not for ever.
	const directory = await withCompiler(
		t,
		`>begun$1; for i in $(seq 500); do
			test -e begun-dumpversion && test -e begun-dumpmachine && echo together && exit
			sleep 0.02
		done`,
	);
	const found = await answers(directory, 'gcc -dumpversion', 'gcc -dumpmachine');
	assert.deepEqual(found, ['together', 'together']);
});

test('a command that leaves no trace runs once, and again when another one may have changed its answer', async t => {
	const directory = await withCompiler(t, 'echo >> log; wc -l < log');
	const ask = 'gcc --version';
	assert.deepEqual(await answers(directory, ask, ask, 'touch made', ask), ['1', '1', '', '2']);
});

test('a command with effects runs in its turn, as often as it stands there', async t => {
	const directory = await temporaryDirectory(t);
	const found = await answers(directory, isThere, 'touch made', isThere, 'rm made', isThere);
	assert.deepEqual(found, ['n', '', 'y', '', 'n']);
	const count = 'echo >> log; wc -l < log';
	assert.deepEqual(await answers(directory, count, count), ['1', '2']);
});

test('what is sourced is read when those before it have been run', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'made'), 'config OLD\n\tbool\n');
	await writeFile(
		join(directory, 'Kconfig'),
		'A := $(shell,echo harmless)\n$(shell,echo config NEW > made; echo "  bool" >> made)\nsource "made"\n',
	);
	const {PATH} = process.env;
	const {tree} = loadTree({directory, kconfigFile: 'Kconfig', env: {PATH}});
	assert.deepEqual([...tree.symbols.keys()], ['NEW']);
});

test('what is foreseen depends on what is assigned on the way', async t => {
	const directory = await withCompiler(t, 'echo "$@" >> log; echo "$1"');
	await writeFile(
		join(directory, 'Kconfig'),
		[
			'option = $(shell,gcc -print-$(1))',
			'first := $(option,one)',
			'second := $(shell,gcc -print$(first))',
			'config S',
			'\tstring',
			'\tdefault "$(first) $(second) $(option,two)"',
			'# $(option,never)',
			'',
		].join('\n'),
	);
	const PATH = `${directory}:${process.env['PATH']}`;
	const {tree, commands} = loadTree({directory, kconfigFile: 'Kconfig', env: {PATH}});
	assert.equal(
		evaluate(tree, new Map()).text(tree.symbols.get('S')!),
		'-print-one -print-print-one -print-two',
	);
	assert.deepEqual(commands, ['gcc -print-one', 'gcc -print-print-one', 'gcc -print-two']);
	const ran = (await readFile(join(directory, 'log'), 'utf8')).trim().split('\n');
	assert.deepEqual(ran.sort(), ['-print-one', '-print-print-one', '-print-two']);
});

test('of an endless output the first bytes count', async t => {
	const directory = await withCompiler(t, 'yes');
	assert.equal((await answers(directory, 'gcc --version'))[0], 'y '.repeat(2047) + 'y');
});

test('shells are called as C calls them, whether they run in their turn or ahead of it', async t => {
	const directory = await temporaryDirectory(t);
	assert.deepEqual(await answers(directory, 'echo $0', 'touch made; echo $0'), ['sh', 'sh']);
});

test('commands run where there can be no files for temporary use', async t => {
	const directory = await withCompiler(t, 'echo "$1"');
	placeTemporaryFiles(t, join(directory, 'none'));
	assert.deepEqual(await answers(directory, 'gcc --version'), ['--version']);
});

test('what commands say, however long, comes whole and to the one who ran them', async t => {
	const long = 'x'.repeat(3000);
	const directory = await withCompiler(t, `printf "%s" "${long}"; echo "$1" >&2`);
	const found = await answers(directory, 'gcc -dumpversion', 'gcc -dumpmachine', "echo 'it'\\''s'");
	assert.deepEqual(found, [long, long, "it's"]);
});

test('nothing is left of the files for commands that ran', async t => {
	const directory = await withCompiler(t, 'echo y');
	const temporary = await temporaryDirectory(t);
	placeTemporaryFiles(t, temporary);
	await answers(directory, 'gcc --version', 'touch made', 'gcc -dumpversion');
	assert.deepEqual(await readdir(temporary), []);
});
