import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {ApiError, type ApiErrorKind} from '../../source/datacrunch/api-error.ts';
import {createClient, type Client, type ClientOptions} from '../../source/datacrunch/client.ts';
import {ExpectedError} from '../../source/errors.ts';
import {answeringServer, answerJson, type Answerer} from '../helpers/answering-server.ts';
import {impatientClock, simulatedAccount} from '../helpers/simulated-account.ts';

const machine = {
	instanceType: '1A100.40S.22V',
	image: 'ubuntu-24.04-cuda-12.8-open-docker',
	hostname: 'kn1-knlp',
	description: 'a test',
	location: 'FIN-01',
	market: 'on-demand',
	osVolume: {name: 'kn1-knlp-os', sizeGigabytes: 100},
	tags: [{key: 'dcmenu', value: '0123abcd'}],
} as const;

async function clientOf(
	t: TestContext,
	answerer: Answerer,
	options: Partial<ClientOptions> = {},
): Promise<{client: Client; received: {method: string; url: string}[]}> {
	const {url, received} = await answeringServer(t, answerer);
	const client = createClient({
		baseUrl: url,
		credentials: {clientId: 'somebody', clientSecret: 'a-secret'},
		clock: impatientClock(),
		...options,
	});
	return {client, received};
}

async function failure(promise: Promise<unknown>): Promise<ApiError> {
	const error = await promise.then(
		() => assert.fail('it succeeded'),
		(reason: unknown) => reason,
	);
	assert.ok(error instanceof ApiError, String(error));
	return error;
}

test('a snapshot of capacity costs one token and three requests', async t => {
	const {client, received} = await clientOf(t, (_, response) => answerJson(response, []));
	await Promise.all([
		client.instanceTypes(),
		client.availability('on-demand'),
		client.availability('spot'),
	]);
	assert.deepEqual(received.map(({method, url}) => `${method} ${url}`).sort(), [
		'GET /v1/instance-availability?is_spot=false',
		'GET /v1/instance-availability?is_spot=true',
		'GET /v1/instance-types',
		'POST /v1/oauth2/token',
	]);
});

test('prices come as strings and numbers, and are for the whole machine', async t => {
	const {client} = await simulatedAccount(t, 'typical');
	const types = await client.instanceTypes();
	assert.equal(types.length, 70);
	assert.deepEqual(
		types.find(type => type.name === '8A100.176V'),
		{
			name: '8A100.176V',
			model: 'A100 SXM4 80GB',
			gpus: 8,
			vcpus: 176,
			ramGigabytes: 960,
			vramGigabytes: 640,
			pricePerHour: 14.38,
			spotPricePerHour: 7.188,
			currency: 'usd',
			supportedImages: types.find(type => type.name === '1A100.22V')?.supportedImages,
		},
	);
});

test('both markets are told apart', async t => {
	const {client} = await simulatedAccount(t, 'typical');
	const [onDemand, spot] = await Promise.all([
		client.availability('on-demand'),
		client.availability('spot'),
	]);
	assert.deepEqual(onDemand[0], {location: 'FIN-01', instanceTypes: ['1A100.22V']});
	assert.ok(spot[0]?.instanceTypes.includes('1A100.40S.22V'));
	assert.ok(!spot[2]?.instanceTypes.includes('1B200.30V'));
});

test('a machine comes, runs and goes, and nothing bills on', async t => {
	const {client, simulator} = await simulatedAccount(t, 'documented');
	const key = await client.createSshKey('laptop', 'ssh-ed25519 AAAAC3Nz me@here');
	assert.deepEqual(await client.sshKeys(), [
		{id: key, name: 'laptop', publicKey: 'ssh-ed25519 AAAAC3Nz me@here'},
	]);
	const id = await client.createInstance({...machine, sshKeyIds: [key]});
	const created = await client.instance(id);
	assert.equal(created?.ip, null);
	assert.equal(created?.osVolumeId, null);
	assert.equal(created?.location, 'FIN-01');

	await simulator.advance(20_000);
	const refused = await client.deleteInstance(id, []);
	assert.deepEqual(refused, {
		instanceId: id,
		ok: false,
		error: "Can't discontinue a provisioning instance",
		statusCode: 400,
	});

	await simulator.advance(60_000);
	const [running] = await client.instances();
	assert.equal(running?.status, 'running');
	assert.match(running?.ip ?? '', /^203\.0\.113\./);
	assert.equal(running?.tags[0]?.key, 'dcmenu');
	assert.equal(running?.tags[0]?.value, '0123abcd');
	const volumes = await client.volumes();
	assert.deepEqual(
		volumes.map(volume => [volume.id, volume.isOsVolume, volume.sizeGigabytes, volume.instanceId]),
		[[running?.osVolumeId, true, 100, id]],
	);

	assert.deepEqual(await client.deleteInstance(id, [running?.osVolumeId ?? '']), {
		instanceId: id,
		ok: true,
	});
	assert.deepEqual(await client.deleteInstance(id, []), {instanceId: id, ok: true});
	assert.equal((await simulator.bill()).per_hour, 0);
	await simulator.advance(120_000);
	assert.deepEqual(await client.instances(), []);
	assert.equal((await client.instance(id))?.status, 'discontinued');
	assert.deepEqual(await client.volumes(), []);
	await client.deleteSshKey(key);
	await client.deleteSshKey(key);
	assert.deepEqual(await client.sshKeys(), []);
});

