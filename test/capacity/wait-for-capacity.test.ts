import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CapacitySnapshot} from '../../source/capacity/snapshot.ts';
import {
	describeWaiting,
	waitForCapacity,
	type WaitOptions,
} from '../../source/capacity/wait-for-capacity.ts';
import {ExpectedError, exitStatus} from '../../source/errors.ts';
import {steppingClock} from '../helpers/stepping-clock.ts';
import {snapshotOf} from './snapshots.ts';

const names = ['1A100.22V', '1V100.6V'];
const nothing = snapshotOf(names, {'FIN-01': []});
const spotOnly = snapshotOf(names, {'FIN-01': []}, {'FIN-01': ['1V100.6V']});
const something = snapshotOf(names, {'FIN-01': ['1A100.22V']}, {'FIN-01': ['1V100.6V']});
const down = new ExpectedError('no answer', {exitStatus: exitStatus.api});

/** Waits through these answers, one a look; the last is given for ever. Looks are ten seconds apart. */
async function play(
	answers: readonly (CapacitySnapshot | ExpectedError)[],
	changes: Partial<WaitOptions> = {},
) {
	const clock = steppingClock(0);
	const looks: number[] = [];
	const wait = waitForCapacity({
		request: () => ({target: 'h100-or-less', market: 'on-demand'}),
		async take() {
			const answer = answers[Math.min(looks.push(clock.now()), answers.length) - 1];
			if (answer instanceof ExpectedError || answer === undefined) throw answer ?? down;
			return answer;
		},
		clock,
		signal: new AbortController().signal,
		interval: 10_000,
		until: Infinity,
		random: () => 0,
		...changes,
	});
	const said: string[] = [];
	for (;;) {
		const step = await wait.next();
		if (step.done) return {found: step.value, said, looks};
		said.push(describeWaiting(step.value));
	}
}

test('what is there at the first look is found without a word', async () => {
	assert.deepEqual(await play([something]), {found: something, said: [], looks: [0]});
});

test('says what changes, and that it found something', async () => {
	const {found, said, looks} = await play([nothing, nothing, spotOnly, nothing, something]);
	assert.equal(found, something);
	assert.deepEqual(looks, [0, 10_000, 20_000, 30_000, 40_000]);
	assert.deepEqual(said, [
		'h100-or-less: none now',
		'h100-or-less: 1V100.6V in FIN-01 (spot) came',
		'h100-or-less: 1V100.6V in FIN-01 (spot) went',
		'h100-or-less: 1A100.22V in FIN-01 (on-demand) came, 1V100.6V in FIN-01 (spot) came',
	]);
});

test('a look that fails is said once and made again', async () => {
	const {found, said} = await play([nothing, down, down, nothing, something]);
	assert.equal(found, something);
	assert.deepEqual(said.slice(0, 3), [
		'h100-or-less: none now',
		'h100-or-less: unknown, no answer',
		'h100-or-less: none now',
	]);
});

test('what is wanted is asked at every look', async () => {
	let asked = 0;
	const request = () => {
		asked++;
		return {target: '1V100.6V', market: 'spot', maxPrice: asked < 3 ? 0.1 : 1} as const;
	};
	const {found, looks} = await play([spotOnly], {request});
	assert.equal(found, spotOnly);
	assert.ok(looks.length > 1);
});

test('has a last look when the time is over', async () => {
	const late = await play([nothing], {until: 25_000});
	assert.deepEqual(late, {
		found: undefined,
		said: ['h100-or-less: none now'],
		looks: [0, 10_000, 20_000, 25_000],
	});
	const last = await play([nothing, nothing, nothing, something], {until: 25_000});
	assert.equal(last.found, something);
});

test('a signal ends it, refused credentials and a type that does not exist fail it', async () => {
	const signal = AbortSignal.abort();
	assert.equal((await play([nothing], {signal})).found, undefined);
	const refusal = new ExpectedError('refused', {exitStatus: exitStatus.credentials});
	await assert.rejects(play([refusal]), {message: 'refused', exitStatus: exitStatus.credentials});
	const request = () => ({target: '1X900.1V', market: 'on-demand'}) as const;
	await assert.rejects(play([nothing], {request}), /no instance type 1X900\.1V/);
});
