import assert from 'node:assert/strict';
import {test} from 'node:test';
import {select, type SelectionEvent, type SelectionRequest} from '../../source/capacity/select.ts';
import type {CapacitySnapshot} from '../../source/capacity/snapshot.ts';
import {snapshotOf} from './snapshots.ts';

const names = [
	'1B300.30V',
	'1H100.80S.32V',
	'1H100.80S.30V',
	'1A100.22V',
	'1A100.40S.22V',
	'1V100.6V',
];

function run(request: Partial<SelectionRequest>, snapshot: CapacitySnapshot) {
	const selection = select({target: 'h100-or-less', market: 'on-demand', ...request}, snapshot);
	const events: SelectionEvent[] = [];
	for (;;) {
		const step = selection.next();
		if (!step.done) {
			events.push(step.value);
			continue;
		}

		const checks = events.flatMap(event =>
			event.type === 'tier-check'
				? [
						`${event.instance_type} ${event.available ? event.locations.join('+') : (event.reason ?? '-')}`,
					]
				: [],
		);
		const taken =
			step.value && `${step.value.instanceType} ${step.value.location} ${step.value.market}`;
		return {events, checks, taken};
	}
}

test('the highest tier with stock wins, and every check on the way is told in order', () => {
	const stock = snapshotOf(names, {
		'FIN-01': ['1A100.40S.22V', '1V100.6V'],
		'FIN-03': ['1A100.40S.22V'],
	});
	const {events, checks, taken} = run({}, stock);
	assert.deepEqual(checks, [
		'1H100.80S.30V -',
		'1H100.80S.32V -',
		'1A100.22V -',
		'1A100.40S.22V FIN-01+FIN-03',
	]);
	assert.equal(taken, '1A100.40S.22V FIN-01 on-demand');
	assert.deepEqual(
		events.slice(0, 2).map(event => event.type),
		['tier-group', 'tier'],
	);
});

test('being in the catalogue is not being in stock', () => {
	assert.equal(run({}, snapshotOf(names, {'FIN-01': []})).taken, undefined);
});

test('AUTO takes the first location in the order the API gives, a chosen one is honoured', () => {
	const stock = snapshotOf(names, {'FIN-03': ['1V100.6V'], 'FIN-01': ['1V100.6V']});
	assert.equal(run({}, stock).taken, '1V100.6V FIN-03 on-demand');
	assert.equal(run({location: 'FIN-01'}, stock).taken, '1V100.6V FIN-01 on-demand');
	assert.deepEqual(run({location: 'ICE-01', target: '1V100.6V'}, stock).checks, [
		'1V100.6V not in ICE-01, but in FIN-03',
	]);
});

test('the wildcard takes any H100 and nothing else', () => {
	const some = snapshotOf(names, {'FIN-01': ['1A100.22V'], 'FIN-02': ['1H100.80S.32V']});
	assert.equal(run({target: 'ANY_1H100'}, some).taken, '1H100.80S.32V FIN-02 on-demand');
	assert.equal(
		run({target: 'ANY_1H100'}, snapshotOf(names, {'FIN-01': ['1A100.22V']})).taken,
		undefined,
	);
});

test('markets are kept apart, and "any" prefers on demand', () => {
	const stock = snapshotOf(names, {'FIN-01': ['1V100.6V']}, {'FIN-02': ['1V100.6V', '1A100.22V']});
	assert.equal(run({target: '1A100.22V'}, stock).taken, undefined);
	assert.deepEqual(run({target: '1A100.22V'}, stock).checks, ['1A100.22V spot only']);
	assert.equal(run({target: '1V100.6V', market: 'spot'}, stock).taken, '1V100.6V FIN-02 spot');
	assert.equal(run({target: '1V100.6V', market: 'any'}, stock).taken, '1V100.6V FIN-01 on-demand');
	assert.equal(run({market: 'any'}, stock).taken, '1A100.22V FIN-02 spot');
});

test('what is set aside, excluded or too dear is passed over with its reason', () => {
	const stock = snapshotOf(names, {
		'FIN-01': ['1H100.80S.30V', '1A100.22V'],
		'FIN-02': ['1H100.80S.30V'],
	});
	const sold = {instanceType: '1H100.80S.30V', location: 'FIN-01', market: 'on-demand'} as const;
	assert.equal(run({setAside: [sold]}, stock).taken, '1H100.80S.30V FIN-02 on-demand');
	assert.deepEqual(
		run({setAside: [sold, {...sold, location: 'FIN-02'}]}, stock).checks.slice(0, 1),
		['1H100.80S.30V sold out at the last try'],
	);
	assert.equal(run({exclude: ['1H100.80S.30V']}, stock).taken, '1A100.22V FIN-01 on-demand');
	assert.deepEqual(run({target: '1H100.80S.30V', maxPrice: 0.5}, stock).checks, [
		'1H100.80S.30V $1/h is over the limit of $0.5/h',
	]);
});

const priced = (
	snapshot: CapacitySnapshot,
	prices: Readonly<Record<string, readonly [onDemand: number, spot: number]>>,
): CapacitySnapshot => ({
	...snapshot,
	catalogue: new Map(
		[...snapshot.catalogue].map(([name, type]) => {
			const [pricePerHour = 9, spotPricePerHour = 8] = prices[name] ?? [];
			return [name, {...type, pricePerHour, spotPricePerHour}];
		}),
	),
});

test('with the price first, the cheapest wins within the tiers, spot and on demand apart', () => {
	const stock = priced(
		snapshotOf(
			names,
			{'FIN-01': ['1B300.30V', '1H100.80S.30V', '1A100.22V'], 'FIN-02': ['1A100.22V']},
			{'FIN-03': ['1H100.80S.30V']},
		),
		{
			'1B300.30V': [0.1, 0.1],
			'1H100.80S.30V': [3, 1.5],
			'1A100.22V': [1.8, 0.9],
			'1V100.6V': [0.2, 0.1],
		},
	);
	const {events, checks, taken} = run({order: 'price'}, stock);
	assert.equal(taken, '1A100.22V FIN-01 on-demand');
	assert.deepEqual(checks, ['1V100.6V -', '1A100.22V FIN-01+FIN-02']);
	assert.deepEqual(
		events.map(event => event.type),
		['tier-group', 'tier-check', 'tier-check'],
	);
	const any = run({order: 'price', market: 'any'}, stock);
	assert.equal(any.taken, '1H100.80S.30V FIN-03 spot');
	assert.deepEqual(any.checks, [
		'1V100.6V spot',
		'1V100.6V on-demand',
		'1A100.22V on demand only',
		'1H100.80S.30V FIN-03',
	]);
	const dear = run({order: 'price', maxPrice: 1, target: 'b300-or-less'}, stock);
	assert.equal(dear.taken, '1B300.30V FIN-01 on-demand');
});
