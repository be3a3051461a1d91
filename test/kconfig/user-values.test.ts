import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import type {KconfigSymbol} from '../../source/kconfig/symbols.ts';
import {editsBetween, editValues} from '../../source/kconfig/user-values.ts';
import {treeOf} from '../helpers/fixture-tree.ts';

const names = Array.from({length: 100}, (_, number) => `S${number}`);
const tree = treeOf(names.map(name => `config ${name}\n\tstring\n\n`).join(''));
const symbols = names.map(name => tree.symbols.get(name)!);

const named = (values: Iterable<[KconfigSymbol, string]>) =>
	[...values].map(([{name}, value]) => `${name}=${value}`);

test('edited values are those of a map in which each edit deletes and sets', () => {
	const edit = fc.tuple(
		fc.constantFrom(...names),
		fc.option(fc.constantFrom('y', 'n', ''), {nil: undefined}),
	);
	fc.assert(
		fc.property(fc.array(edit, {maxLength: 200}), edits => {
			const expected = new Map<KconfigSymbol, string>(symbols.slice(50).map(each => [each, 'm']));
			let values: ReadonlyMap<KconfigSymbol, string> = new Map(expected);
			for (const [name, value] of edits) {
				const symbol = tree.symbols.get(name)!;
				const before = named(values);
				const next = editValues(values, [[symbol, value]]);
				assert.deepEqual(named(values), before);
				values = next;
				expected.delete(symbol);
				if (value !== undefined) expected.set(symbol, value);
				assert.equal(values.get(symbol), value);
				assert.equal(values.has(symbol), value !== undefined);
			}
			assert.deepEqual(named(values), named(expected));
			assert.deepEqual(
				[...values.keys()].map(({name}) => name),
				[...expected.keys()].map(({name}) => name),
			);
			assert.deepEqual([...values.values()], [...expected.values()]);
			assert.equal(values.size, expected.size);
			const told = new Map<KconfigSymbol, string>();
			values.forEach((value, symbol) => told.set(symbol, value));
			assert.deepEqual(named(told), named(expected));
		}),
		{numRuns: 50},
	);
});

test('the edits between two sets of values lead from one to the other', () => {
	const edits = fc.array(
		fc.tuple(
			fc.constantFrom(...symbols),
			fc.option(fc.constantFrom('y', 'n', ''), {nil: undefined}),
		),
		{maxLength: 100},
	);
	const base = new Map<KconfigSymbol, string>(symbols.slice(50).map(each => [each, 'm']));
	fc.assert(
		fc.property(edits, edits, fc.boolean(), (one, other, isRelated) => {
			const before = editValues(base, one);
			const after = editValues(isRelated ? before : new Map(base), other);
			const between = editsBetween(before, after);
			assert.deepEqual(new Set(named(editValues(before, between))), new Set(named(after)));
			for (const [symbol, value] of between) assert.notEqual(before.get(symbol), value);
		}),
	);
});
