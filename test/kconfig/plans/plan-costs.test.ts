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

test('what is left of a demand costs less once some of it was done', () => {
	const start = evaluateConfig(
		treeOf(`config T
	bool "T"
${['A', 'B', 'C'].map(name => `config ${name}\n\tbool "${name}"\n\tdefault y\n\tselect T\n`).join('')}`),
		'',
	);
	const symbol = start.tree.symbols.get('T');
	assert.ok(symbol);
	const costs = new PlanCosts(start);
	const demand = {kind: 'value', symbol, bound: 'at-most', level: 0} as const;
	const first = costs.of(demand);
	assert.equal(costs.left(start, demand), first);
	const lefts = ['A', 'B', 'C'].map((_, at, names) => {
		const config = names.slice(0, at + 1).map(name => `# CONFIG_${name} is not set\n`);
		const evaluation = evaluateConfig(start.tree, `${config.join('')}CONFIG_T=y\n`);
		return costs.left(evaluation, demand);
	});
	assert.deepEqual(lefts, [first - 2, first - 4, first - 6]);
});
