import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {test} from 'node:test';
import {systemClock} from '../../source/clock.ts';
import {ExpectedError} from '../../source/errors.ts';
import {startSimulator} from '../../source/simulator/api-server.ts';
import {apiCaller, type ApiCaller} from '../helpers/api-caller.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const addKey = async (call: ApiCaller, name: string) =>
	call('POST', '/ssh-keys', {name, key: 'ssh-ed25519 AAAA me'});

const keyNames = async (call: ApiCaller) =>
	((await call('GET', '/ssh-keys')).json() as {name: string}[]).map(key => key.name);

const createMachine = async (call: ApiCaller) => {
	const {text: key} = await addKey(call, 'k');
	return call('POST', '/instances', {
		instance_type: '1A100.40S.22V',
		image: 'ubuntu-24.04',
		hostname: 'kn1-knlp',
		location_code: 'FIN-01',
		ssh_key_ids: [key],
	});
};

test('a world is found again by the next simulator, tokens included', async t => {
	const stateFile = join(await temporaryDirectory(t), 'new', 'world.json');
	const options = {scenario: 'documented', seed: 7, stateFile, clock: systemClock};
	const first = await startSimulator(options);
	const call = await apiCaller(first.url);
	const {text: id} = await createMachine(call);
	await first.advance(120_000);
	await first.close();
	assert.equal((await stat(stateFile)).mode & 0o777, 0o600);

	const second = await startSimulator({...options, scenario: undefined, seed: 8});
	t.after(async () => second.close());
	assert.equal(second.scenario.name, 'documented');
	assert.equal(second.abandoned, undefined);
	const again = await apiCaller(second.url);
	const found = (await again('GET', `/instances/${id}`)).json() as {status: string};
	assert.equal(found.status, 'running');
});

test('a folder that a world cannot be kept in is named, and no bug', async t => {
	const file = join(await temporaryDirectory(t), 'file');
	await writeFile(file, '');
	const options = {scenario: 'documented', seed: 7, clock: systemClock};
	for (const stateFile of [join(file, 'world.json'), join(file, 'state', 'world.json')]) {
		await assert.rejects(startSimulator({...options, stateFile}), error => {
			assert.ok(error instanceof ExpectedError);
			assert.match(error.message, /^The simulated world .*world\.json/);
			return true;
		});
	}
});

test('another scenario starts afresh, and says what it leaves behind', async t => {
	const stateFile = join(await temporaryDirectory(t), 'world.json');
	const first = await startSimulator({scenario: 'documented', stateFile, clock: systemClock});
	await createMachine(await apiCaller(first.url));
	await first.close();
	const second = await startSimulator({scenario: 'sold-out', stateFile, clock: systemClock});
	t.after(async () => second.close());
	assert.deepEqual(second.abandoned, {scenario: 'documented', machines: ['kn1-knlp']});
	assert.deepEqual((await second.bill()).machines, []);
	assert.deepEqual(await keyNames(await apiCaller(second.url)), []);
});

test('two simulators of one world see each other’s changes, and lose none', async t => {
	const stateFile = join(await temporaryDirectory(t), 'world.json');
	const options = {scenario: 'documented', stateFile, clock: systemClock};
	const [one, two] = [await startSimulator(options), await startSimulator(options)];
	t.after(async () => Promise.all([one.close(), two.close()]));
	const [first, second] = [await apiCaller(one.url), await apiCaller(two.url)];
	await Promise.all(
		Array.from({length: 10}, async (_, number) =>
			addKey(number % 2 === 0 ? first : second, `k${number}`),
		),
	);
	const names = await keyNames(first);
	assert.equal(names.length, 10);
	assert.deepEqual(await keyNames(second), names);
});

test('between two processes time passes as it does for everybody', async t => {
	const stateFile = join(await temporaryDirectory(t), 'world.json');
	let now = 1_000_000;
	const clock = {now: () => now, sleep: async () => undefined};
	const options = {scenario: 'documented', speed: 60, stateFile, clock};
	const first = await startSimulator(options);
	now += 1000;
	const before = Date.parse((await first.bill()).now);
	await first.close();
	now += 10_000;
	const second = await startSimulator(options);
	t.after(async () => second.close());
	assert.equal(Date.parse((await second.bill()).now) - before, 10_000);
});

test('a world survives kill -9 with everything that was answered', async t => {
	const stateFile = join(await temporaryDirectory(t), 'world.json');
	const child = spawn(
		process.execPath,
		[
			'--import',
			'tsx',
			'--input-type=module',
			'--eval',
			`import {systemClock} from ${JSON.stringify(join(import.meta.dirname, '../../source/clock.ts'))};
			import {startSimulator} from ${JSON.stringify(join(import.meta.dirname, '../../source/simulator/api-server.ts'))};
			const options = {scenario: 'documented', stateFile: process.argv[1], clock: systemClock};
			console.log((await startSimulator(options)).url);`,
			stateFile,
		],
		{stdio: ['ignore', 'pipe', 'inherit'], cwd: join(import.meta.dirname, '../..')},
	);
	t.after(() => child.kill('SIGKILL'));
	const [url] = (await once(createInterface({input: child.stdout}), 'line')) as [string];
	const call = await apiCaller(url);
	const {text: id} = await createMachine(call);
	child.kill('SIGKILL');
	await once(child, 'exit');

	const world = JSON.parse(await readFile(stateFile, 'utf8')) as {machines: {id: string}[]};
	assert.deepEqual(
		world.machines.map(machine => machine.id),
		[id],
	);
	const next = await startSimulator({stateFile, clock: systemClock});
	t.after(async () => next.close());
	await next.advance(120_000);
	const again = await apiCaller(next.url);
	assert.equal((await again('PUT', '/instances', {action: 'delete', id})).status, 202);
	assert.equal((await next.bill()).per_hour, 0);
});

test('a file that holds no world is told with what to do, and left alone', async t => {
	const stateFile = join(await temporaryDirectory(t), 'world.json');
	await writeFile(stateFile, '{"version":');
	await assert.rejects(startSimulator({stateFile, clock: systemClock}), {
		message: `The simulated world in ${stateFile} cannot be read.`,
		exitStatus: 1,
	});
	assert.equal(await readFile(stateFile, 'utf8'), '{"version":');
});
