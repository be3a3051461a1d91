import assert from 'node:assert/strict';
import {test} from 'node:test';
import {causeLines} from '../../source/kconfig/cause-text.ts';
import {causesOf} from '../../source/kconfig/causes.ts';
import {evaluateConfig, treeOf} from '../helpers/fixture-tree.ts';

test('each symbol is told once, with its place, and what nothing defines without one', () => {
	const tree = treeOf(`
config A
	bool "A"

config B
	bool "B"
	depends on A

config C
	bool "C"
	depends on A && B && MISSING
`);
	const evaluation = evaluateConfig(tree, '');
	const c = tree.symbols.get('C');
	assert.ok(c);
	assert.deepEqual(causeLines(causesOf(evaluation, c), '  '), [
		'  A=n (Kconfig:2): can be changed: A',
		'  B=n (Kconfig:5): hidden: needs A=y',
		'  MISSING=n: nothing defines it',
	]);
});
