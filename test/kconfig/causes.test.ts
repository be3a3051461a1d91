import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Cause, causesOf} from '../../source/kconfig/causes.ts';
import {evaluateConfig, treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(`
config BUS
	bool "Bus"

config CORE
	bool "Core"
	depends on BUS

menu "Drivers"
	depends on CORE

config DRIVER
	bool "Driver"
	depends on CORE && (BACKEND || !LEGACY) && MISSING

endmenu

config BACKEND
	bool
	default y if CORE

config LEGACY
	bool "Legacy"

config KEEPER
	def_bool y
	select LEGACY
`);

const lines = (causes: readonly Cause[], indent = ''): string[] =>
	causes.flatMap(({symbol, value, position, isOpen, text, causes: inner}) => [
		`${indent}${symbol.name}=${value} ${position?.line ?? '-'} ${isOpen ? 'open' : 'shut'} ${text}`,
		...lines(inner, `${indent}  `),
	]);

const causes = (config: string): string[] => {
	const evaluation = evaluateConfig(tree, config);
	const driver = tree.symbols.get('DRIVER');
	assert.ok(driver);
	return lines(causesOf(evaluation, driver));
};

test('what stands in the way, down to what can be changed and what nobody can', () => {
	assert.deepEqual(causes(''), [
		'CORE=n 5 shut hidden: needs BUS=y',
		'  BUS=n 2 open can be changed: Bus',
		'BACKEND=n 18 shut it has no prompt: its default at Kconfig:20 needs CORE=y',
		'  CORE=n 5 shut hidden: needs BUS=y',
		'LEGACY=y 22 shut locked: selected by KEEPER',
		'MISSING=n - shut nothing defines it',
	]);
});

test('what is met is not in the way', () => {
	assert.deepEqual(causes('CONFIG_BUS=y\nCONFIG_CORE=y\n'), [
		'MISSING=n - shut nothing defines it',
	]);
});

test('nothing stands in the way of what is shown', () => {
	const evaluation = evaluateConfig(tree, '');
	const bus = tree.symbols.get('BUS');
	assert.ok(bus);
	assert.deepEqual(causesOf(evaluation, bus), []);
});

test('a symbol that is met twice is taken apart once', () => {
	const twice = treeOf(`
config A
	bool "A"

config B
	bool "B"
	depends on A

config C
	bool "C"
	depends on B

config D
	bool "D"
	depends on B && C
`);
	const d = twice.symbols.get('D');
	assert.ok(d);
	assert.deepEqual(lines(causesOf(evaluateConfig(twice, ''), d)), [
		'B=n 5 shut hidden: needs A=y',
		'  A=n 2 open can be changed: A',
		'C=n 9 shut hidden: needs B=y',
		'  B=n 5 shut hidden: needs A=y',
	]);
});

test('what could turn on a symbol without a prompt stands behind it, few selectors by name', () => {
	const selected = treeOf(`
config A
	bool "A"
	select FEW
	select MANY

config B
	bool "B"
	select FEW if A
	select MANY

config C
	bool "C"
	select MANY

config D
	bool "D"
	select MANY

config FEW
	bool

config MANY
	bool

config NONE
	bool

config TARGET
	bool "Target"
	depends on FEW && MANY && NONE
`);
	const target = selected.symbols.get('TARGET');
	assert.ok(target);
	assert.deepEqual(lines(causesOf(evaluateConfig(selected, ''), target)), [
		'FEW=n 20 shut it has no prompt: to be selected it needs A=y, or needs B=y and A=y',
		'  A=n 2 open can be changed: A',
		'  B=n 7 open can be changed: B',
		'MANY=n 23 shut it has no prompt: 4 others can select it',
		'NONE=n 26 shut it has no prompt: nothing gives it a value',
	]);
});

test('a chain of thousands ends somewhere', () => {
	const options = Array.from(
		{length: 5000},
		(_, index) =>
			`config S${index}\n\tbool "S"\n${index > 0 ? `\tdepends on S${index - 1}\n` : ''}`,
	);
	const chain = treeOf(options.join(''));
	const last = chain.symbols.get('S4999');
	assert.ok(last);
	assert.equal(lines(causesOf(evaluateConfig(chain, ''), last)).length, 101);
});
