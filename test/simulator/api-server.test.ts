import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {systemClock} from '../../source/clock.ts';
import {ApiError} from '../../source/datacrunch/api-error.ts';
import {
	startSimulator,
	type Simulator,
	type SimulatorOptions,
} from '../../source/simulator/api-server.ts';
import {apiCaller, type ApiCaller} from '../helpers/api-caller.ts';
import {impatientClock, simulatedAccount} from '../helpers/simulated-account.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

async function simulated(
	t: TestContext,
	options: Partial<SimulatorOptions> = {},
): Promise<{simulator: Simulator; call: ApiCaller}> {
	const simulator = await startSimulator({clock: systemClock, ...options});
	t.after(async () => simulator.close());
	return {simulator, call: await apiCaller(simulator.url)};
}

const machine = {
	instance_type: '1A100.22V',
	image: 'ubuntu-24.04',
	hostname: 'kn1-knlp',
	location_code: 'FIN-01',
};

async function createMachine(call: ApiCaller, fields: Record<string, unknown> = {}) {
	const key = await call('POST', '/ssh-keys', {name: 'k', key: 'ssh-ed25519 AAAA me'});
	return call('POST', '/instances', {...machine, ssh_key_ids: [key.text], ...fields});
}

test('new ids are bare text that calls itself HTML', async t => {
	const {call} = await simulated(t);
	const {status, headers, text} = await createMachine(call);
	assert.equal(status, 202);
	assert.equal(headers.get('content-type'), 'text/html; charset=utf-8');
	assert.match(text, /^[\da-f-]{36}$/);
});

test('the catalogue is public, and everything else needs a token', async t => {
	const {simulator} = await simulated(t);
	const statusOf = async (path: string) => (await fetch(`${simulator.url}${path}`)).status;
	assert.equal(await statusOf('/instance-types'), 200);
	assert.equal(await statusOf('/volume-types'), 200);
	for (const path of [
		'/instances',
		'/balance',
		'/locations',
		'/images',
		'/instance-availability',
	]) {
		assert.equal(await statusOf(path), 401, path);
	}
	assert.equal(await statusOf('/instance-types/1A100.22V'), 404);
	const forged = await fetch(`${simulator.url}/balance`, {
		headers: {authorization: 'Bearer access.99999999999999.1.x'},
	});
	assert.deepEqual(await forged.json(), {
		code: 'unauthorized_request',
		message: 'Access token is missing or invalid',
	});
});

test('a refresh token works once, and gives another', async t => {
	const {simulator} = await simulated(t);
	const ask = async (body: unknown) =>
		fetch(`${simulator.url}/oauth2/token`, {
			method: 'POST',
			headers: {'content-type': 'application/json'},
			body: JSON.stringify(body),
		});
	const first = (await (
		await ask({grant_type: 'client_credentials', client_id: 'a', client_secret: 'b'})
	).json()) as {refresh_token: string; expires_in: number; scope: string};
	assert.equal(first.expires_in, 3600);
	assert.equal(first.scope, 'cloud-api-v1');
	const again = {grant_type: 'refresh_token', refresh_token: first.refresh_token};
	assert.equal((await ask(again)).status, 200);
	assert.equal((await ask(again)).status, 401);
	assert.deepEqual(await (await ask({grant_type: 'password'})).json(), {
		code: 'invalid_request',
		message: 'unsupported grant type',
	});
	assert.equal((await ask({grant_type: 'client_credentials', client_id: 'a'})).status, 400);
});

