import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	locationBadge,
	newerTiersBadge,
	staleAfter,
	targetBadge,
} from '../../source/capacity/badges.ts';
import type {SelectionRequest} from '../../source/capacity/select.ts';
import type {CapacityState} from '../../source/capacity/snapshot.ts';
import {snapshotOf} from './snapshots.ts';

const snapshot = snapshotOf(
	['1H100.80S.30V', '1A100.40S.22V', '1V100.6V', '1H200.141S.44V', '4V100.20V'],
	{'FIN-01': ['1A100.40S.22V', '1V100.6V'], 'FIN-02': [], 'FIN-03': ['1V100.6V', '1H200.141S.44V']},
	{'FIN-02': ['1H100.80S.30V']},
);
const known: CapacityState = {kind: 'known', snapshot};
const text = (target: string, state: CapacityState = known) => {
	const badge = targetBadge(target, {market: 'on-demand'}, state, snapshot.takenAt);
	return `${badge.mark}: ${badge.text}`;
};

test('a type tells where and for how much, a group what it would give now', () => {
	assert.equal(text('1V100.6V'), 'available: FIN-01 FIN-03 $1.00/h');
	assert.equal(text('H100_OR_LESS'), 'available: → 1A100.40S.22V FIN-01 $1.00/h');
	assert.equal(text('1B300.30V'), 'none: none now');
	assert.equal(text('4V100.20V'), 'none: none now, $4.00/h');
	assert.equal(text('ANY_1H100'), 'spot: → 1H100.80S.30V FIN-02 $0.50/h spot only');
});

test('what is only too dear or only elsewhere is not called sold out', () => {
	const badge = (request: Partial<SelectionRequest>): string =>
		targetBadge('1V100.6V', {market: 'on-demand', ...request}, known, snapshot.takenAt).text;
	assert.equal(badge({maxPrice: 0.4}), 'only for $1.00/h');
	assert.equal(badge({location: 'FIN-02'}), 'only in FIN-01, $1.00/h');
	assert.equal(badge({location: 'FIN-02', maxPrice: 0.4}), 'only in FIN-01, $1.00/h');
	const spot = targetBadge('4V100.20V', {market: 'spot'}, known, snapshot.takenAt);
	assert.equal(spot.text, 'none now, $2.00/h');
});

test('a failed poll makes everything unknown, never available', () => {
	const failed: CapacityState = {kind: 'unknown', reason: 'cut', cause: 'failed', last: snapshot};
	assert.equal(text('1V100.6V', failed), 'unknown: ');
});

test('a location tells what the wish would get there', () => {
	const wish = {target: 'H100_OR_LESS', market: 'on-demand'} as const;
	const at = (location: string) => locationBadge(location, wish, known, snapshot.takenAt).text;
	assert.equal(at('FIN-01'), '1A100.40S.22V $1.00/h');
	assert.equal(at('FIN-02'), '1H100.80S.30V $0.50/h spot only');
	assert.equal(at('ICE-01'), 'none now');
	assert.equal(at('AUTO'), '2 of 3 have it');
});

test('stock in the tiers newer than the ten is told', () => {
	const badge = newerTiersBadge({market: 'on-demand'}, known, snapshot.takenAt);
	assert.equal(badge.text, '1H200.141S.44V FIN-03 $1.00/h');
});

test('an answer gets stale', () => {
	const at = (now: number) => targetBadge('1V100.6V', {market: 'any'}, known, now).stale;
	assert.equal(at(snapshot.takenAt + staleAfter), false);
	assert.equal(at(snapshot.takenAt + staleAfter + 1), true);
});
