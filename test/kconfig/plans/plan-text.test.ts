import assert from 'node:assert/strict';
import {test} from 'node:test';
import {describePlans, summarisePlan} from '../../../source/kconfig/plans/plan-text.ts';
import type {Plan} from '../../../source/kconfig/plans/plans.ts';
import {treeOf} from '../../helpers/fixture-tree.ts';

const {symbols} = treeOf(
	'ABCDEFGH'
		.split('')
		.map(name => `config ${name}\n\tbool "${name}"\n`)
		.join(''),
);

const planOf = (names: string): Plan => ({
	changes: names.split('').map(name => {
		const symbol = symbols.get(name);
		assert.ok(symbol, name);
		return {symbol, before: 'y', after: 'n'};
	}),
	consequences: [],
	turnsOff: names.length,
	alters: 0,
});

const whole = 'A=n, B=n, C=n, D=n, E=n, F=n, G=n';

/** Two plans, and how the second is told. */
const cases: readonly (readonly [rule: string, first: string, second: string, text: string])[] = [
	['one for another', 'ABCDEFG', 'ABCDEFH', 'as 1, but with H=n rather than G=n'],
	['one more', 'ABCDEF', 'ABCDEFG', 'as 1, but with G=n'],
	['one less', 'ABCDEFGH', 'ABCDEFG', 'as 1, but without H=n'],
	['short ones are told whole', 'AB', 'AC', 'A=n, C=n'],
	['so are those that have little in common', 'AH', 'ABCDEFG', whole],
];

for (const [rule, first, second, text] of cases) {
	test(`what long plans differ in: ${rule}`, () => {
		assert.equal(describePlans([planOf(first), planOf(second)])[1], text);
	});
}

test('the first plan is told whole', () => {
	assert.deepEqual(describePlans([planOf('ABCDEFG')]), [whole]);
});

test('of more edits than there is room for the rest are counted', () => {
	assert.deepEqual(describePlans([planOf('ABCDEFG')], 5), ['A=n, B=n, C=n, D=n, E=n and 2 more']);
	assert.deepEqual(describePlans([planOf('ABCDE'), planOf('AH')], 5), [
		'A=n, B=n, C=n, D=n, E=n',
		'A=n, H=n',
	]);
});

test('in a line, many edits are counted', () => {
	assert.equal(summarisePlan(planOf('ABCD')), 'A=n, B=n, C=n, D=n');
	assert.equal(summarisePlan(planOf('ABCDEFG')), 'A=n, B=n, C=n, D=n and 3 more');
});
