import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {test, type TestContext} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import type {ProjectStatus} from '../../source/bringup/status.ts';
import {systemClock} from '../../source/clock.ts';
import {startSimulator} from '../../source/simulator/api-server.ts';
import {newProject, type Project} from '../helpers/dcmenu.ts';

async function configured(t: TestContext): Promise<Project> {
	const project = await newProject(t, {DCMENU_SIMULATE_SPEED: '200'});
	const settings = ['datacrunch-h100-pytorch-or-less', 'KDEVOPS_HOSTS_PREFIX=kn1', 'KNLP=1'];
	assert.equal((await project.run('defconfig', ...settings)).status, 0);
	return project;
}

const parseLines = (text: string): BringupEvent[] =>
	text
		.trimEnd()
		.split('\n')
		.map(line => JSON.parse(line) as BringupEvent);

async function statusOf(project: Project): Promise<ProjectStatus> {
	const {stdout, status} = await project.run('status', '--simulate', '--json');
	assert.equal(status, 0);
	return JSON.parse(stdout) as ProjectStatus;
}

test('bringup, status and destroy as scripts see them', async t => {
	const project = await configured(t);
	const up = await project.run('bringup', '--simulate=documented', '--json');
	assert.deepEqual([up.status, up.stderr], [0, '']);
	const events = parseLines(up.stdout);
	assert.deepEqual(Object.keys(events[0] ?? {}).slice(0, 2), ['type', 'time']);
	const types = new Set<string>(events.map(event => event.type));
	for (const type of ['tier-check', 'selected', 'location', 'attempt', 'resource', 'instance']) {
		assert.ok(types.has(type), type);
	}

	const ready = events.at(-1);
	assert.ok(ready?.type === 'ready');
	assert.equal(ready.hosts[0]?.name, 'kn1-knlp');

	const {instances, price_per_hour} = await statusOf(project);
	assert.equal(instances[0]?.id, ready.hosts[0]?.id);
	// The machine's $1.288 and its OS volume's $0.0274.
	assert.equal(price_per_hour.toFixed(4), '1.3154');
	const down = await project.run('destroy', '--simulate', '--plain');
	assert.equal(down.status, 0);
	assert.match(down.stdout, /Deleted: kn1-knlp\.\n.*\nNothing bills\.\n$/);
	assert.deepEqual((await statusOf(project)).instances, []);
});

test('a failure is told on stderr, with its exit status', async t => {
	const project = await configured(t);
	const {status, stderr} = await project.run('bringup', '--simulate=sold-out', '--plain');
	assert.equal(status, 5);
	assert.match(stderr, /Failed: Nothing of H100_OR_LESS can be had now\.\n {2}Wait for it: /);
});

test('stuck: what does not start within its limit is taken down, and the next is tried', async t => {
	const project = await newProject(t, {DCMENU_SIMULATE_SPEED: '2000'});
	await project.run('defconfig', 'datacrunch-h100-pytorch-or-less');
	const options = ['--simulate=stuck', '--plain', '--boot-limit', '10m'];
	const {status, stdout} = await project.run('bringup', ...options);
	assert.equal(status, 5);
	assert.match(
		stdout,
		/^1H100\.80S\.32V in FIN-02 .* is stuck: still provisioning after 10m 00s$/m,
	);
	assert.match(stdout, /^Attempt 2: creating kdevops-fstests, 1A100\.22V in FIN-01/m);
	assert.match(
		(await project.run('status', '--simulate')).stdout,
		/^Nothing of this project bills/m,
	);
});

test('the cheapest first, then something else with --replace, several of one kind with --same', async t => {
	const project = await configured(t);
	const spot = ['--simulate=typical', '--market', 'spot', '--plain'];
	const types = async (): Promise<string[]> =>
		(await statusOf(project)).instances.map(
			({instance_type, location}) => `${instance_type} ${location}`,
		);
	assert.equal((await project.run('bringup', ...spot, '--order', 'price')).status, 0);
	assert.deepEqual(await types(), ['1A6000.10V FIN-01']);
	const kept = await project.run('bringup', ...spot, '--location', 'FIN-03');
	assert.match(kept.stdout, /is 1A6000\.10V in FIN-01 \(spot\), and .* is asked for\. It stays/);
	const replaced = await project.run('bringup', ...spot, '--location', 'FIN-03', '--replace');
	assert.equal(replaced.status, 0);
	assert.deepEqual(await types(), ['1A100.22V FIN-03']);

	assert.equal((await project.run('set', 'TERRAFORM_DATACRUNCH_NODES=2')).status, 0);
	const same = await project.run('bringup', ...spot, '--same');
	assert.equal(same.status, 0);
	assert.deepEqual((await types()).toSorted(), [
		'1A100.22V FIN-01',
		'1A100.22V FIN-01',
		'1A100.22V FIN-03',
	]);
	assert.equal((await project.run('destroy', '--simulate')).status, 0);
});

test('where nobody can be asked, --yes is needed before money is spent', async t => {
	const account = {DATACRUNCH_CLIENT_ID: 'id', DATACRUNCH_CLIENT_SECRET: 'secret'};
	const paying = await newProject(t, account);
	await paying.run('defconfig', 'datacrunch-h100-pytorch-or-less');
	const simulator = await startSimulator({scenario: 'documented', clock: systemClock});
	t.after(async () => simulator.close());
	const {url} = simulator;
	const {status, stderr} = await paying.run('bringup', '--api', url, '--no-ssh-wait');
	assert.equal(status, 2);
	assert.match(
		stderr,
		/1A100\.40S\.22V in FIN-01, on-demand, \$1\.29\/h\?\n.*dcmenu bringup --yes/,
	);
	assert.deepEqual((await simulator.bill()).machines, []);
});

const signals = {SIGTERM: 143, SIGKILL: null} as const;

for (const [signal, status] of Object.entries(signals)) {
	test(`${signal} in the middle leaves a machine that status knows and destroy removes`, async t => {
		const project = await configured(t);
		const child = project.start('bringup', '--simulate=documented', '--json');
		const exited = once(child, 'exit');
		for await (const line of createInterface({input: child.stdout})) {
			if ((JSON.parse(line) as BringupEvent).type !== 'instance') continue;
			child.kill(signal as keyof typeof signals);
			break;
		}

		assert.equal((await exited)[0], status);
		const {instances} = await statusOf(project);
		assert.deepEqual(
			instances.map(({hostname}) => hostname),
			['kn1-knlp'],
		);
		const down = await project.run('destroy', '--simulate');
		assert.equal(down.status, 0);
		assert.match(down.stdout, /Nothing bills\.\n$/);
		assert.equal((await statusOf(project)).price_per_hour, 0);
	});
}

test('Ctrl-C on a terminal asks; d takes down what was made', async t => {
	const project = await newProject(t, {DCMENU_SIMULATE_SPEED: '20'});
	await project.run('defconfig', 'datacrunch-h100-pytorch-or-less', 'KNLP=1');
	const terminal = project.open(['bringup', '--simulate=documented', '--plain']);
	await terminal.waitFor(/kdevops-knlp: provisioning/);
	terminal.press('\u0003');
	await terminal.waitFor(/\(k\)eep the machines and stop, \(d\)estroy them/);
	terminal.press('g\r');
	await terminal.waitFor(/kdevops-knlp: validating/);
	terminal.press('\u0003');
	await terminal.waitFor(/\(g\)o on: *$/);
	terminal.press('d\r');
	assert.equal((await terminal.exit).code, 130);
	assert.deepEqual((await statusOf(project)).instances, []);
});
