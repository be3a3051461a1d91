import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Clock} from '../../source/clock.ts';
import {ExpectedError, exitStatus} from '../../source/errors.ts';
import type {CapacitySnapshot} from '../../source/capacity/snapshot.ts';
import {watchCapacity} from '../../source/capacity/watch-capacity.ts';
import {snapshotOf} from './snapshots.ts';

const snapshot = snapshotOf(['1V100.6V'], {'FIN-01': ['1V100.6V']});
const failure = new ExpectedError('cut', {exitStatus: exitStatus.api});
const refusal = new ExpectedError('no', {exitStatus: exitStatus.credentials});

/** Plays the answers one a poll, and records the pauses between them; the last answer ends the watch. */
async function play(answers: readonly (CapacitySnapshot | ExpectedError)[]) {
	const stop = new AbortController();
	const pauses: number[] = [];
	const clock: Clock = {
		now: () => 0,
		async sleep(milliseconds, signal) {
			pauses.push(milliseconds);
			signal?.throwIfAborted();
		},
	};
	let polls = 0;
	const watch = watchCapacity({
		async take() {
			const answer = answers[polls++];
			if (polls === answers.length) stop.abort();
			if (answer === undefined) throw new Error('asked too often');
			if (answer instanceof ExpectedError) throw answer;
			return answer;
		},
		clock,
		signal: stop.signal,
		interval: 1000,
		random: () => 0,
	});
	const states: string[] = [];
	for await (const state of watch) {
		states.push(
			state.kind === 'unknown' ? `${state.kind} ${state.cause} ${state.last?.takenAt}` : state.kind,
		);
	}

	return {states, pauses};
}

test('says when it asks next, and that it does not after a refusal', async () => {
	const said: (number | undefined)[] = [];
	const answers = [snapshot, failure, refusal];
	const stop = new AbortController();
	const watch = watchCapacity({
		async take() {
			const answer = answers[said.length];
			if (answer instanceof ExpectedError) throw answer;
			return answer ?? snapshot;
		},
		clock: {now: () => 5000, sleep: async () => undefined},
		signal: stop.signal,
		interval: 1000,
		random: () => 1,
	});
	for await (const state of watch) {
		if (state.kind !== 'loading') said.push(state.nextAt);
		if (said.length === answers.length) stop.abort();
	}

	assert.deepEqual(said, [6500, 8000, undefined]);
});

test('yields loading first, then an answer a poll', async () => {
	const {states} = await play([snapshot, snapshot]);
	assert.deepEqual(states, ['loading', 'known', 'known']);
});

test('a failed poll says unknown, keeps the last answer for reference, and pauses longer each time', async () => {
	const {states, pauses} = await play([snapshot, failure, failure, snapshot, snapshot]);
	assert.deepEqual(states, [
		'loading',
		'known',
		'unknown failed 1000',
		'unknown failed 1000',
		'known',
		'known',
	]);
	assert.deepEqual(pauses.slice(0, 4), [1000, 2000, 4000, 1000]);
});

test('refused credentials are not asked for again until somebody refreshes', async () => {
	const {states, pauses} = await play([refusal, snapshot]);
	assert.equal(states[1], 'unknown refused undefined');
	assert.ok((pauses[0] ?? 0) > 24 * 3600 * 1000);
});
