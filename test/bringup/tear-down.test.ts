import assert from 'node:assert/strict';
import {rm, stat} from 'node:fs/promises';
import {test} from 'node:test';
import {plainLines} from '../../source/bringup/plain-log.ts';
import {openJournal, readJournal} from '../../source/machine/journal.ts';
import {readVolumeCache, volumeCacheFile} from '../../source/machine/volume-cache.ts';
import {collect, endOf, eventsOf, setScene} from './scene.ts';

test('destroy removes machine, volume, key and inventory, and nothing bills', async t => {
	const scene = await setScene(t, 'documented');
	await collect(scene.bringUp());
	const destroyed = endOf(await collect(scene.tearDown()), 'destroyed');
	assert.deepEqual(destroyed.machines, ['kn1-knlp']);
	assert.deepEqual([destroyed.kept_volumes, destroyed.still_billed], [[], []]);
	assert.ok(destroyed.spent > 0 && destroyed.spent < 1.3);
	const {per_hour, volumes} = await scene.simulator.bill();
	assert.equal(per_hour, 0);
	assert.deepEqual(
		volumes.filter(volume => volume.until === null),
		[],
	);
	assert.deepEqual(await scene.client.sshKeys(), []);
	await assert.rejects(stat(scene.places.inventory), {code: 'ENOENT'});
	const {intents, machines, sshKeys, volumes: known} = await readJournal(scene.places.journal);
	assert.equal(intents.size + machines.size + sshKeys.size + known.size, 0);
});

test('destroying nothing is no error, also twice', async t => {
	const scene = await setScene(t, 'documented');
	for (let turn = 0; turn < 2; turn++) {
		assert.deepEqual(endOf(await collect(scene.tearDown()), 'destroyed').machines, []);
	}
});

test('KEEP_VOLUMES keeps the OS volume, remembers it, and says what it costs', async t => {
	const scene = await setScene(t, 'documented');
	await collect(scene.bringUp());
	const {kept_volumes} = endOf(await collect(scene.tearDown(true)), 'destroyed');
	assert.equal(kept_volumes.length, 1);
	const [kept] = kept_volumes;
	assert.ok((kept?.price_per_hour ?? 0) > 0);
	const cache = volumeCacheFile(scene.places.volumeCacheDirectory, 'kn1');
	assert.deepEqual([...(await readVolumeCache(cache))], [['kn1-knlp', kept?.id]]);
	assert.equal((await scene.client.volume(kept?.id ?? ''))?.status, 'detached');

	// As long as they are to be kept, it is; once not, it goes.
	assert.equal(endOf(await collect(scene.tearDown(true)), 'destroyed').kept_volumes.length, 1);
	assert.deepEqual(endOf(await collect(scene.tearDown()), 'destroyed').kept_volumes, []);
	assert.equal((await scene.simulator.bill()).per_hour, 0);
	assert.equal((await readVolumeCache(cache)).size, 0);
});

test('a machine in the account under our tag is found without the journal', async t => {
	const scene = await setScene(t, 'documented');
	await collect(scene.bringUp());
	await rm(scene.places.stateDirectory, {recursive: true});
	assert.deepEqual(endOf(await collect(scene.tearDown()), 'destroyed').machines, ['kn1-knlp']);
	assert.equal((await scene.simulator.bill()).per_hour, 0);
});

test('a machine that was deleted elsewhere is crossed out, and its volume goes', async t => {
	const scene = await setScene(t, 'documented');
	const {hosts} = endOf(await collect(scene.bringUp()), 'ready');
	await scene.client.deleteInstance(hosts[0]?.id ?? '', []);
	await scene.simulator.advance(60_000);
	const events = await collect(scene.tearDown());
	endOf(events, 'destroyed');
	assert.match(eventsOf(events, 'note')[0]?.text ?? '', /is gone/);
	assert.equal((await scene.simulator.bill()).per_hour, 0);
});

test('a key that another machine uses stays', async t => {
	const scene = await setScene(t, 'race', {
		TERRAFORM_DATACRUNCH_INSTANCE_TYPE: 'A100_80_OR_LESS',
	});
	await collect(scene.bringUp());
	const [key] = await scene.client.sshKeys();
	await scene.client.createInstance({
		instanceType: '1V100.6V',
		image: 'ubuntu-24.04-cuda-12.6-docker',
		hostname: 'another',
		description: 'another',
		location: 'FIN-01',
		sshKeyIds: [key?.id ?? ''],
		market: 'on-demand',
	});
	const end = endOf(await collect(scene.tearDown()), 'destroyed');
	assert.deepEqual(
		end.other_machines?.map(({hostname}) => hostname),
		['another'],
	);
	assert.match(
		plainLines(end, false).join('\n'),
		/\nNot of this project: another .* in FIN-01, .*\nNothing of this project bills\.$/,
	);
	assert.deepEqual(
		(await scene.client.sshKeys()).map(({id}) => id),
		[key?.id],
	);
});

test('flaky: everything is gone in the end', async t => {
	const scene = await setScene(t, 'flaky');
	await collect(scene.bringUp());
	for (;;) {
		const end = (await collect(scene.tearDown())).at(-1);
		if (end?.type === 'destroyed' && end.still_billed.length === 0) break;
	}

	assert.equal((await scene.simulator.bill()).per_hour, 0);
});

test('interrupted, it says what is left, and the next one finishes', async t => {
	const scene = await setScene(t, 'documented');
	await collect(scene.bringUp());
	const controller = new AbortController();
	const events = [];
	for await (const event of scene.tearDown(false, controller.signal)) {
		events.push(event);
		if (event.type === 'resource') controller.abort('keep');
	}

	assert.equal(endOf(events, 'failed').exit_status, 130);
	endOf(await collect(scene.tearDown()), 'destroyed');
	assert.equal((await scene.simulator.bill()).per_hour, 0);
});

test('a key whose upload was cut off is found and removed; another of the same name stays', async t => {
	const scene = await setScene(t, 'documented');
	const {client, places, plan} = scene;
	await client.balance();
	const journal = await openJournal(places.journal);
	const key = {name: plan.sshKeyName, public_key: 'ssh-ed25519 AAAA me@here'};
	await journal.append({type: 'ssh-key-intent', ...key}, client.serverNow());
	await journal.close();
	const other = await client.createSshKey(key.name, 'ssh-ed25519 BBBB me@there');
	await client.createSshKey(key.name, 'ssh-ed25519 AAAA');
	endOf(await collect(scene.tearDown()), 'destroyed');
	assert.deepEqual(
		(await client.sshKeys()).map(({id}) => id),
		[other],
	);
	assert.equal((await readJournal(places.journal)).sshKeyIntents.size, 0);
});
