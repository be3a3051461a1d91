import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {readJournal} from '../../source/machine/journal.ts';
import {collect, endOf, setScene, type Scene} from './scene.ts';

/** Brings up and aborts with `reason` at the first event that `at` picks. */
async function interruptedAt(
	scene: Scene,
	reason: 'keep' | 'destroy',
	at: (event: BringupEvent) => boolean,
): Promise<BringupEvent[]> {
	const controller = new AbortController();
	const events: BringupEvent[] = [];
	for await (const event of scene.bringUp({signal: controller.signal})) {
		events.push(event);
		if (at(event)) controller.abort(reason);
	}

	return events;
}

const isBooting = (event: BringupEvent): boolean => event.type === 'instance';

test('keep: stops waiting, says what bills, and the next bring-up goes on with it', async t => {
	const scene = await setScene(t, 'documented');
	const failed = endOf(await interruptedAt(scene, 'keep', isBooting), 'failed');
	assert.equal(failed.exit_status, 130);
	const [left] = failed.left_behind;
	assert.equal(left?.hostname, 'kn1-knlp');
	const {hosts} = endOf(await collect(scene.bringUp()), 'ready');
	assert.equal(hosts[0]?.id, left?.id);
});

test('destroy: takes down what this run made, though it cannot be deleted at first', async t => {
	const scene = await setScene(t, 'documented');
	const failed = endOf(await interruptedAt(scene, 'destroy', isBooting), 'failed');
	assert.equal(failed.exit_status, 130);
	assert.deepEqual(failed.left_behind, []);
	assert.equal((await scene.simulator.bill()).per_hour, 0);
	const {machines, volumes} = await readJournal(scene.places.journal);
	assert.equal(machines.size + volumes.size, 0);
});

test('destroy: leaves what was there before', async t => {
	const scene = await setScene(t, 'race', {
		TERRAFORM_DATACRUNCH_INSTANCE_TYPE: 'A100_80_OR_LESS',
		TERRAFORM_DATACRUNCH_NODES: '2',
	});
	const one = {hostnames: ['kn1-knlp-1']};
	endOf(await collect(scene.bringUp({plan: one})), 'ready');
	const events = await interruptedAt(
		scene,
		'destroy',
		event => event.type === 'resource' && event.action === 'create' && event.state === 'done',
	);
	endOf(events, 'failed');
	assert.deepEqual(
		(await scene.client.instances()).map(instance => instance.hostname),
		['kn1-knlp-1'],
	);
});

test('before anything is created there is nothing to take down', async t => {
	const scene = await setScene(t, 'documented');
	const events = await interruptedAt(scene, 'destroy', event => event.type === 'selected');
	assert.deepEqual(endOf(events, 'failed').left_behind, []);
	assert.equal((await scene.simulator.bill()).spent, 0);
});

test('whoever stops reading leaves a journal that knows the machine', async t => {
	const scene = await setScene(t, 'documented');
	for await (const event of scene.bringUp()) if (isBooting(event)) break;
	assert.equal((await readJournal(scene.places.journal)).machines.size, 1);
	endOf(await collect(scene.tearDown()), 'destroyed');
	assert.equal((await scene.simulator.bill()).per_hour, 0);
});