const refused: readonly [string, Record<string, unknown>, number, string][] = [
	['an unknown type', {instance_type: '1H100.10V'}, 400, 'Invalid instance type'],
	['an unknown image', {image: 'pytorch'}, 400, 'Invalid image'],
	['an unknown place', {location_code: 'NOR-01'}, 400, 'Invalid location code'],
	['no place', {location_code: undefined}, 400, 'location_code is required'],
	['a bad name', {hostname: '-x'}, 400, 'Invalid hostname'],
	['an unknown key', {ssh_key_ids: ['x']}, 400, 'Invalid ssh key id'],
	['no key', {ssh_key_ids: []}, 400, 'ssh_key_ids is required'],
	['a tiny volume', {os_volume: {name: 'x', size: 10}}, 400, 'Volume size must be at least 40 GB'],
	[
		'an image that the type does not run',
		{instance_type: '1V100.6V', image: 'ubuntu-24.04-cuda-12.8-open-docker'},
		400,
		'Operating system is not valid for this instance type',
	],
	[
		'what is listed in no market here',
		{instance_type: '1V100.6V'},
		503,
		'Not enough resources to deploy a 1 GPU instance type 1V100.6V in FIN-01',
	],
];

test('a create is refused as the API refuses it', async t => {
	const {call, simulator} = await simulated(t);
	for (const [what, fields, status, message] of refused) {
		const answer = await createMachine(call, fields);
		assert.equal(answer.status, status, what);
		assert.equal((answer.json() as {message: string}).message, message, what);
	}
	assert.equal((await simulator.bill()).spent, 0);
});

test('an image may be named by its id, and an OS volume boots again', async t => {
	const {call, simulator} = await simulated(t);
	const {text: id} = await createMachine(call, {image: '74a88795-5923-43aa-9afb-5697d4d62461'});
	await simulator.advance(120_000);
	const first = (await call('GET', `/instances/${id}`)).json() as {os_volume_id: string};
	await call('PUT', '/instances', {action: 'delete', id, volume_ids: []});
	const again = await call('POST', '/instances', {...machine, image: first.os_volume_id});
	assert.equal(again.status, 202);
	await simulator.advance(120_000);
	const second = (await call('GET', `/instances/${again.text}`)).json() as {volume_ids: string[]};
	assert.deepEqual(second.volume_ids, [first.os_volume_id]);
});

test('an action on several machines answers for each', async t => {
	const {call, simulator} = await simulated(t);
	const {text: running} = await createMachine(call);
	await simulator.advance(120_000);
	const {text: provisioning} = await createMachine(call, {hostname: 'kn2'});
	await simulator.advance(20_000);
	const several = await call('PUT', '/instances', {
		action: 'delete',
		id: [running, provisioning],
		volume_ids: [],
	});
	assert.equal(several.status, 207);
	assert.deepEqual(several.json(), [
		{action: 'delete', instanceId: running, status: 'success'},
		{
			action: 'delete',
			instanceId: provisioning,
			status: 'error',
			error: "Can't discontinue a provisioning instance",
			statusCode: 400,
		},
	]);
	const again = await call('PUT', '/instances', {action: 'delete', id: running});
	assert.equal(again.status, 204);
	const unknown = await call('PUT', '/instances', {action: 'delete', id: 'x'});
	assert.equal(unknown.status, 404);
});

test('the list leaves out what is discontinued, until it is asked for', async t => {
	const {call, simulator} = await simulated(t);
	const {text: id} = await createMachine(call, {tags: [{key: 'Kdevops', value: 'x'}]});
	const idsOf = async (query: string) =>
		((await call('GET', `/instances${query}`)).json() as {id: string}[]).map(own => own.id);
	assert.deepEqual(await idsOf('?tag=kdevops=x'), [id]);
	assert.deepEqual(await idsOf('?tag=kdevops=y'), []);
	await simulator.advance(120_000);
	await call('PUT', '/instances', {action: 'delete', id});
	await simulator.advance(10_000);
	assert.deepEqual(await idsOf(''), []);
	assert.deepEqual(await idsOf('?status=discontinued'), [id]);
	assert.equal((await call('GET', '/instances?status=asleep')).status, 400);
	assert.equal((await call('GET', `/instances/${id}`)).status, 200);
});

