import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {
	latest,
	parseLastSeen,
	printLastSeen,
	seenIn,
	sinceSeen,
} from '../../source/capacity/last-seen.ts';
import {snapshotOf} from './snapshots.ts';

const snapshot = snapshotOf(
	['1H100.80S.30V', '1V100.6V', '1B200.30V'],
	{'FIN-01': ['1V100.6V']},
	{'ICE-01': ['1H100.80S.30V']},
);

test('what a snapshot lists on either market was seen then, and nothing is seen less lately', () => {
	const seen = seenIn(new Map([['1B200.30V', 5]]), snapshot);
	assert.deepEqual(
		[...seen],
		[
			['1B200.30V', 5],
			['1V100.6V', 1000],
			['1H100.80S.30V', 1000],
		],
	);
	assert.equal(seenIn(seen, snapshot), seen);
	assert.equal(seenIn(seen, {...snapshot, takenAt: 900}), seen);
});

test('what was seen later than now was seen by another clock', () => {
	const lastSeen = new Map([['1V100.6V', 1000]]);
	assert.equal(sinceSeen(lastSeen, '1V100.6V', 4000), 3000);
	assert.equal(sinceSeen(lastSeen, '1V100.6V', 999), undefined);
	assert.equal(sinceSeen(lastSeen, '1B200.30V', 4000), undefined);
});

test('two memories are one with the later times', () => {
	const both = latest(
		new Map([
			['a', 1],
			['b', 5],
		]),
		new Map([
			['b', 2],
			['c', 3],
		]),
	);
	assert.deepEqual(
		[...both],
		[
			['a', 1],
			['b', 5],
			['c', 3],
		],
	);
});

test('what is printed is read again, to the millisecond', () => {
	const times = fc.integer({min: 0, max: 4_102_444_800_000});
	fc.assert(
		fc.property(fc.dictionary(fc.stringMatching(/^\d[A-Z]+\.\d+V$/), times), entries => {
			const lastSeen = new Map(Object.entries(entries));
			const read = parseLastSeen(printLastSeen(lastSeen));
			assert.deepEqual(Object.fromEntries(read), Object.fromEntries(lastSeen));
		}),
		{numRuns: 50},
	);
});

test('a damaged file is an empty memory', () => {
	for (const text of ['', '{', 'null', '3', '{"1V100.6V": "soon"}']) {
		assert.equal(parseLastSeen(text).size, 0, text);
	}
});
