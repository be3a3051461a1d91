import assert from 'node:assert/strict';
import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {openProject} from '../../source/commands/configuration.ts';
import {findProjectFiles} from '../../source/commands/project-files.ts';
import {ExpectedError} from '../../source/errors.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

test("the tree is a kdevops checkout's, else the directory's, else the shipped one", async t => {
	const directory = await temporaryDirectory(t);
	const {context} = createContext(directory);
	const kconfigFile = () => findProjectFiles(context).kconfigFile;
	assert.match(kconfigFile(), /Kconfig\.datacrunch$/);
	assert.notEqual(kconfigFile(), join(directory, 'Kconfig.datacrunch'));

	await writeFile(join(directory, 'Kconfig.datacrunch'), '');
	assert.equal(kconfigFile(), join(directory, 'Kconfig.datacrunch'));

	// A Kconfig alone makes no kdevops checkout.
	await writeFile(join(directory, 'Kconfig'), '');
	assert.equal(findProjectFiles(context).isKdevops, false);
	for (const folder of ['scripts/kconfig', 'terraform/datacrunch', 'playbooks']) {
		await mkdir(join(directory, folder), {recursive: true});
	}

	assert.equal(kconfigFile(), join(directory, 'Kconfig'));
	assert.equal(findProjectFiles(context).isKdevops, true);
});

test('where the directory has a Kconfig tree that nobody named, it is said that it is not read', async t => {
	const directory = await temporaryDirectory(t);
	const warnings = (options = {}) =>
		openProject(createContext(directory, {options}).context).warnings;
	assert.deepEqual(warnings(), []);
	await writeFile(join(directory, 'Kconfig'), 'config A\n\tbool "A"\n');
	assert.deepEqual(warnings(), ["this is dcmenu's own tree; --kconfig Kconfig takes the one here"]);
	assert.deepEqual(warnings({kconfig: 'Kconfig'}), []);
	await writeFile(join(directory, 'Kconfig.datacrunch'), 'config B\n\tbool "B"\n');
	assert.deepEqual(warnings(), []);
});

test('the configuration is --config, else KCONFIG_CONFIG, else .config', async t => {
	const directory = await temporaryDirectory(t);
	const named = (env: Record<string, string>, options = {}) =>
		findProjectFiles(createContext(directory, {env, options}).context).configFile;
	assert.equal(named({}), join(directory, '.config'));
	assert.equal(named({KCONFIG_CONFIG: 'other'}), join(directory, 'other'));
	assert.equal(named({KCONFIG_CONFIG: 'other'}, {config: 'mine'}), join(directory, 'mine'));
});

test('a home directory, where .config is a directory, is refused with what to do', async t => {
	const directory = await temporaryDirectory(t);
	await mkdir(join(directory, '.config'));
	assert.throws(() => findProjectFiles(createContext(directory).context), {
		message: `${join(directory, '.config')} is a directory, and no configuration.`,
	});
});

test('a configuration that cannot be looked at is named, and no bug', async t => {
	const directory = await temporaryDirectory(t);
	await symlink('.config', join(directory, '.config'));
	for (const name of ['.config', 'x'.repeat(300)]) {
		const {context} = createContext(directory, {options: {config: name}});
		assert.throws(
			() => findProjectFiles(context),
			error => error instanceof ExpectedError && error.message.includes(join(directory, name)),
		);
	}
});

test('a Kconfig tree that was named has to exist', async t => {
	const directory = await temporaryDirectory(t);
	const {context} = createContext(directory, {options: {kconfig: 'nowhere'}});
	assert.throws(() => findProjectFiles(context), /There is no Kconfig tree at .*nowhere/);
});

test('where the directory has none, the tree that was named is looked for in $srctree', async t => {
	const directory = await temporaryDirectory(t);
	const source = await temporaryDirectory(t);
	await writeFile(join(source, 'Kconfig'), 'source "sub/Kconfig"\n');
	await mkdir(join(source, 'sub'));
	await writeFile(join(source, 'sub/Kconfig'), 'config A\n\tbool "A"\n');
	const {context} = createContext(directory, {
		env: {srctree: source},
		options: {kconfig: 'Kconfig'},
	});
	assert.equal(findProjectFiles(context).kconfigFile, join(source, 'Kconfig'));
	assert.deepEqual(openProject(context).tree.files, ['Kconfig', 'sub/Kconfig']);
	assert.equal(findProjectFiles(context).configFile, join(directory, '.config'));

	await writeFile(join(directory, 'Kconfig'), '');
	assert.equal(findProjectFiles(context).kconfigFile, join(directory, 'Kconfig'));
});
