import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Evaluation} from '../../../source/kconfig/evaluation.ts';
import type {Way} from '../../../source/kconfig/plans/demands.ts';
import {doEdits, neededEdits, type SetEdit} from '../../../source/kconfig/plans/plan-edits.ts';
import type {KconfigSymbol} from '../../../source/kconfig/symbols.ts';
import {evaluateConfig, treeOf} from '../../helpers/fixture-tree.ts';

const before = evaluateConfig(
	treeOf(
		'config A\n\tbool "A"\nconfig B\n\tbool "B"\n\tdepends on A\nconfig C\n\tbool "C"\nconfig D\n\tbool "D"\n\tdepends on A || C\n',
	),
	'',
);

const symbolOf = ({tree}: Evaluation, name: string): KconfigSymbol => {
	const symbol = tree.symbols.get(name);
	assert.ok(symbol, name);
	return symbol;
};

const goalOf = (...names: readonly string[]): Way =>
	names.map(name => ({kind: 'value', symbol: symbolOf(before, name), bound: 'at-least', level: 2}));

const turnOn = (...names: readonly string[]): readonly SetEdit[] =>
	names.map(name => ({kind: 'set', symbol: symbolOf(before, name), value: 'y'}));

/** The names of what is left of edits. */
const needed = (
	names: readonly string[],
	known?: readonly string[],
	goal = goalOf('D'),
): readonly string[] | undefined => {
	const done = doEdits(before, turnOn(...names));
	assert.ok(done);
	const pieces = neededEdits(
		before,
		goal,
		done,
		known && new Set(known.map(name => symbolOf(before, name))),
	);
	let piece = pieces.next();
	while (piece.done !== true) piece = pieces.next();
	return piece.value?.edits.map(({symbol}) => symbol.name ?? '');
};

test('what made room for an edit that is not needed is not needed either', () => {
	assert.deepEqual(needed(['A', 'B', 'C', 'D']), ['A', 'D']);
});

test('where a plan is known already, another one is looked for in the same edits', () => {
	assert.deepEqual(needed(['A', 'B', 'C', 'D'], ['A', 'D']), ['C', 'D']);
	assert.equal(needed(['A', 'B', 'D'], ['A', 'D']), undefined);
});

test('what is refused without an edit that is not needed is tried again after the others', () => {
	assert.deepEqual(needed(['A', 'D', 'C'], undefined, goalOf('C', 'D')), ['C', 'D']);
});
