import assert from 'node:assert/strict';
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {configurationText} from '../../source/config/files.ts';
import {
	loadConfiguration,
	openProject,
	type ProjectConfiguration,
} from '../../source/commands/configuration.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const kconfig = 'config NUMBER\n\tint "A number"\n\tdefault 1\n';

async function loadIn(
	t: TestContext,
	files: Readonly<Record<string, string>>,
	env: Record<string, string>,
): Promise<ProjectConfiguration> {
	const directory = await temporaryDirectory(t);
	await mkdir(join(directory, 'arch'));
	for (const [name, text] of Object.entries({...files, Kconfig: kconfig})) {
		await writeFile(join(directory, name), text);
	}

	return loadConfiguration(createContext(directory, {env, options: {kconfig: 'Kconfig'}}).context);
}

test('without a configuration the first of KCONFIG_DEFCONFIG_LIST that is there stands in for it', async t => {
	const env = {KCONFIG_DEFCONFIG_LIST: 'gone arch/some\n arch/other'};
	const files = {'arch/some': 'CONFIG_NUMBER=2\n', 'arch/other': 'CONFIG_NUMBER=3\n'};
	const found = await loadIn(t, files, env);
	assert.equal(found.get('NUMBER'), '2');
	assert.equal(found.defaultsFile, 'arch/some');
	assert.equal(found.configExists, false);
	assert.equal(found.configText, undefined);

	const own = await loadIn(t, {...files, '.config': 'CONFIG_NUMBER=4\n'}, env);
	assert.equal(own.get('NUMBER'), '4');
	assert.equal(own.defaultsFile, undefined);
});

test('KCONFIG_WERROR makes an error of a warning about the configuration', async t => {
	const files = {'.config': 'CONFIG_NUMBER\n'};
	const {warnings} = await loadIn(t, files, {});
	assert.equal(warnings.length, 1);
	await assert.rejects(loadIn(t, files, {KCONFIG_WERROR: '1'}), {message: warnings[0]!});
	const sound = await loadIn(t, {'.config': 'CONFIG_NUMBER=5\n'}, {KCONFIG_WERROR: '1'});
	assert.equal(sound.get('NUMBER'), '5');
});

test('the variable CONFIG_ says what names start with, KCONFIG_CONFIG_HEADER what comes first', async t => {
	const env = {CONFIG_: 'KDEVOPS_', KCONFIG_CONFIG_HEADER: '# ours'};
	const {get, evaluation, project} = await loadIn(t, {'.config': 'KDEVOPS_NUMBER=6\n'}, env);
	assert.equal(get('NUMBER'), '6');
	const written = configurationText(evaluation, project);
	assert.match(written, /^# ours\n#\n# Automatically generated/);
	assert.match(written, /^KDEVOPS_NUMBER=6$/m);
});

test('errors of the tree are told with the lines that they are about, each line once', async t => {
	const directory = await temporaryDirectory(t);
	const text = 'config A\n\tbool "A"\n\tdefualt y\n\nif A\nsource "more"\n';
	await writeFile(join(directory, 'Kconfig'), text);
	await writeFile(join(directory, 'more'), 'gsource "x/*"\n');
	const {context} = createContext(directory, {options: {kconfig: 'Kconfig'}});
	assert.throws(() => openProject(context), {
		message: [
			'Kconfig:3: syntax error',
			'Kconfig:3: unknown statement "defualt"',
			'    defualt y',
			'more:1: syntax error',
			'more:1: unknown statement "gsource"',
			'    gsource "x/*"',
			'Kconfig:5: missing end statement for this entry',
			'    if A',
		].join('\n'),
	});
});
