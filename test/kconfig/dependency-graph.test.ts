import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {applyEdit} from '../../source/kconfig/edits.ts';
import {type Evaluation, evaluate} from '../../source/kconfig/evaluation.ts';
import {nodesBelow} from '../../source/kconfig/menu-tree.ts';
import {parseKconfig} from '../../source/kconfig/parse-kconfig.ts';
import type {KconfigSymbol} from '../../source/kconfig/symbols.ts';
import {treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(`
config MODULES
	bool "Modules"
	modules

config A
	tristate "A"
	imply E

config B
	bool "B"
	depends on A
	select C

config C
	bool "C"
	default y if NAME = "c"

config D
	int "D"
	default LOW if C
	range LOW 9

config LOW
	int "Low"
	default 3

config TEXT
	string
	default NAME if !B
	default "b"

config NAME
	string "Name"

config E
	tristate "E"
	depends on D > 2 || NAME = "e"

choice
	prompt "Choice" if !C
	default TWO if E

config ONE
	bool "One"

config TWO
	bool "Two" if A

config THREE
	bool "Three"

endchoice

config APART
	bool "Apart" if THREE
	default A
`);

/** In the order of the menus; the choice is one of them. */
const symbols = [...nodesBelow(tree.root)].flatMap(({symbol}) =>
	symbol === undefined ? [] : [symbol],
);
const names = symbols.flatMap(({name}) => name ?? []);

const namesOf = (isWanted: (symbol: KconfigSymbol) => boolean) =>
	symbols.filter(isWanted).map(({name}) => name);

/** All that can be seen of an evaluation. */
const seen = (evaluation: Evaluation) =>
	tree.allSymbols.map(symbol => [
		symbol.name,
		evaluation.text(symbol),
		evaluation.visibility(symbol),
		evaluation.isWritten(symbol),
	]);

test('after any edits the values are those that a new evaluation finds, and each difference is told', () => {
	const edit = fc.record({
		name: fc.constantFrom(...names),
		value: fc.constantFrom('y', 'm', 'n', '1', '5', 'e', 'c', undefined),
	});
	fc.assert(
		fc.property(fc.array(edit, {maxLength: 12}), edits => {
			let evaluation = evaluate(tree, new Map<KconfigSymbol, string>());
			for (const {name, value} of edits) {
				const symbol = tree.symbols.get(name)!;
				const result = applyEdit(
					evaluation,
					value === undefined ? {kind: 'reset', symbol} : {kind: 'set', symbol, value},
				);
				if (result.kind === 'refused') continue;
				const before = evaluation;
				evaluation = result.evaluation;
				assert.deepEqual(seen(evaluation), seen(evaluate(tree, evaluation.userValues)));
				assert.deepEqual(
					result.visibilityChanges.map(change => change.symbol.name),
					namesOf(each => before.visibility(each) !== evaluation.visibility(each)),
				);
				const valueOf = (each: KconfigSymbol, of: Evaluation) =>
					of.isWritten(each) ? of.text(each) : undefined;
				assert.deepEqual(
					result.changes.map(change => change.symbol.name),
					namesOf(each => valueOf(each, before) !== valueOf(each, evaluation)),
				);
			}
		}),
		{numRuns: 300},
	);
});

test('what does not depend on an edit is not computed again', () => {
	const evaluation = evaluate(tree, new Map());
	const name = tree.symbols.get('NAME')!;
	const {touched} = evaluation.update(new Map([[name, 'x']]), [name]);
	assert.deepEqual(
		touched.map(symbol => symbol.name),
		['NAME', 'TEXT'],
	);
	assert.deepEqual(evaluation.update(new Map(), []).touched, []);
});

test('a tree whose values depend on themselves can be edited all the same', () => {
	const text = 'config X\n\tbool "X"\n\tdepends on Y\n\nconfig Y\n\tbool "Y"\n\tdepends on !X\n';
	const {tree: cyclic} = parseKconfig('Kconfig', {
		env: {},
		readSource: () => text,
		run: () => ({stdout: ''}),
	});
	const [x, y] = ['X', 'Y'].map(each => cyclic.symbols.get(each)!) as [
		KconfigSymbol,
		KconfigSymbol,
	];
	const evaluation = evaluate(cyclic, new Map()).update(new Map([[y, 'n']]), [y]).evaluation;
	assert.equal(evaluation.text(x), 'n');
});
