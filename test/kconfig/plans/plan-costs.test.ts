import assert from 'node:assert/strict';
import {test} from 'node:test';
import {PlanCosts} from '../../../source/kconfig/plans/plan-costs.ts';
import {evaluateConfig, treeOf} from '../../helpers/fixture-tree.ts';

const evaluation = evaluateConfig(
	treeOf(`
config NET
	bool "Net"
	default y

if NET
config DRIVER
	bool "Driver"
	default y
	select CRC

config OTHER
	bool "Other"
	default y
	depends on DRIVER || NET

config OFF
	bool "Off"
endif

config CRC
	bool "Crc"
`),
	'',
);

const costOf = (name: string, bound: 'at-least' | 'at-most'): number => {
	const symbol = evaluation.tree.symbols.get(name);
	assert.ok(symbol, name);
	const level = bound === 'at-least' ? 2 : 0;
	return new PlanCosts(evaluation).of({kind: 'value', symbol, bound, level});
};

test('to turn something off costs as much more as is on that cannot be without it', () => {
	assert.deepEqual(
		['NET', 'DRIVER', 'OTHER'].map(name => costOf(name, 'at-most')),
		[4, 2, 2],
	);
});

test('who is selected is let go by the one that loses least, and then turned off', () => {
	assert.equal(costOf('CRC', 'at-most'), 4);
});

test('to turn something on is one edit, and what is so already is none', () => {
	assert.deepEqual([costOf('OFF', 'at-least'), costOf('OFF', 'at-most')], [1, 0]);
});
