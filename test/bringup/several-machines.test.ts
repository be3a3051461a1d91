import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {candidatesInOrder} from '../../source/capacity/candidates.ts';
import {takeSnapshot} from '../../source/capacity/take-snapshot.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {collect, endOf, eventsOf, scenePace, setScene, type Scene} from './scene.ts';

/** A scene with this stock on demand and whatever else a scenario says. */
async function sceneOf(
	t: TestContext,
	stock: string,
	settings: Readonly<Record<string, string>>,
	more = '',
): Promise<Scene> {
	const scenario = path.join(await temporaryDirectory(t), 'several.yaml');
	await writeFile(scenario, `about: Few of each.\nstock:\n  on-demand:\n    ${stock}\n${more}\n`);
	return setScene(t, scenario, settings);
}

const engines = [
	['the built-in engine', {}, false],
	['terraform', {TERRAFORM_USE_TERRAFORM: 'y'}, withoutTerraform],
] as const;

const kindsOf = (events: readonly BringupEvent[]): string[] =>
	endOf(events, 'ready').hosts.map(({instance_type, location}) => `${instance_type} ${location}`);

const textsOf = (events: readonly BringupEvent[]): string =>
	eventsOf(events, 'note')
		.map(({text}) => text)
		.join('\n');

const triedIn = (events: readonly BringupEvent[]): string[] =>
	eventsOf(events, 'attempt').map(
		({instance_type, location, market}) => `${instance_type} ${location} ${market}`,
	);

async function assertNothingBills({simulator}: Scene): Promise<void> {
	assert.equal((await simulator.bill()).per_hour, 0);
}

for (const [engine, settings, skip] of engines) {
	test(
		`${engine}: what one place cannot hold goes to the same type elsewhere, then to the next kind`,
		{skip},
		async t => {
			const stock =
				'{FIN-01: {1H100.80S.30V: 2}, FIN-02: {1H100.80S.30V: 1, 1B200.30V: 3}, FIN-03: {1A100.22V: 4}}';
			const nodes = {TERRAFORM_DATACRUNCH_NODES: '4', ...settings};
			const scene = await sceneOf(t, stock, nodes);
			const events = await collect(scene.bringUp());
			assert.deepEqual(kindsOf(events).toSorted(), [
				'1A100.22V FIN-03',
				'1H100.80S.30V FIN-01',
				'1H100.80S.30V FIN-01',
				'1H100.80S.30V FIN-02',
			]);
			assert.match(
				textsOf(events),
				/^These are 3 kinds: 2 of 1H100\.80S\.30V in FIN-01 \(on-demand\), 1 of .*, 1 of .*\.$/m,
			);
		},
	);

	test(
		`${engine}: --same takes back what it made and tries the next place for all`,
		{skip},
		async t => {
			const stock =
				'{FIN-01: {1H100.80S.30V: 1}, FIN-02: {1H100.80S.30V: 1}, FIN-03: {1A100.22V: 3}}';
			const nodes = {TERRAFORM_DATACRUNCH_NODES: '3', ...settings};
			const scene = await sceneOf(t, stock, nodes);
			const events = await collect(scene.bringUp({plan: {same: true}}));
			assert.deepEqual(kindsOf(events), [
				'1A100.22V FIN-03',
				'1A100.22V FIN-03',
				'1A100.22V FIN-03',
			]);
			const {machines} = await scene.simulator.bill();
			assert.equal(machines.filter(({until}) => until === null).length, 3);
			assert.ok(machines.length > 3);
		},
	);

	test(
		`${engine}: --same, and no place can hold all: nothing is left, exit status 5`,
		{skip},
		async t => {
			const stock = '{FIN-01: {1H100.80S.30V: 2}, FIN-03: {1A100.22V: 1}}';
			const nodes = {TERRAFORM_DATACRUNCH_NODES: '3', ...settings};
			const scene = await sceneOf(t, stock, nodes);
			const failed = endOf(await collect(scene.bringUp({plan: {same: true}})), 'failed');
			assert.equal(failed.exit_status, 5);
			assert.deepEqual(failed.left_behind, []);
			await assertNothingBills(scene);
		},
	);

	test(`${engine}: a quota ends it at once, with what to do`, {skip}, async t => {
		const stock = '{FIN-01: {1H100.80S.30V: 4}, FIN-03: {1A100.22V: 4}}';
		const nodes = {TERRAFORM_DATACRUNCH_NODES: '3', ...settings};
		const scene = await sceneOf(t, stock, nodes, 'gpu_quota: 2');
		const events = await collect(scene.bringUp());
		const failed = endOf(events, 'failed');
		assert.equal(failed.exit_status, 6);
		assert.match(failed.reason, /GPU_QUOTA_EXCEEDED/);
		assert.match(failed.next_steps.join('\n'), /higher quota/);
		assert.equal(failed.left_behind.length, 2);
		assert.deepEqual(eventsOf(events, 'fallback'), []);
		const same = endOf(await collect(scene.bringUp({plan: {same: true}})), 'failed');
		assert.equal(same.left_behind.length, 2);
	});
}

