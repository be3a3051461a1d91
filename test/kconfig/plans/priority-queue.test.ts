import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {PriorityQueue} from '../../../source/kconfig/plans/priority-queue.ts';

test('the least comes first, and of equals the one that came first', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(9)), costs => {
			const queue = new PriorityQueue<number>();
			for (const [place, cost] of costs.entries()) queue.push(place, cost);
			const popped: number[] = [];
			for (let place = queue.pop(); place !== undefined; place = queue.pop()) popped.push(place);
			const places = [...costs.keys()];
			assert.deepEqual(
				popped,
				places.toSorted((one, other) => costs[one]! - costs[other]! || one - other),
			);
		}),
	);
});