test('volumes that are not named survive their machine, until they are deleted', async t => {
	const {client, simulator} = await simulatedAccount(t, 'documented');
	const key = await client.createSshKey('laptop', 'ssh-ed25519 AAAAC3Nz me@here');
	const id = await client.createInstance({...machine, sshKeyIds: [key]});
	await simulator.advance(120_000);
	const {osVolumeId} = (await client.instance(id)) ?? assert.fail('it is not known');
	assert.ok(osVolumeId !== null);
	await client.deleteInstance(id, []);
	assert.equal((await client.volume(osVolumeId))?.status, 'detached');
	assert.equal((await simulator.bill()).per_hour, 0.0274);
	await client.deleteVolume(osVolumeId);
	await client.deleteVolume(osVolumeId);
	await simulator.advance(120_000);
	assert.equal((await client.volume(osVolumeId))?.status, 'deleted');
	assert.equal((await simulator.bill()).per_hour, 0);
});

test('what is not known is undefined, and no error', async t => {
	const {client} = await simulatedAccount(t, 'typical');
	assert.equal(await client.instance('8472bacf-875d-4e86-ad31-4a5d2dcd5f4d'), undefined);
	assert.equal(await client.volume('8472bacf-875d-4e86-ad31-4a5d2dcd5f4d'), undefined);
});

test('a token that ended is renewed once', async t => {
	const {client, simulator} = await simulatedAccount(t, 'typical');
	await client.balance();
	await simulator.advance(2 * 3_600_000);
	assert.equal((await client.balance()).currency, 'usd');
});

test('a token that is refused again and again is not renewed for ever', async t => {
	const {client, received} = await clientOf(t, (_, response) =>
		answerJson(response, {code: 'unauthorized_request', message: 'Access token is invalid'}, 401),
	);
	const error = await failure(client.balance());
	assert.equal(error.kind, 'credentials');
	assert.equal(error.exitStatus, 3);
	assert.deepEqual(
		received.map(({url}) => url),
		['/v1/oauth2/token', '/v1/balance', '/v1/oauth2/token', '/v1/balance'],
	);
});

test('bad credentials end with status 3, and the public calls still work', async t => {
	const {client} = await simulatedAccount(t, 'bad-credentials');
	const error = await failure(client.instances());
	assert.equal(error.exitStatus, 3);
	assert.equal(
		error.message,
		'POST /oauth2/token: 401 unauthorized_request: Invalid client id or client secret',
	);
	assert.equal((await client.instanceTypes()).length, 70);
});

test('without credentials only the public calls work', async t => {
	const {client} = await simulatedAccount(t, 'typical', {client: {credentials: undefined}});
	assert.equal((await client.instanceTypes()).length, 70);
	await assert.rejects(client.balance(), (error: unknown) => {
		assert.ok(error instanceof ExpectedError);
		return error.exitStatus === 3 && error.nextSteps.length > 0;
	});
});

test('a refusal that speaks of a quota is one, with 400 and with 403', async t => {
	for (const [status, code, message] of [
		[403, 'forbidden_action', 'GPU_QUOTA_EXCEEDED'],
		[400, 'invalid_request', 'Instance quota of 10 reached'],
	] as const) {
		const {client} = await clientOf(t, (_, response) =>
			answerJson(response, {code, message}, status),
		);
		const error = await failure(client.createInstance({...machine, sshKeyIds: ['key']}));
		assert.deepEqual([error.kind, error.exitStatus], ['quota', 1]);
		assert.match(error.nextSteps.join(' '), /higher quota/);
	}
});