test('--same stays with the kind that is there, and refuses several', async t => {
	const stock = '{FIN-01: {1H100.80S.30V: 3}, FIN-03: {1A100.22V: 3}}';
	const scene = await sceneOf(t, stock, {TERRAFORM_DATACRUNCH_NODES: '2'});
	const [first = '', second = ''] = scene.plan.hostnames;
	const lesser = {...scene.plan.request, target: 'a100-80-or-less'};
	endOf(await collect(scene.bringUp({plan: {hostnames: [first], request: lesser}})), 'ready');
	assert.deepEqual(kindsOf(await collect(scene.bringUp({plan: {same: true}}))), [
		'1A100.22V FIN-03',
		'1A100.22V FIN-03',
	]);
	const hostnames = [second, `${second}0`];
	const other = {...scene.plan.request, target: '1H100.80S.30V'};
	const replaced = scene.bringUp({plan: {hostnames: [`${second}0`], request: other}});
	endOf(await collect(replaced), 'ready');
	const failed = endOf(await collect(scene.bringUp({plan: {same: true, hostnames}})), 'failed');
	assert.match(failed.reason, /are not the same: 1A100.*, 1H100/);
});

test('one more machine is of a kind that is there, though a higher tier can be had', async t => {
	const stock = '{FIN-01: {1H100.80S.30V: 3}, FIN-03: {1A100.22V: 3}}';
	const scene = await sceneOf(t, stock, {TERRAFORM_DATACRUNCH_NODES: '2'});
	const [first = ''] = scene.plan.hostnames;
	const lesser = {...scene.plan.request, target: 'a100-80-or-less'};
	endOf(await collect(scene.bringUp({plan: {hostnames: [first], request: lesser}})), 'ready');
	assert.deepEqual(kindsOf(await collect(scene.bringUp())), [
		'1A100.22V FIN-03',
		'1A100.22V FIN-03',
	]);
});

for (const order of ['tier', 'price'] as const) {
	test(`by ${order}: every candidate is tried once, and then it is over`, async t => {
		const stock =
			'{FIN-01: [1B300.30V, 1H100.80S.30V, 1A100.22V, 1V100.6V], FIN-02: [1H100.80S.32V, 1V100.6V, 1L40S.20V], FIN-03: [1B300.30V, 1H100.80S.30V]}';
		const scene = await sceneOf(t, stock, {}, 'refused_creates: 1000');
		const request = {...scene.plan.request, target: 'b300-or-less', order};
		const candidates = candidatesInOrder(
			request,
			await takeSnapshot(scene.client, scene.options.clock),
		);
		const events = await collect(scene.bringUp({plan: {request}}));
		assert.equal(endOf(events, 'failed').exit_status, 5);
		assert.equal(candidates.length, 9);
		assert.deepEqual(
			triedIn(events),
			candidates.map(({instanceType, location, market}) => `${instanceType} ${location} ${market}`),
		);
	});
}

test('what was set aside is tried again when its time is over, where somebody waits', async t => {
	const scene = await sceneOf(t, '{FIN-01: {1A100.22V: 1}}', {}, 'refused_creates: 3');
	const pace = {...scenePace, setAside: {first: 30_000, longest: 600_000}};
	const impatient = await collect(scene.bringUp());
	assert.equal(endOf(impatient, 'failed').exit_status, 5);
	assert.equal(triedIn(impatient).length, 1);
	const patient = await collect(scene.bringUp({plan: {wait: {for: Infinity}}, options: {pace}}));
	endOf(patient, 'ready');
	assert.equal(triedIn(patient).length, 3);
	const times = eventsOf(patient, 'attempt').map(({time}) => Date.parse(time));
	const [one = 0, two = 0, three = 0] = times;
	assert.ok(two - one >= 30_000);
	assert.ok(three - two >= 60_000);
});

test('who waits for more machines sees first that those that are there come up', async t => {
	const nodes = {TERRAFORM_DATACRUNCH_NODES: '2'};
	const scene = await sceneOf(t, '{FIN-01: {1A100.22V: 1}}', nodes);
	const events = await collect(scene.bringUp({plan: {wait: {for: 30 * 60_000}}}));
	const running = events.findIndex(
		event => event.type === 'instance' && event.status === 'running',
	);
	const waiting = events.findIndex(event => event.type === 'waiting');
	assert.ok(running !== -1 && running < waiting);
	const failed = endOf(events, 'failed');
	assert.equal(failed.exit_status, 6);
	assert.deepEqual(
		failed.left_behind.map(({hostname}) => hostname),
		['kn1-knlp-1'],
	);
});
