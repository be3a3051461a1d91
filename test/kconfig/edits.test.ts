import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {printDotconfig} from '../../source/config/dotconfig.ts';
import {applyEdit, type Edit, toggle} from '../../source/kconfig/edits.ts';
import {type Evaluation, evaluate} from '../../source/kconfig/evaluation.ts';
import type {KconfigSymbol, SymbolType} from '../../source/kconfig/symbols.ts';
import {evaluateConfig, readFixture, treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(`
config MODULES
	bool "Modules"
	modules

config TERRAFORM
	bool "Terraform"

config NODES
	int "Nodes"
	depends on TERRAFORM
	range 1 10
	default 1

config ADDRESS
	hex "Address"
	range 0x10 0xff

config NAME
	string "Name"

config DRIVER
	tristate "Driver"

config ADDON
	tristate "Add-on"
	depends on DRIVER

config FORCING
	bool "Forcing"
	select FORCED

config FORCED
	bool "Forced"

config COMPUTED
	bool
	default y if TERRAFORM

choice
	prompt "Engine"

config BUILTIN
	bool "Built in"

config EXTERNAL
	bool "External"

config REMOTE
	bool "Remote" if TERRAFORM

endchoice
`);

const symbol = (name: string): KconfigSymbol => {
	const found = tree.symbols.get(name);
	assert.ok(found, name);
	return found;
};

const set = (name: string, value: string): Edit => ({kind: 'set', symbol: symbol(name), value});

/** The evaluation after edits that must not be refused. */
const after = (...settings: string[]): Evaluation =>
	settings.reduce(
		(evaluation, setting) => {
			const [name = '', value = ''] = setting.split('=');
			const result = applyEdit(evaluation, set(name, value));
			assert.equal(result.kind, 'changed', setting);
			assert.ok(result.kind === 'changed');
			return result.evaluation;
		},
		evaluate(tree, new Map()),
	);

const refusal = (evaluation: Evaluation, setting: string): string | undefined => {
	const [name = '', value = ''] = setting.split('=');
	const result = applyEdit(evaluation, set(name, value));
	return result.kind === 'refused' ? result.reason : undefined;
};

test('an edit says what changes with it, in the order of the tree', () => {
	const result = applyEdit(evaluate(tree, new Map()), set('TERRAFORM', 'y'));
	assert.ok(result.kind === 'changed');
	assert.deepEqual(
		result.changes.map(({symbol, before, after}) => [symbol.name, before, after]),
		[
			['TERRAFORM', 'n', 'y'],
			['NODES', undefined, '1'],
			['COMPUTED', undefined, 'y'],
			['REMOTE', undefined, 'n'],
		],
	);
});

test('an edit leaves the evaluation it was made on as it was', () => {
	const before = evaluate(tree, new Map());
	applyEdit(before, set('TERRAFORM', 'y'));
	assert.equal(before.text(symbol('TERRAFORM')), 'n');
	assert.equal(before.userValues.size, 0);
});

test('what the menu would refuse is refused with the reason', () => {
	const plain = after();
	const table: readonly [Evaluation, string, string][] = [
		[plain, 'TERRAFORM=m', 'this option is a bool'],
		[plain, 'TERRAFORM=yes', '"yes" is not y or n'],
		[plain, 'DRIVER=m', 'needs MODULES=y'],
		[plain, 'NODES=3', 'needs TERRAFORM=y'],
		[after('TERRAFORM=y'), 'NODES=12', '12 is outside the range 1-10'],
		[after('TERRAFORM=y'), 'NODES=07', '"07" is not a whole number'],
		[plain, 'ADDRESS=0x100', '0x100 is outside the range 0x10-0xff'],
		[plain, 'ADDRESS=zz', '"zz" is not a hexadecimal number'],
		[plain, 'NAME=two\nlines', 'a value is a single line'],
		[after('FORCING=y'), 'FORCED=n', 'selected by FORCING'],
		[after('MODULES=y', 'DRIVER=m'), 'ADDON=y', 'it can be m at most'],
		[plain, 'COMPUTED=y', 'it has no prompt: its value follows from others'],
		[plain, 'BUILTIN=n', 'it is the one chosen of "Engine": choose another instead'],
		[plain, 'REMOTE=y', 'needs TERRAFORM=y'],
	];
	for (const [evaluation, setting, reason] of table) {
		assert.equal(refusal(evaluation, setting), reason, setting);
	}
	const [choice] = tree.choices;
	assert.ok(choice);
	assert.equal(applyEdit(plain, {kind: 'set', symbol: choice, value: 'y'}).kind, 'refused');
});

test('a hex gets the prefix that it lacks', () => {
	assert.equal(after('ADDRESS=1F').text(symbol('ADDRESS')), '0x1F');
});

test('choosing a member turns the others off, and choosing again counts more', () => {
	const chosen = after('EXTERNAL=y');
	const names = ['BUILTIN', 'EXTERNAL', 'REMOTE'].map(name => chosen.text(symbol(name)));
	assert.deepEqual(names, ['n', 'y', 'n']);
	assert.equal(after('EXTERNAL=y', 'BUILTIN=y').text(symbol('BUILTIN')), 'y');
	assert.equal(after('TERRAFORM=y', 'REMOTE=y', 'TERRAFORM=n').text(symbol('BUILTIN')), 'y');
});

test('a value of what is hidden comes back with it', () => {
	const hidden = after('TERRAFORM=y', 'NODES=7', 'TERRAFORM=n');
	assert.equal(hidden.isWritten(symbol('NODES')), false);
	const result = applyEdit(hidden, set('TERRAFORM', 'y'));
	assert.ok(result.kind === 'changed');
	assert.equal(result.evaluation.text(symbol('NODES')), '7');
});

test('reset forgets what the user said, of a member all about its choice', () => {
	const reset = (evaluation: Evaluation, name: string): Evaluation => {
		const result = applyEdit(evaluation, {kind: 'reset', symbol: symbol(name)});
		assert.ok(result.kind === 'changed');
		return result.evaluation;
	};
	assert.equal(reset(after('TERRAFORM=y', 'NODES=7'), 'NODES').text(symbol('NODES')), '1');
	const restored = reset(after('EXTERNAL=y'), 'BUILTIN');
	assert.equal(restored.text(symbol('BUILTIN')), 'y');
	assert.equal(restored.userValues.size, 0);
});

test('Space goes round the values that can be set', () => {
	const sequence = (start: Evaluation, name: string): readonly string[] => {
		const values: string[] = [];
		let evaluation = start;
		for (let press = 0; press < 3; press++) {
			const edit = toggle(evaluation, symbol(name));
			if (edit === undefined) break;
			const result = applyEdit(evaluation, edit);
			assert.ok(result.kind === 'changed');
			evaluation = result.evaluation;
			values.push(evaluation.text(symbol(name)));
		}
		return values;
	};
	assert.deepEqual(sequence(after(), 'TERRAFORM'), ['y', 'n', 'y']);
	assert.deepEqual(sequence(after(), 'DRIVER'), ['y', 'n', 'y']);
	assert.deepEqual(sequence(after('MODULES=y'), 'DRIVER'), ['m', 'y', 'n']);
	assert.deepEqual(sequence(after('MODULES=y', 'DRIVER=m'), 'ADDON'), ['m', 'n', 'm']);
	assert.deepEqual(sequence(after('FORCING=y'), 'FORCED'), []);
	assert.deepEqual(sequence(after(), 'NODES'), []);
});

/** Texts to try on a symbol of each type, right and wrong. */
const attempts: Readonly<Record<SymbolType, readonly string[]>> = {
	bool: ['y', 'n'],
	tristate: ['y', 'm', 'n'],
	int: ['0', '4', '7', '15', '-3', 'x'],
	hex: ['0x0', '0x20', '10', '0xfff'],
	string: ['', 'text', '10'],
	unknown: [],
};

for (const topic of ['choices', 'selects', 'tristates', 'numbers', 'visibility', 'definitions']) {
	test(`${topic}: edit by edit gives what computing everything anew gives`, () => {
		const fixture = treeOf(readFixture('kconfig', topic, 'Kconfig'));
		const symbols = [...fixture.symbols.values(), ...fixture.choices];
		/** A symbol's place and a text to set, or nothing to reset it: a counterexample of these can be read. */
		const choices: [number, string | undefined][] = [];
		for (const [place, {type}] of symbols.entries()) {
			for (const value of [undefined, ...attempts[type]]) choices.push([place, value]);
		}
		const steps = fc.array(fc.constantFrom(...choices), {maxLength: 12});
		const property = fc.property(steps, chosen => {
			let evaluation = evaluate(fixture, new Map());
			for (const [place, value] of chosen) {
				const symbol = symbols[place];
				assert.ok(symbol);
				const result = applyEdit(
					evaluation,
					value === undefined ? {kind: 'reset', symbol} : {kind: 'set', symbol, value},
				);
				if (result.kind === 'refused') continue;
				const before = printDotconfig(evaluation);
				evaluation = result.evaluation;
				const now = printDotconfig(evaluation);
				assert.equal(now, printDotconfig(evaluate(fixture, evaluation.userValues)));
				if (result.changes.length === 0) assert.equal(now, before);
				// What is written and read again is the same, but where a bound that moved is beyond the other one.
				if (topic !== 'numbers') {
					assert.equal(now, printDotconfig(evaluateConfig(fixture, now)));
				}
			}
		});
		fc.assert(property, {numRuns: 60, seed: 1});
	});
}
