import assert from 'node:assert/strict';
import {readFile, readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {ApiError} from '../../source/datacrunch/api-error.ts';
import {readJournal} from '../../source/machine/journal.ts';
import {parseTfvars} from '../../source/machine/tfvars.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {collect, endOf, eventsOf, setScene} from './scene.ts';

test('documented: an A100 40GB comes up in FIN-01, with its files, key, journal and log', async t => {
	const scene = await setScene(t, 'documented');
	const events = await collect(scene.bringUp());
	const {hosts, price_per_hour} = endOf(events, 'ready');
	assert.equal(hosts.length, 1);
	const [host] = hosts;
	assert.equal(host?.name, 'kn1-knlp');
	assert.equal(host?.instance_type, '1A100.40S.22V');
	assert.equal(host?.location, 'FIN-01');
	assert.match(host?.ip ?? '', /^203\.0\.113\./);
	assert.equal(host?.ssh, `ssh -i ${scene.plan.sshKey.privateKeyFile} root@${host?.ip}`);
	assert.equal(price_per_hour, 1.288);

	const tfvars = parseTfvars(await readFile(scene.places.tfvars, 'utf8'));
	assert.equal(tfvars.get('datacrunch_instance_type'), '1A100.40S.22V');
	assert.equal(tfvars.get('datacrunch_location'), 'FIN-01');
	assert.match(await readFile(scene.places.inventory, 'utf8'), /kn1-knlp ansible_host=203\.0\.113/);
	const publicKey = await readFile(scene.plan.sshKey.publicKeyFile, 'utf8');
	const [accountKey] = await scene.client.sshKeys();
	assert.ok(publicKey.startsWith(accountKey?.publicKey.split(' ').slice(0, 2).join(' ') ?? '-'));
	const {machines, sshKeys} = await readJournal(scene.places.journal);
	assert.deepEqual([...machines.keys()], [host?.id]);
	assert.deepEqual([...sshKeys.keys()], [accountKey?.id]);
	const [log] = await readdir(scene.places.logDirectory);
	const text = await readFile(path.join(scene.places.logDirectory, log ?? ''), 'utf8');
	assert.match(text, /Selected: 1A100\.40S\.22V \(tier: a100-40\)/);
});

test('bringing up twice does not create twice', async t => {
	const scene = await setScene(t, 'documented');
	const first = endOf(await collect(scene.bringUp()), 'ready');
	const again = await collect(scene.bringUp());
	assert.deepEqual(endOf(again, 'ready').hosts, first.hosts);
	assert.equal(eventsOf(again, 'attempt').length, 0);
	assert.equal((await scene.client.instances()).length, 1);
});

test('race: refused creates set that type in that location aside, and the next is taken', async t => {
	const scene = await setScene(t, 'race');
	const events = await collect(scene.bringUp());
	const {hosts} = endOf(events, 'ready');
	const tried = eventsOf(events, 'attempt').map(
		event => `${event.instance_type} ${event.location}`,
	);
	assert.deepEqual(tried, ['1H100.80S.32V FIN-02', '1A100.22V FIN-01', '1A100.22V FIN-03']);
	assert.deepEqual(
		eventsOf(events, 'fallback').map(event => event.location),
		['FIN-02', 'FIN-01'],
	);
	assert.equal(hosts[0]?.location, 'FIN-03');
	const tfvars = parseTfvars(await readFile(scene.places.tfvars, 'utf8'));
	assert.equal(tfvars.get('datacrunch_location'), 'FIN-03');
	assert.equal((await scene.client.instances()).length, 1);
});

test('late-no-capacity: what is sold out after all is cleared away, and the next is taken', async t => {
	const scene = await setScene(t, 'late-no-capacity');
	const events = await collect(scene.bringUp());
	const {hosts} = endOf(events, 'ready');
	assert.equal(eventsOf(events, 'fallback').length, 2);
	const {machines, volumes} = await scene.simulator.bill();
	const billed = [...machines, ...volumes].filter(line => line.until === null);
	assert.deepEqual(
		billed.map(line => line.name.replace(/-os-.*/, '')),
		['kn1-knlp', 'kn1-knlp'],
	);
	assert.equal((await readJournal(scene.places.journal)).machines.size, 1);
	assert.equal(hosts[0]?.id, [...(await readJournal(scene.places.journal)).machines.keys()][0]);
});

test('sold-out: nothing is created, exit status 5', async t => {
	const scene = await setScene(t, 'sold-out');
	const failed = endOf(await collect(scene.bringUp()), 'failed');
	assert.equal(failed.exit_status, 5);
	assert.deepEqual(failed.left_behind, []);
	assert.ok(failed.next_steps.some(step => step.includes('dcmenu wait')));
	assert.equal((await scene.simulator.bill()).spent, 0);
});

test('no-funds: refused before anything is created, exit status 1', async t => {
	const scene = await setScene(t, 'no-funds');
	const failed = endOf(await collect(scene.bringUp()), 'failed');
	assert.equal(failed.exit_status, 1);
	assert.match(failed.reason, /balance is 0\.01/);
	assert.deepEqual((await scene.simulator.bill()).machines, []);
});

const refusals = [
	['bad-request', 400, 1, /image/],
	['credentials', 401, 3, /dcmenu credentials test/],
	['funds', 402, 1, /Add funds/],
	['forbidden', 403, 1, /what these credentials may do/],
	['quota', 403, 1, /higher quota/],
] as const;

for (const [kind, status, exit, advice] of refusals) {
	test(`a create that is refused for ${kind} is the last, and what to do is told`, async t => {
		const scene = await setScene(t, 'typical');
		const client = {
			...scene.client,
			async createInstance(): Promise<string> {
				throw new ApiError({kind, status, method: 'POST', path: '/instances', detail: 'No.'});
			},
		};
		const events = await collect(scene.bringUp({options: {client}}));
		const failed = endOf(events, 'failed');
		assert.equal(failed.exit_status, exit);
		assert.match(failed.reason, /: No\.$/);
		assert.match(failed.next_steps.join('\n'), advice);
		assert.equal(eventsOf(events, 'attempt').length, 1);
		assert.deepEqual(eventsOf(events, 'fallback'), []);
	});
}

test('bad-credentials: exit status 3', async t => {
	const scene = await setScene(t, 'bad-credentials');
	const failed = endOf(await collect(scene.bringUp()), 'failed');
	assert.equal(failed.exit_status, 3);
});

test('stuck: said at half time, taken down after a quarter of an hour, and the next is tried', async t => {
	const scene = await setScene(t, 'stuck');
	const events = await collect(scene.bringUp());
	const halfTime = eventsOf(events, 'note').find(note => note.text.includes('still provisioning'));
	assert.match(halfTime?.text ?? '', /^kn1-knlp is still provisioning after \d+m .*; after 15m/);
	assert.deepEqual(
		eventsOf(events, 'fallback').map(({instance_type, location, reason, stuck}) => [
			`${instance_type} ${location}`,
			reason,
			stuck,
		]),
		[
			['1H100.80S.32V FIN-02', 'still provisioning after 15m 00s', true],
			['1A100.22V FIN-01', 'still provisioning after 15m 00s', true],
		],
	);
	const failed = endOf(events, 'failed');
	assert.equal(failed.exit_status, 5);
	assert.deepEqual(failed.left_behind, []);
	assert.equal((await scene.simulator.bill()).per_hour, 0);
});

test('stuck, and never to be deleted: it is listed, exit status 6, and nothing is made in its place', async t => {
	const scenario = path.join(await temporaryDirectory(t), 'stuck-for-good.yaml');
	await writeFile(
		scenario,
		'about: Stuck.\nlifecycle: {provisioning: forever}\nstock: {on-demand: {FIN-02: [1H100.80S.32V], FIN-01: [1A100.22V]}}\n',
	);
	const scene = await setScene(t, scenario);
	const events = await collect(scene.bringUp());
	const failed = endOf(events, 'failed');
	assert.equal(failed.exit_status, 6);
	assert.match(failed.reason, /The API does not delete kn1-knlp/);
	assert.deepEqual(
		failed.left_behind.map(({hostname, status}) => [hostname, status]),
		[['kn1-knlp', 'provisioning']],
	);
	assert.equal(eventsOf(events, 'attempt').length, 1);
});

test('flaky: comes up all the same, with one machine', async t => {
	const scene = await setScene(t, 'flaky');
	const events = await collect(scene.bringUp());
	endOf(events, 'ready');
	const {machines} = await scene.simulator.bill();
	assert.equal(machines.filter(line => line.until === null).length, 1);
});

test('a location that the user chose is kept', async t => {
	const scene = await setScene(t, 'typical', {
		TERRAFORM_DATACRUNCH_LOCATION: 'FIN-03',
		TERRAFORM_DATACRUNCH_INSTANCE_TYPE: 'B300_OR_LESS',
	});
	const events = await collect(scene.bringUp());
	assert.equal(endOf(events, 'ready').hosts[0]?.location, 'FIN-03');
	assert.equal(eventsOf(events, 'location')[0]?.auto, false);
});

test('spot is asked for as spot', async t => {
	const scene = await setScene(t, 'typical', {
		TERRAFORM_DATACRUNCH_MARKET: 'spot',
		TERRAFORM_DATACRUNCH_INSTANCE_TYPE: 'A100_40_OR_LESS',
	});
	const {hosts} = endOf(await collect(scene.bringUp()), 'ready');
	assert.equal(hosts[0]?.market, 'spot');
	assert.equal((await scene.client.instances())[0]?.isSpot, true);
});

test('a type that does not take the image gets the nearest that it takes', async t => {
	const scene = await setScene(t, 'documented', {
		TERRAFORM_DATACRUNCH_INSTANCE_TYPE: '1V100.6V',
	});
	const events = await collect(scene.bringUp());
	endOf(events, 'ready');
	const warning = eventsOf(events, 'note').find(note => note.level === 'warning');
	assert.match(
		warning?.text ?? '',
		/1V100\.6V does not take .*: using ubuntu-24\.04-cuda-12\.6-docker/,
	);
	const tfvars = parseTfvars(await readFile(scene.places.tfvars, 'utf8'));
	assert.equal(tfvars.get('datacrunch_image'), 'ubuntu-24.04-cuda-12.6-docker');
});

test('several nodes are numbered, and one that is there is not created again', async t => {
	const scene = await setScene(t, 'race', {
		TERRAFORM_DATACRUNCH_INSTANCE_TYPE: 'A100_80_OR_LESS',
		TERRAFORM_DATACRUNCH_NODES: '2',
	});
	const one = {hostnames: ['kn1-knlp-2']};
	endOf(await collect(scene.bringUp({plan: one})), 'ready');
	const {hosts} = endOf(await collect(scene.bringUp()), 'ready');
	assert.deepEqual(
		hosts.map(host => host.name),
		['kn1-knlp-1', 'kn1-knlp-2'],
	);
	assert.equal((await scene.client.instances()).length, 2);
});

test("somebody else's machine of the same name is left alone, and refused with the reason", async t => {
	const scene = await setScene(t, 'documented');
	const key = await scene.client.createSshKey('theirs', 'ssh-ed25519 AAAA them');
	const id = await scene.client.createInstance({
		instanceType: '1A100.40S.22V',
		image: 'ubuntu-24.04-cuda-12.8-open-docker',
		hostname: 'kn1-knlp',
		description: 'theirs',
		location: 'FIN-01',
		sshKeyIds: [key],
		market: 'on-demand',
	});
	const failed = endOf(await collect(scene.bringUp()), 'failed');
	assert.equal(failed.exit_status, 1);
	assert.match(failed.reason, new RegExp(`${id}.*did not make`));
	const destroyed = endOf(await collect(scene.tearDown()), 'destroyed');
	assert.deepEqual(destroyed.machines, []);
	assert.equal((await scene.client.instances()).length, 1);
});

test('while one brings up, another is refused', async t => {
	const scene = await setScene(t, 'documented');
	const first = scene.bringUp()[Symbol.asyncIterator]();
	await first.next();
	await assert.rejects(collect(scene.bringUp()), {message: /Another dcmenu \(pid/});
	await first.return?.();
});
