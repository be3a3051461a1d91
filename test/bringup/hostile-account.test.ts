import assert from 'node:assert/strict';
import {mkdir, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {standardPace} from '../../source/bringup/ports.ts';
import {bringUpSession, tearDownSession} from '../../source/bringup/session.ts';
import {projectStatus} from '../../source/bringup/status.ts';
import {ApiError} from '../../source/datacrunch/api-error.ts';
import type {Client} from '../../source/datacrunch/client.ts';
import {openJournal, readJournal} from '../../source/machine/journal.ts';
import {volumeCacheFile} from '../../source/machine/volume-cache.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {fillDisk, smallDisk} from '../helpers/small-disk.ts';
import {collect, endOf, eventsOf, setScene, type Scene} from './scene.ts';

const cut = (): ApiError =>
	new ApiError({kind: 'network', method: 'POST', path: '/instances', detail: 'connection reset'});

const forbidden = (): ApiError =>
	new ApiError({kind: 'forbidden', method: 'DELETE', path: '/', status: 403});

const bringUpWith = async (scene: Scene, changes: Partial<Client>, pace = standardPace) =>
	collect(
		bringUpSession(scene.plan, {...scene.options, pace, client: {...scene.client, ...changes}}),
	);

const tearDownWith = async (scene: Scene, changes: Partial<Client>, keep = false) =>
	collect(
		tearDownSession(
			{keep, prefix: scene.plan.prefix},
			{...scene.options, client: {...scene.client, ...changes}},
		),
	);

const perHour = async (scene: Scene): Promise<number> => (await scene.simulator.bill()).per_hour;

const notes = (events: Awaited<ReturnType<typeof collect>>): string =>
	eventsOf(events, 'note')
		.map(({text}) => text)
		.join('\n');

test('a machine that turns up after its create was given up is taken down again', async t => {
	const scene = await setScene(t, 'documented');
	const {client} = scene;
	let late: (() => Promise<string>) | undefined;
	let creates = 0;
	const events = await bringUpWith(scene, {
		async createInstance(request) {
			if (creates++ === 0) {
				late = async () => client.createInstance(request);
				throw cut();
			}

			const id = await client.createInstance(request);
			await late?.();
			return id;
		},
	});
	endOf(events, 'ready');
	assert.match(notes(events), /A second kn1-knlp \(.*\) turned up/);
	const running = (await scene.simulator.bill()).machines.filter(({until}) => until === null);
	assert.equal(running.length, 1);
	endOf(await collect(scene.tearDown()), 'destroyed');
	assert.equal(await perHour(scene), 0);
});

test('a machine that the API does not know at once is not made a second time', async t => {
	const scene = await setScene(t, 'documented');
	let looks = 0;
	// The scene's time runs a thousand times as fast: on a busy computer two looks take longer than usual settling.
	const patient = {...standardPace, settle: standardPace.bootLimit};
	const events = await bringUpWith(
		scene,
		{
			instance: async (id, signal) => (looks++ < 2 ? undefined : scene.client.instance(id, signal)),
		},
		patient,
	);
	assert.equal(endOf(events, 'ready').hosts.length, 1);
	assert.equal(eventsOf(events, 'attempt').length, 1);
});

test('with other credentials, a machine that they do not see is not taken for gone', async t => {
	const scene = await setScene(t, 'documented');
	const {hosts} = endOf(await collect(scene.bringUp()), 'ready');
	const other: Partial<Client> = {
		clientId: 'somebody else',
		instances: async () => [],
		instance: async () => undefined,
		volumes: async () => [],
		volume: async () => undefined,
	};
	const state = await readJournal(scene.places.journal);
	const status = await projectStatus(state, scene.places.projectTag, {...scene.client, ...other});
	assert.deepEqual(
		status.instances.map(({id, status}) => [id, status]),
		[[hosts[0]?.id, 'unknown']],
	);
	const events = await tearDownWith(scene, other);
	assert.match(notes(events), /is not in this account: it was made with the client id id,/);
	const {machines, still_billed} = endOf(events, 'destroyed');
	assert.deepEqual(machines, []);
	assert.deepEqual(
		still_billed.map(({id}) => id),
		[hosts[0]?.id],
	);
	assert.deepEqual(endOf(await collect(scene.tearDown()), 'destroyed').machines, ['kn1-knlp']);
	assert.equal(await perHour(scene), 0);
});

test('the network goes with the answer of a create: the end does not claim that nothing bills', async t => {
	const scene = await setScene(t, 'documented');
	let isDown = false;
	const events = await bringUpWith(scene, {
		async createInstance(request) {
			await scene.client.createInstance(request);
			isDown = true;
			throw cut();
		},
		async instances(signal) {
			if (isDown) throw cut();
			return scene.client.instances(signal);
		},
	});
	const {exit_status, next_steps} = endOf(events, 'failed');
	assert.equal(exit_status, 6);
	assert.match(next_steps.join('\n'), /kn1-knlp .* was not answered: it may be there, and bill/);
	assert.deepEqual(endOf(await collect(scene.tearDown()), 'destroyed').machines, ['kn1-knlp']);
	assert.equal(await perHour(scene), 0);
});

test('a full disk: what was created is told, and destroyed without a journal', async t => {
	const disk = await smallDisk(t);
	if (disk === undefined) return t.skip('only root can mount a small disk');
	const scene = await setScene(t, 'documented', {}, disk);
	const {client} = scene;
	/** Up to the end of the journal's last block. */
	const fill = async (): Promise<void> => {
		const file = scene.places.journal;
		const {size} = await stat(file);
		await writeFile(file, `${'x'.repeat(4094 - (size % 4096))}\n`, {flag: 'a'});
		await fillDisk(disk);
	};
	const events = await bringUpWith(scene, {
		async createInstance(request) {
			const id = await client.createInstance(request);
			await fill();
			return id;
		},
	});
	const failed = endOf(events, 'failed');
	assert.match(failed.reason, /Could not write the journal .*ENOSPC/);
	assert.equal(failed.exit_status, 6);
	assert.deepEqual(
		failed.left_behind.map(({hostname}) => hostname),
		['kn1-knlp'],
	);
	await fill();
	const down = await collect(scene.tearDown());
	assert.deepEqual(endOf(down, 'destroyed').machines, ['kn1-knlp']);
	assert.match(notes(down), /ENOSPC/);
	assert.equal(await perHour(scene), 0);
});

test('a volume cache that is no YAML stops nothing', async t => {
	const scene = await setScene(t, 'documented');
	await collect(scene.bringUp());
	const cache = volumeCacheFile(scene.places.volumeCacheDirectory, 'kn1');
	await mkdir(path.dirname(cache), {recursive: true});
	await writeFile(cache, 'a: "\n');
	const kept = await collect(scene.tearDown(true));
	assert.equal(endOf(kept, 'destroyed').kept_volumes.length, 1);
	assert.match(notes(kept), /kn1\.yml is not YAML/);
	assert.deepEqual(endOf(await collect(scene.tearDown()), 'destroyed').kept_volumes, []);
	assert.equal(await perHour(scene), 0);
});

test('an ssh key that cannot be removed is no reason to fail', async t => {
	const scene = await setScene(t, 'documented');
	await collect(scene.bringUp());
	const events = await tearDownWith(scene, {
		async deleteSshKey() {
			throw forbidden();
		},
	});
	endOf(events, 'destroyed');
	assert.match(notes(events), /ssh key kdevops-datacrunch-0123abcd stays in the account/);
	await collect(scene.tearDown());
	assert.deepEqual(await scene.client.sshKeys(), []);
});

test('a volume that cannot be deleted is told as the last thing, with exit status 6', async t => {
	const scene = await setScene(t, 'documented');
	await collect(scene.bringUp());
	const events = await tearDownWith(scene, {
		deleteInstance: async id => scene.client.deleteInstance(id, []),
		async deleteVolume() {
			throw forbidden();
		},
	});
	const {exit_status, left_behind, next_steps} = endOf(events, 'failed');
	assert.deepEqual([exit_status, left_behind], [6, []]);
	assert.match(next_steps.join('\n'), /^Volume kn1-knlp-os-\w+ \(.*\) is there, and bills\.$/m);
	endOf(await collect(scene.tearDown()), 'destroyed');
	assert.equal(await perHour(scene), 0);
});

test('a create that a clock ahead of ours wrote down does not keep destroy waiting', async t => {
	const scene = await setScene(t, 'documented');
	await scene.client.balance();
	const journal = await openJournal(scene.places.journal);
	await journal.append(
		{
			type: 'create-intent',
			request: 'r-1',
			hostname: 'kn1-knlp',
			instance_type: '1A100.40S.22V',
			location: 'FIN-01',
			market: 'on-demand',
			price_per_hour: 1,
			currency: 'usd',
		},
		scene.client.serverNow() + 1000 * 3_600_000,
	);
	await journal.close();
	const started = scene.client.serverNow();
	endOf(await collect(scene.tearDown()), 'destroyed');
	assert.ok(scene.client.serverNow() - started < 3_600_000);
});

test('an evicted spot machine leaves its volume behind, which is known, and goes', async t => {
	const directory = await temporaryDirectory(t);
	const scenario = path.join(directory, 'evictions.yaml');
	await writeFile(
		scenario,
		'about: Spot machines live for minutes.\nstock: {spot: {FIN-01: [1A100.40S.22V]}}\nspot_eviction_median_hours: 0.2\n',
	);
	const scene = await setScene(t, scenario, {
		TERRAFORM_DATACRUNCH_MARKET_SPOT: 'y',
		TERRAFORM_DATACRUNCH_KEEP_VOLUMES: 'y',
	});
	const request = {...scene.plan.request, market: 'spot'} as const;
	const {hosts} = endOf(await collect(scene.bringUp({plan: {request}})), 'ready');
	await scene.simulator.advance(100 * 3_600_000);
	const {instances, kept_volumes, gone, price_per_hour} = await projectStatus(
		await readJournal(scene.places.journal),
		scene.places.projectTag,
		scene.client,
	);
	assert.deepEqual(instances, []);
	assert.deepEqual(gone, [{id: hosts[0]?.id, hostname: 'kn1-knlp', evicted: true}]);
	assert.equal(kept_volumes.length, 1);
	assert.equal(price_per_hour, await perHour(scene));
	const down = endOf(await collect(scene.tearDown(true)), 'destroyed');
	assert.deepEqual(
		down.kept_volumes.map(({id}) => id),
		kept_volumes.map(({id}) => id),
	);
	endOf(await collect(scene.tearDown()), 'destroyed');
	assert.equal(await perHour(scene), 0);
});
