import assert from 'node:assert/strict';
import {test} from 'node:test';
import {newSetAsides} from '../../source/capacity/set-aside.ts';

const here = {instanceType: '1V100.6V', location: 'FIN-01', market: 'on-demand'} as const;
const there = {...here, location: 'FIN-02'} as const;
const second = 1000;
const minute = 60 * second;
const usual = {first: 30 * second, longest: 10 * minute};

test('what is sold out is set aside for half a minute, then for twice as long each time, up to ten minutes', () => {
	const asides = newSetAsides(usual);
	let now = 5_000_000;
	for (const lasts of [30, 60, 120, 240, 480, 600, 600]) {
		asides.add(here, 'sold-out', now);
		assert.deepEqual(asides.at(now), [here]);
		now += lasts * second;
		assert.deepEqual(asides.at(now - 1), [here]);
		assert.deepEqual(asides.at(now), []);
	}
});

test('only that type in that location and market is set aside', () => {
	const asides = newSetAsides(usual);
	asides.add(here, 'sold-out', 0);
	asides.add(there, 'sold-out', 20 * second);
	assert.deepEqual(asides.at(29 * second), [here, there]);
	assert.deepEqual(asides.at(31 * second), [there]);
	asides.add({...here, market: 'spot'}, 'sold-out', 31 * second);
	assert.deepEqual(asides.at(60 * second), [{...here, market: 'spot'}]);
});

test('what cost something to find out is not tried again soon', () => {
	const asides = newSetAsides(usual);
	asides.add(here, 'stuck', 0);
	asides.add(there, 'too-few', 0);
	assert.deepEqual(asides.at(59 * minute), [here, there]);
	assert.deepEqual(asides.at(600 * minute), [here]);
	asides.add(here, 'sold-out', 600 * minute);
	assert.deepEqual(asides.at(601 * minute), [here]);
});