test('volumes go to the trash and come back, and not while they are in use', async t => {
	const {call, simulator} = await simulated(t);
	const {text: id} = await createMachine(call);
	await simulator.advance(120_000);
	const [volume] = (await call('GET', '/volumes')).json() as {id: string}[];
	assert.ok(volume !== undefined);
	assert.equal((await call('DELETE', `/volumes/${volume.id}`)).status, 403);
	await call('PUT', '/instances', {action: 'shutdown', id});
	assert.equal((await call('DELETE', `/volumes/${volume.id}`)).status, 202);
	assert.equal((await call('DELETE', `/volumes/${volume.id}`)).status, 204);
	const trash = (await call('GET', '/volumes/trash')).json() as {id: string}[];
	assert.deepEqual(
		trash.map(own => own.id),
		[volume.id],
	);
	await call('PUT', '/volumes', {action: 'restore', id: volume.id});
	assert.deepEqual((await call('GET', '/volumes/trash')).json(), []);
	const clone = await call('PUT', '/volumes', {action: 'clone', id: volume.id, name: 'copy'});
	assert.equal((clone.json() as string[]).length, 1);
});

test('a single key comes in a list, and the older path is the same', async t => {
	const {call} = await simulated(t);
	const {text: id} = await call('POST', '/sshkeys', {name: 'k', key: 'ssh-ed25519 AAAA me'});
	const [key] = (await call('GET', `/ssh-keys/${id}`)).json() as {fingerprint: string}[];
	assert.match(key?.fingerprint ?? '', /^([\da-f]{2}:){15}[\da-f]{2}$/);
	assert.equal((await call('DELETE', '/ssh-keys', {keys: [id]})).status, 200);
	assert.deepEqual((await call('GET', '/sshkeys')).json(), []);
});

test('scripts come in pages of ten, the newest first', async t => {
	const {call} = await simulated(t);
	for (let number = 1; number <= 12; number++) {
		await call('POST', '/scripts', {name: `s${number}`, script: 'true'});
	}
	const namesOf = async (query: string) => {
		const answer = await call('GET', `/scripts${query}`);
		assert.equal(answer.headers.get('x-total-count'), '12');
		return (answer.json() as {name: string}[]).map(script => script.name);
	};
	assert.equal((await namesOf('')).length, 10);
	assert.equal((await namesOf(''))[0], 's12');
	assert.deepEqual(await namesOf('?page=2'), ['s2', 's1']);
	assert.equal((await namesOf('?pageSize=100')).length, 12);
});

test('availability takes the older spellings, and one type at a time', async t => {
	const {call} = await simulated(t);
	const spot = await call('GET', '/instance-availability?isSpot=true&locationCode=FIN-01');
	const [only, ...others] = spot.json() as {availabilities: string[]}[];
	assert.deepEqual(others, []);
	assert.ok(only?.availabilities.includes('1A100.40S.22V'));
	const one = await call('GET', '/instance-availability/1B200.30V?is_spot=false');
	assert.equal(one.json(), true);
	assert.equal((await call('GET', '/instance-availability/1B200.30V?is_spot=true')).json(), false);
	assert.equal((await call('GET', '/instance-availability/nonsense')).status, 400);
	assert.equal((await call('GET', '/instance-availability?is_spot=maybe')).status, 400);
});

test('the sixty-first call of a minute is refused, and the next minute’s is not', async t => {
	const {call, simulator} = await simulated(t, {speed: 1});
	const first = await call('GET', '/images');
	assert.match(first.headers.get('ratelimit') ?? '', /"endpoint";r=59;t=60/);
	for (let number = 2; number <= 60; number++) await call('GET', '/images');
	const refused = await call('GET', '/images');
	assert.equal(refused.status, 429);
	assert.ok(Number(refused.headers.get('retry-after')) > 30);
	assert.throws(() => refused.json());
	assert.equal((await call('GET', '/locations')).status, 200);
	await simulator.advance(60_000);
	assert.equal((await call('GET', '/images')).status, 200);
});

test('time runs as fast as it is told, and the Date header says it', async t => {
	const {call} = await simulated(t, {speed: 3600});
	const before = Date.parse((await call('GET', '/locations')).headers.get('date') ?? '');
	await systemClock.sleep(20);
	const after = Date.parse((await call('GET', '/locations')).headers.get('date') ?? '');
	assert.ok(after - before >= 60_000);
});

