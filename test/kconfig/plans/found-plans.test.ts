import assert from 'node:assert/strict';
import {test} from 'node:test';
import {FoundPlans} from '../../../source/kconfig/plans/found-plans.ts';
import type {SetEdit} from '../../../source/kconfig/plans/plan-edits.ts';
import type {Plan} from '../../../source/kconfig/plans/plans.ts';
import type {KconfigSymbol} from '../../../source/kconfig/symbols.ts';
import {treeOf} from '../../helpers/fixture-tree.ts';

const tree = treeOf(
	'ABCDEFGH'
		.split('')
		.map(name => `config ${name}\n\tbool "${name}"\n`)
		.join(''),
);

const symbolsOf = (names: string): readonly KconfigSymbol[] =>
	names.split('').map(name => {
		const symbol = tree.symbols.get(name);
		assert.ok(symbol, name);
		return symbol;
	});

const planOf = (names: string, turnsOff: number): Plan => ({
	changes: symbolsOf(names).map(symbol => ({symbol, before: 'n', after: 'y'})),
	consequences: [],
	turnsOff,
	alters: 0,
});

const edits = (names: string): readonly SetEdit[] =>
	symbolsOf(names).map(symbol => ({kind: 'set', symbol, value: 'y'}));

const foundOf = (...plans: readonly (readonly [names: string, turnsOff: number])[]): FoundPlans => {
	const found = new FoundPlans();
	for (const [names, turnsOff] of plans) found.add(planOf(names, turnsOff));
	return found;
};

const best = ({best}: FoundPlans): readonly string[] =>
	best.map(({changes}) => changes.map(({symbol}) => symbol.name).join(''));

test('the best are those that turn off least, then those that set least', () => {
	const found = foundOf(['A', 3], ['BC', 1], ['DE', 0], ['F', 1]);
	assert.deepEqual(best(found), ['DE', 'F', 'BC']);
	assert.ok(found.isCut);
});

test('what sets more than a better plan is none, and of the same options the better one stays', () => {
	const found = foundOf(['AB', 2], ['A', 1], ['CD', 4], ['DC', 3]);
	assert.deepEqual(best(found), ['A', 'DC']);
	assert.ok(!found.isCut);
});

/** Plans, edits and what they turn off, and whether it is worth to go on from there. */
const cases: readonly (readonly [
	rule: string,
	plans: readonly (readonly [names: string, turnsOff: number])[],
	names: string,
	lost: number,
	isPointless: boolean,
])[] = [
	['anything may come of what is no plan', [['A', 0]], 'BCDEF', 9, false],
	['more than a plan takes may be one edit too many', [['A', 0]], 'AB', 0, false],
	['much more than a plan takes is too much', [['A', 0]], 'ABC', 0, true],
	[
		'with three, much longer ones are no better',
		[
			['A', 0],
			['B', 0],
			['C', 0],
		],
		'DEF',
		0,
		true,
	],
	[
		'with three, others that are as short may be',
		[
			['A', 0],
			['B', 0],
			['C', 0],
		],
		'DE',
		0,
		false,
	],
	[
		'with three, longer ones that turn off less may be',
		[
			['A', 5],
			['B', 5],
			['C', 5],
		],
		'DEFGH',
		4,
		false,
	],
	[
		'with three, those that turn off much more are no better',
		[
			['A', 5],
			['B', 5],
			['C', 5],
		],
		'D',
		7,
		true,
	],
];

for (const [rule, plans, names, lost, isPointless] of cases) {
	test(`plans that were found: ${rule}`, () => {
		assert.equal(foundOf(...plans).isPointless(edits(names), lost), isPointless);
	});
}
