import assert from 'node:assert/strict';
import {test} from 'node:test';
import {affectedByEdit, dependenciesOf} from '../../source/kconfig/dependencies.ts';
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

/** The names of the defined symbols among those that setting one affects. */
const affected = (name: string): readonly (string | undefined)[] =>
	affectedByEdit(tree, new Map(), new Map([[symbol(name), 'y']]))
		.filter(({isChoice}) => !isChoice)
		.map(({name}) => name)
		.toSorted((one = '', other = '') => one.localeCompare(other));

test('an edit reaches what depends on the symbol, however far', () => {
	assert.deepEqual(affected('A'), ['A', 'B', 'C', 'D', 'ONE', 'TWO']);
	assert.deepEqual(affected('LOW'), ['D', 'LOW']);
	assert.deepEqual(affected('APART'), ['APART']);
	assert.deepEqual(affected('ONE'), ['ONE', 'TWO']);
});

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
	assert.equal(affectedByEdit(tree, before, new Map(before)).length, 0);
	assert.ok(affectedByEdit(tree, before, after).includes(two));
});

test('what a symbol needs comes before it', () => {
	const order = dependenciesOf(tree)
		.inOrder(symbol('D'), ({isConstant}) => isConstant)
		.map(({name}) => name);
	assert.equal(order.at(-1), 'D');
	assert.ok(order.indexOf('A') < order.indexOf('B'));
	assert.ok(order.indexOf('B') < order.indexOf('C'));
});