test('race: what is listed is refused twice, and then given', async t => {
	const {call} = await simulated(t, {scenario: 'race'});
	const statuses = [];
	for (const _ of [1, 2, 3]) statuses.push((await createMachine(call)).status);
	assert.deepEqual(statuses, [503, 503, 202]);
});

test('late-no-capacity: two machines never come, and cost nothing', async t => {
	const {call, simulator} = await simulated(t, {scenario: 'late-no-capacity'});
	const created = [];
	for (const _ of [1, 2, 3]) created.push((await createMachine(call)).text);
	await simulator.advance(1_800_000);
	const statuses = [];
	for (const id of created) {
		statuses.push(((await call('GET', `/instances/${id}`)).json() as {status: string}).status);
	}
	assert.deepEqual(statuses, ['no_capacity', 'no_capacity', 'running']);
	const {machines} = await simulator.bill();
	assert.deepEqual(
		machines.map(line => line.cost > 0),
		[false, false, true],
	);
});

test('stuck: it provisions for ever, and can be deleted after a while', async t => {
	const {call, simulator} = await simulated(t, {scenario: 'stuck'});
	const {text: id} = await createMachine(call);
	await simulator.advance(60_000);
	const remove = async () => (await call('PUT', '/instances', {action: 'delete', id})).status;
	assert.equal(await remove(), 400);
	await simulator.advance(1_800_000);
	const {status} = (await call('GET', `/instances/${id}`)).json() as {status: string};
	assert.equal(status, 'provisioning');
	assert.equal(await remove(), 202);
	assert.equal((await simulator.bill()).per_hour, 0);
});

test('no-funds: a create is refused with 402', async t => {
	const {call} = await simulated(t, {scenario: 'no-funds'});
	const {status, json} = await createMachine(call);
	assert.equal(status, 402);
	assert.equal((json() as {code: string}).code, 'insufficient_funds');
});

test('sold-out: nothing with a GPU is listed', async t => {
	const {call} = await simulated(t, {scenario: 'sold-out'});
	const listed = (await call('GET', '/instance-availability')).text;
	assert.doesNotMatch(listed, /H100|A100|V100|B\d00/);
});

test('flaky: a client that tries again gets every read through', async t => {
	const {client} = await simulatedAccount(t, 'flaky', {
		simulator: {clock: impatientClock()},
		client: {clock: impatientClock()},
	});
	for (let number = 0; number < 40; number++) {
		assert.equal((await client.locations()).length, 4);
	}
});

test('flaky: some changes that fail were made all the same', async t => {
	const {client, simulator} = await simulatedAccount(t, 'flaky', {
		simulator: {clock: impatientClock()},
		client: {clock: impatientClock()},
	});
	let failed = 0;
	for (let number = 0; number < 60; number++) {
		try {
			await client.createSshKey(`k${number}`, 'ssh-ed25519 AAAA me');
		} catch (error) {
			assert.ok(error instanceof ApiError);
			failed += 1;
		}
		await simulator.advance(2000);
	}
	const made = (await client.sshKeys()).length;
	assert.ok(failed > 0 && made > 60 - failed && made < 60, `${failed} failed, ${made} made`);
});

test('new ids come as JSON where a scenario wants it so', async t => {
	const file = join(await temporaryDirectory(t), 'quoted.yaml');
	await writeFile(file, 'quoted_ids: true\nsurprises: true\n');
	const {call} = await simulated(t, {scenario: file});
	const key = await call('POST', '/ssh-keys', {name: 'k', key: 'ssh-ed25519 AAAA me'});
	assert.match(key.text, /^"[\da-f-]{36}"$/);
	const [location] = (await call('GET', '/locations')).json() as object[];
	assert.ok(location !== undefined && 'x_revision' in location);
});

test('the bill is public, and so is what it says', async t => {
	const {call, simulator} = await simulated(t);
	await createMachine(call);
	await simulator.advance(3_600_000);
	const answer = await fetch(`${simulator.url}/simulator/bill`);
	const bill = (await answer.json()) as {per_hour: number; spent: number};
	assert.equal(bill.per_hour, 1.797 + 0.0137);
	assert.ok(bill.spent > 1.79 && bill.spent < 1.83);
});
