import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BringupEvent} from '../../../source/bringup/events.ts';
import {
	emptyView,
	foldEvent,
	pricePerHour,
	spentSoFar,
	type BringupView,
} from '../../../source/ui/bringup/bringup-state.ts';
import {
	began,
	creating,
	leftBehind,
	ready,
	selecting,
	timed,
} from '../../helpers/bringup-events.ts';

const fold = (events: readonly BringupEvent[]): BringupView => {
	let view = emptyView('bring-up');
	for (const event of events) view = foldEvent(view, event);
	return view;
};

test('steps have their states and times', () => {
	const {steps} = fold([...selecting, ...creating]);
	assert.deepEqual(
		steps.map(({step, state}) => `${step} ${state}`),
		[
			'check done',
			'select done',
			'files waiting',
			'ssh-key waiting',
			'create done',
			'boot running',
			'ssh waiting',
		],
	);
	assert.equal(steps[1]?.endedAt, began + 2000);
});

test('tiers have the answers of their checks', () => {
	const {group, tiers} = fold(selecting);
	assert.equal(group, 'h100-or-less');
	assert.deepEqual(
		tiers.map(({tier, checks}) => `${tier} ${checks.map(check => check.available).join(' ')}`),
		['h100 false false', 'a100-80 false', 'a100-40 true'],
	);
});

test('a machine costs from the moment it was created', () => {
	const view = fold([...selecting, ...creating]);
	assert.equal(view.machines[0]?.status, 'provisioning');
	assert.equal(view.machines[0]?.billedSince, began + 4000);
	assert.equal(pricePerHour(view), 1.29);
	assert.equal(spentSoFar(view, began + 4000 + 3_600_000), 1.29);
	assert.equal(fold(ready).machines[0]?.ip, '203.0.113.24');
});

test('a machine bills from the answer to its create, whatever its first status says', () => {
	const done = {
		type: 'resource',
		address: 'machine kn1-knlp',
		action: 'create',
		state: 'done',
		elapsed_ms: 500,
		id: 'a1',
	} as const;
	const asked = creating.slice(0, 2);
	assert.equal(pricePerHour(fold(asked)), 0);
	const view = fold([...asked, ...timed([[3.5, done]]), ...creating.slice(2)]);
	assert.equal(view.machines[0]?.billedSince, began + 3500);
	assert.equal(pricePerHour(fold([...asked, ...timed([[3.5, done]])])), 1.29);
});

test('what earlier attempts took is not paid for, though the engine counts from their beginning', () => {
	const [attempt, seen] = [creating[1]!, creating[2]!];
	assert.ok(attempt.type === 'attempt' && seen.type === 'instance');
	const view = fold([
		attempt,
		...timed([
			[30, {...attempt, number: 2}],
			[32, {...seen, elapsed_ms: 31_000}],
		]),
	]);
	assert.equal(view.machines[0]?.billedSince, began + 30_000);
});

test('the step in which all of it failed is marked as failed', () => {
	const failed = leftBehind.at(-1)!;
	const view = fold([...selecting, ...creating, failed]);
	const boot = view.steps.find(({step}) => step === 'boot');
	assert.equal(boot?.state, 'failed');
	assert.equal(boot.endedAt, Date.parse(failed.time));
	assert.equal(view.steps.find(({step}) => step === 'select')?.state, 'done');
	assert.equal(view.steps.find(({step}) => step === 'ssh')?.state, 'waiting');
});

test('a machine that is sold out after all is set aside, and the tiers are looked through again', () => {
	const view = fold([
		...selecting,
		...creating,
		...timed([
			[
				40,
				{
					type: 'fallback',
					instance_type: '1A100.40S.22V',
					location: 'FIN-01',
					market: 'on-demand',
					reason: 'no capacity',
				},
			],
			[41, {type: 'tier-group', group: 'h100-or-less', tiers: ['h100']}],
		]),
	]);
	assert.deepEqual(view.machines, []);
	assert.equal(view.setAside.length, 1);
	assert.deepEqual(view.tiers, []);
});

test('of several machines of one kind, only what the place did not have is gone', () => {
	const attempt = creating[1]!;
	const seen = creating[2]!;
	assert.ok(attempt.type === 'attempt' && seen.type === 'instance');
	const soldOut = {
		type: 'fallback',
		instance_type: attempt.instance_type,
		location: attempt.location,
		market: 'on-demand',
		reason: 'no capacity',
	} as const;
	const hosts = ['kn1', 'kn2', 'kn3'];
	const asked = timed(hosts.map((hostname, index) => [3, {...attempt, hostname, number: index}]));
	const two = timed(['kn1', 'kn2'].map(hostname => [4, {...seen, hostname, id: hostname}]));
	const names = (...events: readonly BringupEvent[]): string[] =>
		fold([...selecting, ...asked, ...two, ...events]).machines.map(({hostname}) => hostname);
	const created = {type: 'resource', action: 'create', elapsed_ms: 9} as const;
	assert.deepEqual(names(...timed([[5, soldOut]])), ['kn1', 'kn2']);
	assert.deepEqual(
		names(
			...timed([
				[5, {...seen, hostname: 'kn2', id: 'kn2', status: 'no_capacity'}],
				[6, soldOut],
			]),
		),
		['kn1'],
	);
	assert.deepEqual(
		names(
			...timed([
				[5, {...created, address: 'datacrunch_instance.kdevops["kn1"]', state: 'failed'}],
				[6, soldOut],
			]),
		),
		['kn2'],
	);
	assert.deepEqual(
		names(...timed([[5, {...created, action: 'delete', address: 'machine kn2', state: 'done'}]])),
		['kn1', 'kn3'],
	);
});

test('a machine that was there before is ready, without a time it was created', () => {
	const view = fold(ready.slice(-1));
	assert.equal(view.machines[0]?.status, 'ready');
	assert.equal(view.machines[0]?.billedSince, undefined);
	assert.equal(spentSoFar(view, began + 3_600_000), 0);
});
