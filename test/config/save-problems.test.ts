import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseDotconfig} from '../../source/config/dotconfig.ts';
import {problemsIn} from '../../source/config/save-problems.ts';
import {evaluateConfig, treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(`
config A
	bool "A"

config NAME
	string "Name"
	default "x"

config PORT
	int "Port"
	range 1 100
	default 22

config MASK
	hex "Mask"
	range 0x1 0xf
`);

const problems = (config: string, keptLines: readonly string[] = [], prefix?: string) =>
	problemsIn(
		parseDotconfig(config, tree, {file: '.config', ...(prefix !== undefined && {prefix})}),
		evaluateConfig(tree, config),
		{keptLines, prefix},
	);

for (const [line, text] of [
	['CONFIG_A=x', 'line 1: A=x is no bool, takes n'],
	['CONFIG_PORT=abc', 'line 1: PORT=abc is no int, takes 22'],
	['CONFIG_PORT=900', 'line 1: PORT=900 is outside 1..100, takes 100'],
	['CONFIG_MASK=0x10', 'line 1: MASK=0x10 is outside 0x1..0xf, takes 0xf'],
	['CONFIG_NAME=y', 'line 1: NAME=y has no quotes, takes "x"'],
	['CONFIG_NAME="y', 'line 1: NAME="y has no closing quote, takes "x"'],
	['<<<<<<< HEAD', 'line 1 sets nothing: <<<<<<< HEAD'],
	['CONFIG_A=y\n# CONFIG_A is not set', 'line 2 sets A once more: the last one counts'],
] as const) {
	test(`what is told of ${line.replace('\n', ', ')}`, () => {
		assert.deepEqual(problems(`${line}\n`), [{text}]);
	});
}

test('what is as it should be, or only says nothing of an option, is no problem', () => {
	assert.deepEqual(problems('# A comment\n\nCONFIG_A=y\nCONFIG_PORT=100\n'), []);
});

test('lines of unknown options can be kept, each once, in the order of the file', () => {
	const config = 'CONFIG_OLD=y\nCONFIG_PORT=0\n# CONFIG_OTHER is not set\nCONFIG_OLD=y\n';
	assert.deepEqual(problems(config, ['# CONFIG_OTHER is not set', 'CONFIG_GONE=y']), [
		{text: 'line 1: no option of this tree', line: {text: 'CONFIG_OLD=y', isKept: false}},
		{text: 'line 2: PORT=0 is outside 1..100, takes 1'},
		{
			text: 'line 3: no option of this tree',
			line: {text: '# CONFIG_OTHER is not set', isKept: true},
		},
		{text: 'not in the file any more', line: {text: 'CONFIG_GONE=y', isKept: true}},
	]);
});

test('another prefix is no part of the names', () => {
	assert.deepEqual(problems('BR2_PORT=x\n', [], 'BR2_'), [
		{text: 'line 1: PORT=x is no int, takes 22'},
	]);
});
