import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ApiError} from '../../source/datacrunch/api-error.ts';
import type {Client} from '../../source/datacrunch/client.ts';
import {bringUpSession} from '../../source/bringup/session.ts';
import {projectStatus} from '../../source/bringup/status.ts';
import {openJournal, readJournal} from '../../source/machine/journal.ts';
import {collect, endOf, eventsOf, setScene} from './scene.ts';

const cut = (): ApiError =>
	new ApiError({kind: 'network', method: 'POST', path: '/instances', detail: 'connection reset'});

/** The first create is carried out, or not, and its answer never comes. */
function losingFirstAnswer(client: Client, carriedOut: boolean): Client {
	let creates = 0;
	return {
		...client,
		async createInstance(request, signal) {
			if (creates++ > 0) return client.createInstance(request, signal);
			if (carriedOut) await client.createInstance(request, signal);
			throw cut();
		},
	};
}

test('a create that was carried out without an answer is found, and not sent again', async t => {
	const scene = await setScene(t, 'documented');
	const client = losingFirstAnswer(scene.client, true);
	const events = await collect(bringUpSession(scene.plan, {...scene.options, client}));
	endOf(events, 'ready');
	assert.equal(eventsOf(events, 'attempt').length, 1);
	assert.equal((await scene.client.instances()).length, 1);
});

test('a create that was not carried out is sent again once it is known to have come to nothing', async t => {
	const scene = await setScene(t, 'documented');
	const client = losingFirstAnswer(scene.client, false);
	const events = await collect(bringUpSession(scene.plan, {...scene.options, client}));
	endOf(events, 'ready');
	assert.equal(eventsOf(events, 'attempt').length, 2);
	assert.equal(eventsOf(events, 'fallback').length, 0);
	assert.equal((await scene.client.instances()).length, 1);
});

test('an error page that is dated otherwise than the API is not waited for', async t => {
	const scene = await setScene(t, 'documented');
	const losing = losingFirstAnswer(scene.client, false);
	let ahead = 0;
	const client: Client = {
		...losing,
		async createInstance(request, signal) {
			ahead = 54 * 24 * 3_600_000;
			return losing.createInstance(request, signal);
		},
		async instances(signal) {
			ahead = 0;
			return losing.instances(signal);
		},
		serverNow: () => losing.serverNow() + ahead,
	};
	const events = await collect(bringUpSession(scene.plan, {...scene.options, client}));
	endOf(events, 'ready');
	assert.equal(eventsOf(events, 'attempt').length, 2);
});

test('an intent that a crash left behind is shown by status, settled and taken over', async t => {
	const scene = await setScene(t, 'documented');
	const {candidate, request} = {
		request: '6f2c1e9a-0000-4000-8000-000000000001',
		candidate: {instance_type: '1A100.40S.22V', location: 'FIN-01', market: 'on-demand'},
	} as const;
	// Reading the balance sets the client's idea of the server's time.
	await scene.client.balance();
	const journal = await openJournal(scene.places.journal);
	await journal.append(
		{
			type: 'create-intent',
			request,
			hostname: 'kn1-knlp',
			...candidate,
			price_per_hour: 1.288,
			currency: 'usd',
		},
		scene.client.serverNow(),
	);
	await journal.close();
	const key = await scene.client.createSshKey('kdevops-datacrunch-0123abcd', 'ssh-ed25519 AAAA a');
	const id = await scene.client.createInstance({
		instanceType: candidate.instance_type,
		image: 'ubuntu-24.04-cuda-12.8-open-docker',
		hostname: 'kn1-knlp',
		description: 'kn1-knlp',
		location: candidate.location,
		sshKeyIds: [key],
		market: candidate.market,
		tags: [{key: 'dcmenu-request', value: request}],
	});

	const state = await readJournal(scene.places.journal);
	const {instances} = await projectStatus(state, scene.places.projectTag, scene.client);
	assert.deepEqual(
		instances.map(instance => instance.id),
		[id],
	);
	const {hosts} = endOf(await collect(scene.bringUp()), 'ready');
	assert.deepEqual(
		hosts.map(host => host.id),
		[id],
	);
	endOf(await collect(scene.tearDown()), 'destroyed');
	assert.equal((await scene.simulator.bill()).per_hour, 0);
});
