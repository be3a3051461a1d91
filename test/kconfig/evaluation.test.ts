import assert from 'node:assert/strict';
import {test} from 'node:test';
import {evaluate} from '../../source/kconfig/evaluation.ts';
import type {KconfigTree} from '../../source/kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../source/kconfig/symbols.ts';
import {evaluateConfig, treeOf} from '../helpers/fixture-tree.ts';

const symbolOf = (tree: KconfigTree, name: string): KconfigSymbol => {
	const symbol = tree.symbols.get(name);
	assert.ok(symbol, name);
	return symbol;
};

test('a menu shows what can be seen, and what is on and holds something that can', () => {
	const tree = treeOf(`
config A
	bool "A"

menu "Menu"
	visible if A

config B
	bool "B"

endmenu

menuconfig C
	bool "C" if A
	default y

config D
	bool "D"
	depends on C
`);
	const shown = (config: string): readonly (string | undefined)[] => {
		const evaluation = evaluateConfig(tree, config);
		return tree.root.children
			.filter(node => evaluation.isShown(node))
			.map(node => node.prompt?.text);
	};
	assert.deepEqual(shown('CONFIG_A=y\n'), ['A', 'Menu', 'C']);
	assert.deepEqual(shown('# CONFIG_A is not set\n'), ['A', 'C']);
});

test('what can be assigned is what visibility and selects leave', () => {
	const tree = treeOf(`
config MODULES
	bool "Modules"
	modules
	default y

config FREE
	tristate "Free"

config SELECTING
	tristate "Selecting"
	select FREE

config LIMITED
	tristate "Limited"
	depends on SELECTING
`);
	const assignable = (config: string, name: string) =>
		evaluateConfig(tree, config).assignable(symbolOf(tree, name));
	assert.deepEqual(assignable('', 'FREE'), [0, 1, 2]);
	assert.deepEqual(assignable('CONFIG_SELECTING=m\n', 'FREE'), [1, 2]);
	assert.deepEqual(assignable('CONFIG_SELECTING=y\n', 'FREE'), []);
	assert.deepEqual(assignable('CONFIG_SELECTING=m\n', 'LIMITED'), [0, 1]);
	assert.deepEqual(assignable('# CONFIG_MODULES is not set\n', 'FREE'), [0, 2]);
});

test('the active range is given as the texts of its bounds', () => {
	const tree = treeOf(`
config LOW
	int "Low"
	default 2

config X
	int "X"
	range 0 1 if LOW > 5
	range LOW 9
`);
	const range = (config: string) => evaluateConfig(tree, config).range(symbolOf(tree, 'X'));
	assert.deepEqual(range(''), {low: '2', high: '9'});
	assert.deepEqual(range('CONFIG_LOW=6\n'), {low: '0', high: '1'});
});

test('the order of what the user set decides in a choice', () => {
	const tree = treeOf(`
choice
	prompt "Choice"

config A
	bool "A"

config B
	bool "B"

endchoice
`);
	const [a, b] = [symbolOf(tree, 'A'), symbolOf(tree, 'B')];
	const [choice] = tree.choices;
	assert.ok(choice);
	const selection = (...order: KconfigSymbol[]) =>
		evaluate(tree, new Map(order.map(symbol => [symbol, 'y']))).selection(choice);
	assert.equal(selection(a, b), b);
	assert.equal(selection(b, a), a);
	assert.equal(selection(), a);
});

test('values that wait for each other by the thousand do not overflow the stack', () => {
	const count = 20_000;
	const tree = treeOf(
		Array.from(
			{length: count},
			(_, index) => `config S${index}\n\tbool\n\tdefault S${index + 1}\n`,
		).join('') + `config S${count}\n\tdef_bool y\n`,
	);
	const evaluation = evaluate(tree, new Map());
	assert.equal(evaluation.text(symbolOf(tree, 'S0')), 'y');
});

test('a long condition is a value, too', () => {
	const names = Array.from({length: 1000}, (_, index) => `UNDEFINED_${index}`);
	const tree = treeOf(`config A\n\tdef_bool !(${names.join(' || ')})\n`);
	assert.equal(evaluate(tree, new Map()).text(symbolOf(tree, 'A')), 'y');
});