const refusals: readonly [number, string, ApiErrorKind, number][] = [
	[400, 'invalid_request', 'bad-request', 1],
	[402, 'insufficient_funds', 'funds', 1],
	[403, 'forbidden_action', 'forbidden', 1],
	[409, 'conflict', 'bad-request', 1],
	[429, 'rate_limit_exceeded', 'rate-limit', 4],
	[500, 'server_error', 'server', 4],
	[503, 'service_unavailable', 'no-capacity', 5],
];

for (const [status, code, kind, exit] of refusals) {
	test(`a create that answers ${status} is ${kind}, and is asked once`, async t => {
		const {client, received} = await clientOf(t, (_, response) =>
			answerJson(response, {code, message: 'The reason', details: null}, status),
		);
		const error = await failure(client.createInstance({...machine, sshKeyIds: ['key']}));
		assert.equal(error.kind, kind);
		assert.equal(error.exitStatus, exit);
		assert.equal(error.message, `POST /instances: ${status} ${code}: The reason`);
		assert.equal(error.detail, 'The reason');
		assert.equal(error.nextSteps.length, 1);
		assert.equal(received.filter(({method}) => method === 'POST').length, 2);
	});
}

test('a 503 that is not the API’s own is no word about capacity', async t => {
	const {client} = await clientOf(t, (_, response) => {
		response.writeHead(503, {'content-type': 'text/html'});
		response.end('<html>Just a moment</html>');
	});
	const error = await failure(client.createInstance({...machine, sshKeyIds: ['key']}));
	assert.equal(error.kind, 'server');
	assert.match(error.message, /a web page instead of an answer/);
});

test('new ids come in every shape that was seen or documented', async t => {
	const id = '8472bacf-875d-4e86-ad31-4a5d2dcd5f4d';
	const shapes = [id, ` ${id}\n`, `"${id}"`, `["${id}"]`, `{"id":"${id}"}`];
	const {client} = await clientOf(t, (_, response) => {
		response.writeHead(202, {'content-type': 'text/html; charset=utf-8'});
		response.end(shapes.shift());
	});
	while (shapes.length > 0) {
		assert.equal(await client.createInstance({...machine, sshKeyIds: ['key']}), id);
	}
});

test('an action may answer with nothing, a list, or a list of refusals', async t => {
	const answers: readonly [number, unknown][] = [
		[202, undefined],
		[204, undefined],
		[202, [{action: 'delete', instanceId: 'a', status: 'success'}]],
		[207, [{action: 'delete', instanceId: 'a', status: 'error', error: 'No', statusCode: 400}]],
	];
	let next = 0;
	const {client} = await clientOf(t, (_, response) => {
		const [status, body] = answers[next++] ?? [500, undefined];
		response.writeHead(status, {'content-type': 'application/json'});
		response.end(body === undefined ? undefined : JSON.stringify(body));
	});
	const done = {instanceId: 'a', ok: true};
	assert.deepEqual(await client.deleteInstance('a', []), done);
	assert.deepEqual(await client.deleteInstance('a', []), done);
	assert.deepEqual(await client.deleteInstance('a', []), done);
	assert.deepEqual(await client.deleteInstance('a', []), {
		instanceId: 'a',
		ok: false,
		error: 'No',
		statusCode: 400,
	});
});

test('unknown fields and statuses are taken as they come', async t => {
	const {client, simulator} = await simulatedAccount(t, 'flaky', {
		client: {clock: impatientClock()},
	});
	const types = await client.instanceTypes();
	assert.equal(types.length, 70);
	await simulator.advance(1);
	assert.equal((await client.locations()).length, 4);
});

test('reads are tried again after every kind of fault', async t => {
	const faults: ((response: Parameters<Answerer>[1]) => void)[] = [
		response => response.destroy(),
		response => answerJson(response, {code: 'server_error', message: 'Internal'}, 500),
		response => {
			response.writeHead(502, {'content-type': 'text/html'});
			response.end('<html>Bad gateway</html>');
		},
		response => {
			response.writeHead(200, {'content-type': 'text/html'});
			response.end('<html>Sign in</html>');
		},
		response => {
			response.writeHead(429, {'retry-after': '7'});
			response.end('Rate limit');
		},
	];
	const clock = impatientClock();
	const {client} = await clientOf(
		t,
		(_, response) => {
			const fault = faults.shift();
			if (fault === undefined) answerJson(response, {amount: '12.5', currency: 'eur'});
			else fault(response);
		},
		{clock, random: () => 0},
	);
	assert.deepEqual(await client.balance(), {amount: 12.5, currency: 'eur'});
	assert.deepEqual(clock.slept, [125, 250, 500, 1000, 7000]);
});

