import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {candidatesInOrder, isSameTriple, type Triple} from '../../source/capacity/candidates.ts';
import {select, wouldSelect, type SelectionRequest} from '../../source/capacity/select.ts';
import type {CapacitySnapshot} from '../../source/capacity/snapshot.ts';
import {snapshotOf} from './snapshots.ts';

const names = ['1B200.30V', '1H100.80S.30V', '1H100.80S.32V', '1A100.22V', '1V100.6V', '2V100.10V'];
const locations = ['FIN-02', 'FIN-01', 'ICE-01'];

const stock = fc.record(
	Object.fromEntries(locations.map(location => [location, fc.subarray(names)])),
);

const snapshots: fc.Arbitrary<CapacitySnapshot> = fc
	.tuple(stock, stock, fc.array(fc.integer({min: 1, max: 3}), {minLength: 12, maxLength: 12}))
	.map(([onDemand, spot, prices]) => {
		const snapshot = snapshotOf(names, onDemand, spot);
		const catalogue = [...snapshot.catalogue].map(([name, type], index) => {
			const [pricePerHour = 1, spotPricePerHour = 1] = prices.slice(2 * index);
			return [name, {...type, pricePerHour, spotPricePerHour}] as const;
		});
		return {...snapshot, catalogue: new Map(catalogue)};
	});

const triples: fc.Arbitrary<Triple> = fc.record({
	instanceType: fc.constantFrom(...names),
	location: fc.constantFrom(...locations),
	market: fc.constantFrom('on-demand', 'spot'),
});

const requests: fc.Arbitrary<SelectionRequest> = fc.record({
	target: fc.constantFrom('h100-or-less', 'b200-or-less', 'ANY_1H100', '2V100.10V'),
	location: fc.constantFrom(undefined, ...locations),
	market: fc.constantFrom('on-demand', 'spot', 'any'),
	maxPrice: fc.constantFrom(undefined, 2),
	order: fc.constantFrom('tier', 'price'),
	setAside: fc.array(triples, {maxLength: 4}),
});

test('what select takes is the first candidate, and setting each aside in turn tries all of them once', () => {
	fc.assert(
		fc.property(requests, snapshots, (request, snapshot) => {
			const expected = candidatesInOrder(request, snapshot);
			const setAside = [...(request.setAside ?? [])];
			for (const candidate of expected) {
				const now = {...request, setAside};
				const selection = select(now, snapshot);
				let step = selection.next();
				while (!step.done) step = selection.next();
				assert.deepEqual(step.value, candidate);
				assert.deepEqual(wouldSelect(now, snapshot), candidate);
				setAside.push(candidate);
			}

			assert.equal(wouldSelect({...request, setAside}, snapshot), undefined);
		}),
	);
});

test('each order holds the same candidates: by tier no type is left before all its places, by price none is dearer than the next', () => {
	fc.assert(
		fc.property(requests, snapshots, (request, snapshot) => {
			const byTier = candidatesInOrder({...request, order: 'tier'}, snapshot);
			const byPrice = candidatesInOrder({...request, order: 'price'}, snapshot);
			const isIn = (list: readonly Triple[], triple: Triple): boolean =>
				list.some(other => isSameTriple(other, triple));
			assert.equal(byTier.length, byPrice.length);
			assert.ok(byPrice.every(candidate => isIn(byTier, candidate)));
			const types = byTier.map(({instanceType}) => instanceType);
			assert.deepEqual(
				types.filter((name, index) => name !== types[index - 1]),
				[...new Set(types)],
			);
			const prices = byPrice.map(({pricePerHour}) => pricePerHour);
			assert.deepEqual(
				prices,
				prices.toSorted((a, b) => a - b),
			);
			const {maxPrice = Infinity, location} = request;
			for (const candidate of byTier) {
				assert.ok(candidate.pricePerHour <= maxPrice);
				assert.ok(location === undefined || location === candidate.location);
				assert.ok(request.market === 'any' || request.market === candidate.market);
				assert.ok(
					snapshot.stock[candidate.market].get(candidate.location)?.has(candidate.instanceType),
				);
				assert.ok(!isIn(request.setAside ?? [], candidate));
			}
		}),
	);
});
