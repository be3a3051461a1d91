import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {printDotconfig} from '../../source/config/dotconfig.ts';
import {configurationText, writeConfiguration} from '../../source/config/files.ts';
import {keptLinesIn} from '../../source/config/kept-lines.ts';
import {evaluateConfig, treeOf} from '../helpers/fixture-tree.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const tree = treeOf('config A\n\tbool "A"\n');
const evaluation = evaluateConfig(tree, 'CONFIG_A=y\n');
const lines = ['CONFIG_OLD=y', '# CONFIG_OTHER is not set'];

test('kept lines end the file under a comment, and are found there again', () => {
	const text = configurationText(evaluation, {keptLines: lines});
	assert.equal(
		text,
		`${printDotconfig(evaluation)}
#
# Kept on request: not in this Kconfig tree
#
CONFIG_OLD=y
# CONFIG_OTHER is not set
`,
	);
	assert.deepEqual(keptLinesIn(text), lines);
	assert.deepEqual(keptLinesIn(text.replaceAll('\n', '\r\n')), lines);
});

test('only those: what others put behind them is as unknown as any', () => {
	const text = configurationText(evaluation, {keptLines: lines});
	assert.deepEqual(keptLinesIn(`${text}\nCONFIG_LATER=y\n`), lines);
	assert.deepEqual(keptLinesIn('CONFIG_OLD=y\n'), []);
});

test('nothing is written twice: what the tree has by now, or what sets nothing, is not kept', () => {
	const plain = printDotconfig(evaluation);
	for (const keptLines of [[], ['# CONFIG_A is not set'], ['nonsense', '# comment']]) {
		assert.equal(configurationText(evaluation, {keptLines}), plain);
	}

	assert.match(configurationText(evaluation, {prefix: 'B_', keptLines: ['B_OLD=y']}), /^B_OLD=y$/m);
	assert.doesNotMatch(configurationText(evaluation, {prefix: 'B_', keptLines: ['C_OLD=y']}), /OLD/);
});

test('a save that keeps what was kept changes nothing', async t => {
	const configFile = join(await temporaryDirectory(t), '.config');
	await writeFile(configFile, configurationText(evaluation, {keptLines: lines}));
	const files = {
		configFile,
		extraVarsFile: undefined,
		allExtraVars: false,
		overwriteInPlace: false,
		keptLines: keptLinesIn(await readFile(configFile, 'utf8')),
	};
	assert.deepEqual(await writeConfiguration(evaluation, files), []);
});
