import assert from 'node:assert/strict';
import {test} from 'node:test';
import {explain, infoLines, whyHidden, whyHiddenSymbol} from '../../source/kconfig/explain.ts';
import type {KconfigSymbol} from '../../source/kconfig/symbols.ts';
import {unmetDependencies} from '../../source/kconfig/unmet-dependencies.ts';
import {evaluateConfig, treeOf} from '../helpers/fixture-tree.ts';

const tree = treeOf(`
config CLOUD
	bool "Cloud"

menu "Machines"
	depends on CLOUD

config NODES
	int "Nodes"
	range 1 10
	default 20 if BIG
	default 2

config BIG
	bool "Big"
	select FAST if CLOUD
	imply CHEAP

choice
	prompt "Place"

config NORTH
	bool "North"

config SOUTH
	bool "South"

endchoice

endmenu

config FAST
	bool "Fast"

config CHEAP
	bool "Cheap"

config NEEDY
	bool "Needy"
	depends on CLOUD && (FAST || !CHEAP) && NAME != ""

config NAME
	string "Name"

config PLACE
	string
	default "north" if NORTH

config FORCING
	bool "Forcing"
	select NEEDY
`);

const symbol = (name: string): KconfigSymbol => {
	const found = tree.symbols.get(name);
	assert.ok(found, name);
	return found;
};

const originText = (config: string, name: string): string =>
	explain(evaluateConfig(tree, config), symbol(name)).originText;

test('says where a value comes from', () => {
	assert.equal(originText('CONFIG_CLOUD=y\n', 'CLOUD'), 'set by you');
	assert.equal(originText('', 'CLOUD'), 'nothing gives it a value');
	assert.equal(originText('CONFIG_CLOUD=y\n', 'NODES'), 'default at Kconfig:12');
	const big = 'CONFIG_CLOUD=y\nCONFIG_BIG=y\n';
	assert.equal(originText(big, 'NODES'), '20 is outside the range 1-10');
	assert.equal(originText(big, 'FAST'), 'selected by BIG');
	assert.equal(originText(big, 'CHEAP'), 'implied by BIG');
	assert.equal(originText(big, 'PLACE'), 'default at Kconfig:47');
	assert.equal(originText(big, 'NORTH'), 'the default is NORTH in "Place"');
	assert.equal(
		originText('CONFIG_CLOUD=y\nCONFIG_SOUTH=y\n', 'NORTH'),
		'you chose SOUTH in "Place"',
	);
	assert.equal(originText('', 'SOUTH'), 'nothing of "Place" can be chosen');
	const chosen = evaluateConfig(tree, 'CONFIG_CLOUD=y\nCONFIG_SOUTH=y\n');
	const place = symbol('SOUTH').choice!;
	assert.equal(explain(chosen, place).originText, 'you chose SOUTH in "Place"');
	assert.equal(
		explain(chosen, place, ({name}) => `set in .config:${name}`).originText,
		'SOUTH is chosen in "Place", set in .config:SOUTH',
	);
});

test('says which conditions hide a symbol, and what they are now', () => {
	const evaluation = evaluateConfig(tree, 'CONFIG_CHEAP=y\n');
	const {hiddenReason, unmet} = explain(evaluation, symbol('NEEDY'));
	assert.equal(hiddenReason, 'needs CLOUD=y and (FAST=y or CHEAP=n) and NAME!=""');
	assert.deepEqual(
		unmet.map(({text, symbols}) => [text, symbols.map(({symbol, value}) => [symbol.name, value])]),
		[
			['CLOUD=y', [['CLOUD', 'n']]],
			[
				'FAST=y or CHEAP=n',
				[
					['FAST', 'n'],
					['CHEAP', 'y'],
				],
			],
			['NAME!=""', [['NAME', '']]],
		],
	);
	const [place] = tree.symbols.get('NODES')?.nodes ?? [];
	assert.ok(place?.parent);
	assert.equal(whyHidden(evaluation, place.parent), 'needs CLOUD=y');
	assert.equal(explain(evaluation, symbol('CLOUD')).hiddenReason, undefined);
});

test('says that a module is enough only where there are modules', () => {
	const drivers = treeOf(`
config MODULES
	bool "Modules"
	modules

config BUS
	tristate "Bus"

config SWITCH
	bool "Switch"

config DRIVER
	tristate "Driver"
	depends on BUS && SWITCH
`);
	const reason = (config: string): string =>
		whyHiddenSymbol(evaluateConfig(drivers, config), drivers.symbols.get('DRIVER')!);
	assert.equal(reason('CONFIG_MODULES=y\n'), 'needs BUS=y/m and SWITCH=y');
	assert.equal(reason(''), 'needs BUS=y and SWITCH=y');
});

test('says who locks a value, and what the user had set', () => {
	const config = 'CONFIG_CLOUD=y\nCONFIG_BIG=y\n# CONFIG_FAST is not set\n';
	const {value, lockedReason, ignoredUserValue} = explain(
		evaluateConfig(tree, config),
		symbol('FAST'),
	);
	assert.deepEqual([value, lockedReason, ignoredUserValue], ['y', 'selected by BIG', 'n']);
});

test("the lines of a symbol's page are mconf's", () => {
	const evaluation = evaluateConfig(tree, 'CONFIG_CLOUD=y\nCONFIG_BIG=y\n');
	assert.deepEqual(infoLines(evaluation, symbol('FAST')), [
		'Symbol: FAST [=y]',
		'Type  : bool',
		'Defined at Kconfig:32',
		'  Prompt: Fast',
		'  Location:',
		'    -> Fast (FAST [=y])',
		'Selected by [y]:',
		'  - BIG [=y] && CLOUD [=y]',
	]);
	assert.deepEqual(infoLines(evaluation, symbol('NODES')), [
		'Symbol: NODES [=10]',
		'Type  : integer',
		'Range : [1 10]',
		'Defined at Kconfig:8',
		'  Prompt: Nodes',
		'  Depends on: CLOUD [=y]',
		'  Location:',
		'    -> Cloud (CLOUD [=y])',
		'      -> Machines',
		'        -> Nodes (NODES [=10])',
	]);
});

test('what is selected in spite of its dependencies is told as C tells it', () => {
	assert.deepEqual(unmetDependencies(evaluateConfig(tree, 'CONFIG_FORCING=y\n')), [
		'WARNING: unmet direct dependencies detected for NEEDY\n' +
			'  Depends on [n]: CLOUD [=n] && (FAST [=n] || !CHEAP [=n]) && NAME [=]!=\n' +
			'  Selected by [y]:\n' +
			'  - FORCING [=y]',
	]);
	assert.deepEqual(unmetDependencies(evaluateConfig(tree, '')), []);
});
