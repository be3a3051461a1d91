import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseDotconfig} from '../../source/config/dotconfig.ts';
import {type Evaluation, evaluate} from '../../source/kconfig/evaluation.ts';
import type {KconfigTree} from '../../source/kconfig/menu-tree.ts';
import {parseKconfig} from '../../source/kconfig/parse-kconfig.ts';

export const fixtures = join(import.meta.dirname, '..', 'fixtures');

export const readFixture = (...path: string[]): string =>
	readFileSync(join(fixtures, ...path), 'utf8');

/** Parses a tree that sources nothing but `sources` and runs nothing; an error in it fails the test. */
export function treeOf(
	text: string,
	env: Record<string, string> = {},
	sources: Readonly<Record<string, string>> = {},
): KconfigTree {
	const {tree, diagnostics} = parseKconfig('Kconfig', {
		env,
		readSource: file => (file === 'Kconfig' ? text : sources[file]),
		run: () => ({stdout: ''}),
	});
	assert.deepEqual(
		diagnostics.filter(({severity}) => severity === 'error'),
		[],
	);
	return tree;
}

/** The values of a tree under a `.config`'s text. */
export const evaluateConfig = (tree: KconfigTree, config: string): Evaluation =>
	evaluate(tree, parseDotconfig(config, tree, {file: '.config'}).userValues);
