import assert from 'node:assert/strict';
import {test} from 'node:test';
import {toldSnapshot, withEarlier, type CapacityState} from '../../source/capacity/snapshot.ts';
import {snapshotOf} from './snapshots.ts';

const earlier = snapshotOf(['1V100.6V'], {'FIN-01': ['1V100.6V']});
const newer = {...earlier, takenAt: 5000};
const before: CapacityState = {kind: 'loading', last: earlier};
const unknown = (cause: 'no-credentials' | 'refused' | 'failed'): CapacityState => ({
	kind: 'unknown',
	cause,
	reason: 'cut',
	last: undefined,
});

test('what an earlier run was told stands until it is known better', () => {
	const asked = withEarlier(before, {kind: 'loading', since: 4000});
	assert.deepEqual(asked, {kind: 'loading', since: 4000, last: earlier});
	assert.equal(toldSnapshot(asked), earlier);
	assert.equal(toldSnapshot(withEarlier(asked, {kind: 'known', snapshot: newer})), newer);
});

test('where there is no answer it tells prices at most, and of an account that refuses nothing', () => {
	const failed = withEarlier(before, unknown('failed'));
	assert.equal(toldSnapshot(failed), undefined);
	assert.equal(failed.kind === 'unknown' && failed.last, earlier);
	for (const cause of ['refused', 'no-credentials'] as const) {
		assert.deepEqual(withEarlier(before, unknown(cause)), unknown(cause));
	}
});

test('what this run was told is not replaced by an earlier one', () => {
	const known: CapacityState = {kind: 'known', snapshot: newer};
	assert.deepEqual(withEarlier(known, {kind: 'loading'}), {kind: 'loading'});
});
