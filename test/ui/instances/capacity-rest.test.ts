import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CapacityState} from '../../../source/capacity/snapshot.ts';
import {restAfter, restBefore} from '../../../source/ui/instances/capacity-rest.ts';
import {snapshotOf} from '../../capacity/snapshots.ts';

const known = (takenAt: number): CapacityState => ({
	kind: 'known',
	snapshot: {...snapshotOf(['1V100.6V'], {}), takenAt},
});

const unknown = (
	cause: 'failed' | 'refused' | 'no-credentials',
	nextAt?: number,
): CapacityState => ({
	kind: 'unknown',
	reason: 'cut',
	cause,
	last: undefined,
	nextAt,
});

const now = 1_000_000;
const day = 24 * 3_600_000;

const cases: ReadonlyArray<[string, CapacityState, 'often' | 'seldom', number]> = [
	['nothing was asked yet', {kind: 'loading'}, 'often', 0],
	['an answer of 4 s ago', known(now - 4000), 'often', 6000],
	['an answer of 40 s ago', known(now - 40_000), 'often', 0],
	['nobody looks', known(now - 40_000), 'seldom', 80_000],
	['nobody has looked for long', known(now - day), 'seldom', 0],
	['the clock was set back', known(now + day), 'often', 10_000],
	['the API does not answer', unknown('failed', now + 45_000), 'often', 45_000],
	['it did not for a while', unknown('failed', now - 1), 'often', 0],
	['it did not, by a clock that was set back', unknown('failed', now + day), 'often', 600_000],
	['there is no account', unknown('no-credentials'), 'often', 0],
];

for (const [what, capacity, pace, rest] of cases) {
	test(`until the next question, where ${what}: ${rest / 1000} s`, () => {
		assert.equal(restBefore(capacity, pace, now), rest);
	});
}

test('what was refused is not asked again by going in and out of a menu', () => {
	assert.ok(restBefore(unknown('refused'), 'often', now) > 20 * day);
});

test('a question asked by hand is asked at once, or a second after the last one', () => {
	assert.equal(restAfter(Number.NEGATIVE_INFINITY, 5000), 0);
	assert.equal(restAfter(1000, 5000), 0);
	assert.equal(restAfter(4700, 5000), 700);
});
