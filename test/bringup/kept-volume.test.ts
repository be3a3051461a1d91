import assert from 'node:assert/strict';
import {mkdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {readVolumeCache, volumeCacheFile} from '../../source/machine/volume-cache.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {collect, endOf, eventsOf, setScene, type Scene} from './scene.ts';

const keeping = {TERRAFORM_DATACRUNCH_KEEP_VOLUMES: 'y'};

type Engine = 'builtin' | 'terraform';

/** Brings a machine up and takes it down again; returns the id of the OS volume that is left. */
async function keepOne(scene: Scene, engine: Engine = 'builtin'): Promise<string> {
	endOf(await collect(scene.bringUp()), 'ready');
	const events = await collect(scene.tearDown(true, undefined, engine));
	const [kept] = endOf(events, 'destroyed').kept_volumes;
	assert.ok(kept);
	return kept.id;
}

const cacheOf = async ({places, plan}: Scene): Promise<Record<string, string>> =>
	Object.fromEntries(
		await readVolumeCache(volumeCacheFile(places.volumeCacheDirectory, plan.prefix)),
	);

const engines = {builtin: false, terraform: withoutTerraform} as const;

for (const [engine, skip] of Object.entries(engines)) {
	test(
		`${engine}: the next bring-up in that location boots from the kept volume`,
		{skip},
		async t => {
			const tool = engine as Engine;
			const settings = {...keeping, [`TERRAFORM_USE_${tool.toUpperCase()}`]: 'y'};
			const scene = await setScene(t, 'documented', settings);
			const id = await keepOne(scene, tool);
			const events = await collect(scene.bringUp());
			const {hosts} = endOf(events, 'ready');
			const instance = await scene.client.instance(hosts[0]?.id ?? '');
			assert.equal(instance?.osVolumeId, id);
			assert.ok(
				eventsOf(events, 'note').some(({text}) => text.includes('boots from its kept volume')),
			);
			assert.equal((await scene.client.volumes()).length, 1);

			// Kept again, it is still the one; not kept, it goes with the machine.
			const again = endOf(await collect(scene.tearDown(true, undefined, tool)), 'destroyed');
			assert.deepEqual(
				again.kept_volumes.map(volume => volume.id),
				[id],
			);
			endOf(await collect(scene.bringUp()), 'ready');
			endOf(await collect(scene.tearDown(false, undefined, tool)), 'destroyed');
			assert.equal((await scene.simulator.bill()).per_hour, 0);
			assert.deepEqual(await cacheOf(scene), {});
		},
	);
}

test('a bring-up that takes back its machine does not take the kept volume with it', async t => {
	const scene = await setScene(t, 'documented', keeping);
	const id = await keepOne(scene);
	const controller = new AbortController();
	const events = [];
	for await (const event of scene.bringUp({signal: controller.signal})) {
		events.push(event);
		// Created, and not yet up, however fast the time runs here.
		if (
			event.type === 'resource' &&
			event.address === 'machine kn1-knlp' &&
			event.state === 'done'
		) {
			controller.abort('destroy');
		}
	}

	assert.deepEqual(endOf(events, 'failed').left_behind, []);
	assert.equal((await scene.client.volume(id))?.status, 'detached');
	assert.deepEqual(await cacheOf(scene), {'kn1-knlp': id});
});

test('a volume in another location is said to be there, with its price, and stays', async t => {
	const scenario = path.join(await temporaryDirectory(t), 'two-places.yaml');
	await writeFile(
		scenario,
		'about: One here and one there.\nstock: {on-demand: {FIN-01: {1A100.40S.22V: 1}, FIN-03: {1V100.6V: 1}}}\n',
	);
	const scene = await setScene(t, scenario, keeping);
	const id = await keepOne(scene);
	const request = {...scene.plan.request, location: 'FIN-03'};
	const events = await collect(scene.bringUp({plan: {request}}));
	endOf(events, 'ready');
	const note = eventsOf(events, 'note').find(({text}) => text.includes(id));
	assert.match(note?.text ?? '', /is in FIN-01 and not in FIN-03, and bills on, \$0\.027\/h\./);
	assert.equal((await scene.client.volume(id))?.status, 'detached');
});

test('a volume that has vanished is forgotten, and one that nobody knows here is not', async t => {
	const scene = await setScene(t, 'documented', keeping);
	const id = await keepOne(scene);
	await scene.client.deleteVolume(id);
	await scene.simulator.advance(60 * 60_000);
	const events = await collect(scene.bringUp());
	endOf(events, 'ready');
	assert.ok(eventsOf(events, 'note').some(({text}) => text.includes('not there any more')));
	assert.deepEqual(await cacheOf(scene), {});

	const other = await setScene(t, 'documented', keeping);
	await mkdir(other.places.volumeCacheDirectory, {recursive: true});
	const cache = volumeCacheFile(other.places.volumeCacheDirectory, 'kn1');
	await writeFile(cache, 'kn1-knlp: 00000000-0000-4000-8000-000000000000\n');
	endOf(await collect(other.bringUp()), 'ready');
	assert.equal((await readVolumeCache(cache)).size, 1);
	await rm(cache);
});
