import assert from 'node:assert/strict';
import {
	chmod,
	mkdir,
	readdir,
	readFile,
	rm,
	stat,
	symlink,
	utimes,
	writeFile,
} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {printDotconfig} from '../../source/config/dotconfig.ts';
import {compareWithDisk} from '../../source/config/disk-comparison.ts';
import {writeConfiguration, type ConfigurationFiles} from '../../source/config/files.ts';
import {readTextIfThere} from '../../source/config/read-text.ts';
import {ExpectedError} from '../../source/errors.ts';
import {evaluateConfig, treeOf} from '../helpers/fixture-tree.ts';
import {ballast, fillDisk, smallDisk} from '../helpers/small-disk.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const tree = treeOf('config A\n\tbool "A"\n\toutput yaml\n');
const off = evaluateConfig(tree, '');
const on = evaluateConfig(tree, 'CONFIG_A=y\n');

const filesIn = (directory: string, overwriteInPlace = false) => ({
	configFile: join(directory, '.config'),
	extraVarsFile: join(directory, '.extra_vars_auto.yaml'),
	allExtraVars: false,
	overwriteInPlace,
});

test('both files are written, and the previous configuration is kept', async t => {
	const directory = await temporaryDirectory(t);
	const files = filesIn(directory);
	assert.ok(compareWithDisk(() => files)(off));
	assert.deepEqual(await writeConfiguration(off, files), [files.configFile, files.extraVarsFile]);
	assert.ok(!compareWithDisk(() => files)(off));
	assert.ok(compareWithDisk(() => files)(on));
	await writeConfiguration(on, files);
	assert.equal(await readFile(files.configFile, 'utf8'), printDotconfig(on));
	assert.equal(await readFile(`${files.configFile}.old`, 'utf8'), printDotconfig(off));
	assert.equal(await readFile(files.extraVarsFile, 'utf8'), '---\na: True\n');
	assert.deepEqual((await readdir(directory)).sort(), [
		'.config',
		'.config.old',
		'.extra_vars_auto.yaml',
	]);
});

test('what is the same already is not touched', async t => {
	const files = filesIn(await temporaryDirectory(t));
	await writeConfiguration(off, files);
	const longAgo = new Date('2001-02-03');
	for (const file of [files.configFile, files.extraVarsFile]) await utimes(file, longAgo, longAgo);
	assert.deepEqual(await writeConfiguration(off, files), []);
	for (const file of [files.configFile, files.extraVarsFile])
		assert.deepEqual((await stat(file)).mtime, longAgo);
});

test('a YAML that went missing is written again, though the configuration is the same', async t => {
	const files = filesIn(await temporaryDirectory(t));
	await writeConfiguration(off, {...files, extraVarsFile: undefined});
	assert.deepEqual(await writeConfiguration(off, files), [files.extraVarsFile]);
});

test('bytes that are not UTF-8 are written as they were read', async t => {
	const files = {...filesIn(await temporaryDirectory(t)), extraVarsFile: undefined};
	const named = treeOf('config A\n\tbool "A"\n\nconfig NAME\n\tstring "Name"\n');
	const before = printDotconfig(evaluateConfig(named, 'CONFIG_NAME="Andr?"\n'));
	await writeFile(files.configFile, Buffer.from(before.replace('?', '\u00E9'), 'latin1'));
	const read = evaluateConfig(named, readTextIfThere(files.configFile)!);
	assert.deepEqual(await writeConfiguration(read, files), []);
	const text = `${readTextIfThere(files.configFile)!}CONFIG_A=y\n`;
	await writeConfiguration(evaluateConfig(named, text), files);
	const written = (await readFile(files.configFile)).toString('latin1');
	assert.match(written, /^CONFIG_A=y\nCONFIG_NAME="Andr\u00E9"$/m);
});

test('a full disk takes nothing away, in place or not', async t => {
	const directory = await smallDisk(t);
	if (directory === undefined) {
		t.skip('this user may not mount a small disk');
		return;
	}

	const many = Array.from({length: 400}, (_, index) => `config A${index}\n\tbool "A"\n`).join('');
	const large = treeOf(`${many}\nconfig NAME\n\tstring "Name"\n`);
	const before = evaluateConfig(large, 'CONFIG_NAME="x"\n');
	const longer = evaluateConfig(large, `CONFIG_NAME="${'y'.repeat(20_000)}"\n`);
	for (const inPlace of [true, false]) {
		const files: ConfigurationFiles = {
			...filesIn(directory, inPlace),
			extraVarsFile: undefined,
		};
		await writeConfiguration(before, files);
		await fillDisk(directory);
		await assert.rejects(
			writeConfiguration(longer, files),
			/^ExpectedError: Could not write .*ENOSPC/,
		);
		assert.equal(await readFile(files.configFile, 'utf8'), printDotconfig(before));
		await rm(join(directory, ballast));
	}
});

test('what only its owner may read stays so, and so does its predecessor', async t => {
	const files = filesIn(await temporaryDirectory(t));
	await writeConfiguration(off, files);
	await chmod(files.configFile, 0o600);
	await writeConfiguration(on, files);
	for (const file of [files.configFile, `${files.configFile}.old`]) {
		assert.equal((await stat(file)).mode & 0o777, 0o600, file);
	}
});

test('in place, a link stays a link and nothing is kept beside it', async t => {
	const directory = await temporaryDirectory(t);
	const files = filesIn(directory, true);
	await writeFile(join(directory, 'real'), 'before');
	await symlink('real', files.configFile);
	await writeConfiguration(on, files);
	assert.equal(await readFile(join(directory, 'real'), 'utf8'), printDotconfig(on));
	assert.deepEqual((await readdir(directory)).sort(), ['.config', '.extra_vars_auto.yaml', 'real']);
});

test('directories on the way are made', async t => {
	const files = filesIn(join(await temporaryDirectory(t), 'not', 'there', 'yet'));
	await writeConfiguration(on, files);
	assert.equal(await readFile(files.configFile, 'utf8'), printDotconfig(on));
});

test('a file that cannot be written is named, and what was there is as it was', async t => {
	const directory = join(await temporaryDirectory(t), 'd');
	await mkdir(directory);
	const files = filesIn(directory);
	await writeConfiguration(off, files);
	// Root may write anywhere, so the obstacle is a directory where the kept copy belongs.
	await mkdir(`${files.configFile}.old`);
	await assert.rejects(writeConfiguration(on, files), (error: unknown) => {
		assert.ok(error instanceof ExpectedError);
		assert.ok(error.message.startsWith(`Could not write ${files.configFile}.old: `));
		return true;
	});
	assert.equal(await readFile(files.configFile, 'utf8'), printDotconfig(off));
});
