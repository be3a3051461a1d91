import assert from 'node:assert/strict';
import {test} from 'node:test';
import {dependenciesOf, editedSymbols} from '../../source/kconfig/dependencies.ts';
import type {KconfigSymbol} from '../../source/kconfig/symbols.ts';
import {treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(`
config A
	bool "A"

config B
	bool "B"
	depends on A
	select C

config C
	bool "C"

config D
	int
	default 1 if C
	range LOW 9

config LOW
	int "Low"

config APART
	bool "Apart"

choice
	prompt "Choice"

config ONE
	bool "One"

config TWO
	bool "Two" if A

endchoice
`);

const symbol = (name: string): KconfigSymbol => {
	const found = tree.symbols.get(name);
	assert.ok(found, name);
	return found;
};

test('in a choice the order of setting counts, too', () => {
	const [one, two] = [symbol('ONE'), symbol('TWO')];
	const before = new Map([
		[one, 'y'],
		[two, 'y'],
	]);
	const after = new Map([
		[two, 'y'],
		[one, 'y'],
	]);
	assert.deepEqual(editedSymbols(before, new Map(before)), []);
	assert.ok(editedSymbols(before, after).includes(two));
});

test('what a symbol needs comes before it', () => {
	const order = dependenciesOf(tree)
		.inOrder(symbol('D'), ({isConstant}) => isConstant)
		.map(({name}) => name);
	assert.equal(order.at(-1), 'D');
	assert.ok(order.indexOf('A') < order.indexOf('B'));
	assert.ok(order.indexOf('B') < order.indexOf('C'));
});
