import assert from 'node:assert/strict';
import {test} from 'node:test';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import {describeExpression, describeWithValues} from '../../source/kconfig/expression-text.ts';
import {treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(`
config A
	bool "A"
	default y

config B
	bool "B"

config NAME
	string "Name"
	default "x y"

config X
	bool "X"
	depends on (A || !B) && !(A && NAME = "x y") && UNDEFINED
`);
const dependency = tree.symbols.get('X')?.directDependency;

test('an expression has no more parentheses than it needs, and constants no quotes', () => {
	assert.equal(describeExpression(dependency), '(A || !B) && (!A || NAME!=x y) && UNDEFINED');
	assert.equal(describeExpression(undefined), 'y');
});

test('values stand behind what has a type', () => {
	assert.ok(dependency);
	assert.equal(
		describeWithValues(evaluate(tree, new Map()), dependency),
		'(A [=y] || !B [=n]) && (!A [=y] || NAME [=x y]!=x y) && UNDEFINED',
	);
});
