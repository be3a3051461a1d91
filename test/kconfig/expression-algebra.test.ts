import assert from 'node:assert/strict';
import {test} from 'node:test';
import {describeExpression} from '../../source/kconfig/expression-text.ts';
import {treeOf} from '../helpers/fixture-tree.ts';

/** What a dependency is simplified to. A, B and C are bools, T is a tristate, U is not defined. */
const simplified = (dependency: string): string => {
	const symbols = ['A', 'B', 'C'].map(name => `config ${name}\n\tbool "${name}"\n`).join('');
	const tree = treeOf(
		`${symbols}config T\n\ttristate "T"\nconfig MODULES\n\tbool "M"\n\tmodules\n` +
			`config X\n\tbool "X"\n\tdepends on ${dependency}\n`,
	);
	return describeExpression(tree.symbols.get('X')?.nodes[0]?.dependsOn);
};

const table: readonly [string, string][] = [
	['A=y', 'A'],
	['A!=n', 'A'],
	['A=n', '!A'],
	['A!=y', '!A'],
	['T=y', 'T=y'],
	['!!A', 'A'],
	['!(A && B)', '!A || !B'],
	['!(A || B && C)', '!A && (!B || !C)'],
	['!(U < 5)', 'U>=5'],
	['!(T = m)', 'T!=m'],
	['m', 'm && MODULES'],
	['A && y', 'A'],
	['A || n', 'A'],
	['A && n', 'n'],
	['A && B && A', 'B && A'],
	['A || B || A', 'B || A'],
	['A || !A', 'y'],
	['T && T != n', 'T'],
	['T && T = y', 'T=y'],
	['T && T != m', 'T=y'],
	['T = y || T = m', 'T!=n'],
	['T != y && T != n', 'T=m'],
	['T = y && T != n', 'T=y'],
	['T = y && T != y', 'n'],
	['(A || B) && (B || A)', 'A || B'],
	['A && (B || C)', 'A && (B || C)'],
	['A && B || C', 'A && B || C'],
];

for (const [dependency, expected] of table) {
	test(`${dependency} is ${expected}`, () => {
		assert.equal(simplified(dependency), expected);
	});
}
