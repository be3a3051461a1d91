import assert from 'node:assert/strict';
import {readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {writeConfiguration, type ConfigurationFiles} from '../../source/config/files.ts';
import {previewSave} from '../../source/config/save-preview.ts';
import {evaluateConfig, treeOf} from '../helpers/fixture-tree.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const tree = treeOf(`
config A
	bool "A"
	default y

config NAME
	string "Name"
	default "x"
	output yaml
`);

const filesIn = (directory: string): ConfigurationFiles => ({
	configFile: join(directory, '.config'),
	extraVarsFile: join(directory, '.extra_vars_auto.yaml'),
	allExtraVars: false,
	overwriteInPlace: false,
});

test('new files, changed ones, and nothing to do', async t => {
	const directory = await temporaryDirectory(t);
	const files = filesIn(directory);
	const preview = (config: string) => previewSave(evaluateConfig(tree, config), files, '.config');
	const names = (config: string) =>
		preview(config).files.map(({file, what}) => `${file.slice(directory.length + 1)}: ${what}`);

	assert.deepEqual(names(''), ['.config: new, 6 lines', '.extra_vars_auto.yaml: new, 2 lines']);
	assert.deepEqual(preview('').differences, []);
	assert.deepEqual(await readdir(directory), []);

	await writeConfiguration(evaluateConfig(tree, ''), files);
	assert.deepEqual(names(''), []);
	assert.deepEqual(names('CONFIG_NAME="y"'), [
		'.config: 1 of 6 lines differs',
		'.config.old: what is there now',
		'.extra_vars_auto.yaml: 1 of 2 lines differs',
	]);
});

test('what the file lacks, says otherwise, or says of options that are not there', async t => {
	const directory = await temporaryDirectory(t);
	const files = filesIn(directory);
	await writeFile(files.configFile, 'CONFIG_NAME="y"\nCONFIG_OLD_THING=y\nnonsense\n');
	const {differences, problems} = previewSave(evaluateConfig(tree, ''), files, '.config');
	assert.deepEqual(
		differences.map(({symbol, before, after}) => [symbol.name, before, after]),
		[
			['A', undefined, 'y'],
			['NAME', 'y', 'x'],
		],
	);
	assert.deepEqual(problems, [
		{text: 'line 2: no option of this tree', line: {text: 'CONFIG_OLD_THING=y', isKept: false}},
		{text: 'line 3 sets nothing: nonsense'},
	]);
});