test('reads are given up in the end, with what was wrong last', async t => {
	const {client, received} = await clientOf(t, (_, response) =>
		answerJson(response, {code: 'server_error', message: 'Internal server error'}, 500),
	);
	const error = await failure(client.balance());
	assert.equal(error.exitStatus, 4);
	assert.equal(error.message, 'GET /balance: 500 server_error: Internal server error');
	assert.equal(received.length, 7);
});

test('a wait that nobody would sit through is not begun', async t => {
	const clock = impatientClock();
	const {client} = await clientOf(
		t,
		(_, response) => {
			response.writeHead(429, {'retry-after': '3600'});
			response.end();
		},
		{clock},
	);
	assert.equal((await failure(client.balance())).kind, 'rate-limit');
	assert.deepEqual(clock.slept, []);
});

test('a bucket that is used up is waited for, not run into', async t => {
	const clock = impatientClock();
	const {client} = await clientOf(
		t,
		(_, response) => {
			response.setHeader('ratelimit', '"project";r=486;t=37, "endpoint";r=0;t=37');
			answerJson(response, {amount: 1, currency: 'usd'});
		},
		{clock},
	);
	await client.balance();
	assert.deepEqual(clock.slept, []);
	await client.balance();
	assert.equal(clock.slept.length, 1);
	assert.ok((clock.slept[0] ?? 0) > 30_000);
});

test('an answer that does not come in time is a network error', async t => {
	const {client} = await clientOf(t, () => undefined, {
		timeouts: {read: 30, write: 30},
		retries: {tries: 2, firstDelay: 1, longestDelay: 1},
	});
	const error = await failure(client.balance());
	assert.equal(error.kind, 'network');
	assert.match(error.message, /no answer in 0\.03 s/);
});

test('a body that does not come in time is one too', async t => {
	const {client} = await clientOf(
		t,
		(_, response) => {
			response.writeHead(200, {'content-type': 'application/json'});
			response.write('[');
		},
		{timeouts: {read: 50, write: 50}, retries: {tries: 1, firstDelay: 1, longestDelay: 1}},
	);
	assert.equal((await failure(client.locations())).kind, 'network');
});

test('an aborted call rejects with the signal’s reason, for its caller alone', async t => {
	const {client} = await clientOf(t, ({url}, response) => {
		if (url === '/v1/locations') answerJson(response, []);
	});
	const reason = new Error('enough');
	const controller = new AbortController();
	const balance = client.balance(controller.signal);
	const locations = client.locations();
	controller.abort(reason);
	await assert.rejects(balance, reason);
	assert.deepEqual(await locations, []);
});

test('nobody listening says what could not be reached', async t => {
	const {client, simulator} = await simulatedAccount(t, 'typical', {
		client: {clock: impatientClock()},
	});
	await simulator.close();
	const error = await failure(client.instanceTypes());
	assert.equal(error.exitStatus, 4);
	assert.match(error.message, /^GET \/instance-types: connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
});

test('a body of another shape is told with the place in it', async t => {
	const {client} = await clientOf(t, (_, response) =>
		answerJson(response, [{location_code: 'FIN-01', availabilities: 'H100'}]),
	);
	const error = await failure(client.availability('spot'));
	assert.equal(error.kind, 'protocol');
	assert.equal(
		error.message,
		'GET /instance-availability: availability[0].availabilities: expected a list, got string',
	);
});

test('a redirect is not followed', async t => {
	const {client, received} = await clientOf(
		t,
		(_, response) => {
			response.writeHead(307, {location: '/v1/elsewhere'});
			response.end();
		},
		{retries: {tries: 1, firstDelay: 1, longestDelay: 1}},
	);
	assert.equal((await failure(client.balance())).kind, 'protocol');
	assert.ok(received.every(({url}) => url !== '/v1/elsewhere'));
});

test('no error holds a secret, whatever a server echoes', async t => {
	const {client} = await clientOf(t, ({headers}, response) =>
		answerJson(
			response,
			{code: 'invalid_request', message: `a-secret \u001b[31m${headers.authorization}`},
			400,
		),
	);
	const error = await failure(client.balance());
	assert.equal(error.message, 'GET /balance: 400 invalid_request: [secret]  [31mBearer [secret]');
});

test('the server’s time is its Date header’s', async t => {
	const {client} = await clientOf(t, (_, response) => {
		response.setHeader('date', 'Thu, 01 Oct 2026 08:00:00 GMT');
		answerJson(response, []);
	});
	await client.locations();
	const elapsed = client.serverNow() - Date.UTC(2026, 9, 1, 8);
	assert.ok(elapsed >= 0 && elapsed < 60_000);
});
