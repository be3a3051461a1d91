import assert from 'node:assert/strict';
import {test} from 'node:test';
import {projectStatus, type ProjectStatus} from '../../source/bringup/status.ts';
import {readJournal} from '../../source/machine/journal.ts';
import {collect, endOf, setScene, type Scene} from './scene.ts';

const statusOf = async ({places, client}: Scene): Promise<ProjectStatus> =>
	projectStatus(await readJournal(places.journal), places.projectTag, client);

test('nothing yet costs nothing', async t => {
	const status = await statusOf(await setScene(t, 'documented'));
	assert.deepEqual([status.instances, status.price_per_hour, status.spent], [[], 0, 0]);
});

test('what runs, what it costs an hour, and what it has cost by the server clock', async t => {
	const scene = await setScene(t, 'documented');
	const {hosts} = endOf(await collect(scene.bringUp()), 'ready');
	await scene.simulator.advance(3_600_000);
	const {instances, price_per_hour, spent} = await statusOf(scene);
	assert.equal(instances[0]?.hostname, 'kn1-knlp');
	assert.equal(instances[0]?.ip, hosts[0]?.ip);
	// The machine's $1.288 and its OS volume's $0.0274.
	assert.equal(price_per_hour, (await scene.simulator.bill()).per_hour);
	assert.ok(price_per_hour > 1.315 && price_per_hour < 1.316, String(price_per_hour));
	const created = Date.parse(instances[0]?.created_at ?? '');
	const hours = (scene.client.serverNow() - created) / 3_600_000;
	assert.ok(spent > 1.315 && spent <= hours * 1.316, `${spent} in ${hours} h`);
});

test('kept volumes bill, and machines that are gone are named', async t => {
	const scene = await setScene(t, 'documented');
	await collect(scene.bringUp());
	await collect(scene.tearDown(true));
	const {hosts} = endOf(await collect(scene.bringUp()), 'ready');
	await scene.client.deleteInstance(hosts[0]?.id ?? '', []);
	await scene.simulator.advance(60_000);
	const status = await statusOf(scene);
	assert.deepEqual(status.instances, []);
	assert.deepEqual(
		status.gone.map(({hostname, evicted}) => `${hostname} ${evicted}`),
		['kn1-knlp false'],
	);
	// Deleted elsewhere without its volume, which bills on as the kept one does.
	assert.equal(status.kept_volumes.length, 2);
	assert.equal(status.price_per_hour, (await scene.simulator.bill()).per_hour);
});
