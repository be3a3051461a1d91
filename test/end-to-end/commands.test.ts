import assert from 'node:assert/strict';
import {once} from 'node:events';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {suite, test} from 'node:test';
import {newProject, type Project} from '../helpers/dcmenu.ts';

const simulated = '--simulate=documented';

const tierLog = `Checking tier group: h100-or-less
Tiers to check (highest to lowest): h100, a100-80, a100-40, rtx-pro-6000, rtx-6000-ada, l40s, a6000, v100

Checking tier 'h100': 1H100.80S.30V, 1H100.80S.32V
  Checking 1H100.80S.30V... ✗ not available
  Checking 1H100.80S.32V... ✗ not available

Checking tier 'a100-80': 1A100.80S.22V
  Checking 1A100.80S.22V... ✗ not available

Checking tier 'a100-40': 1A100.40S.22V
  Checking 1A100.40S.22V... ✓ AVAILABLE

Selected: 1A100.40S.22V (tier: a100-40)
Auto-selected DataCrunch location: FIN-01
`;

async function configure(project: Project): Promise<void> {
	const {status, stderr} = await project.run(
		'defconfig',
		'datacrunch-h100-pytorch-or-less',
		'KDEVOPS_HOSTS_PREFIX=kn1',
		'KNLP=1',
	);
	assert.equal(status, 0, stderr);
}

type Status = {
	instances: {id: string; hostname: string; status: string; price_per_hour: number}[];
	price_per_hour: number;
};

async function statusOf(project: Project): Promise<Status> {
	const {stdout, stderr, status} = await project.run('status', simulated, '--json');
	assert.equal(status, 0, stderr);
	return JSON.parse(stdout) as Status;
}

suite('the commands', {concurrency: 6}, () => {
	test('select prints the tier log as kdevops documents it', async t => {
		const project = await newProject(t);
		assert.deepEqual(await project.run('select', 'h100-or-less', '--verbose', simulated), {
			status: 0,
			stdout: '1A100.40S.22V FIN-01\n',
			stderr: tierLog,
		});
	});

	test('defconfig, bringup on a pipe, status, destroy', async t => {
		const project = await newProject(t);
		await configure(project);
		const config = await project.read('.config');
		assert.match(config, /^CONFIG_KDEVOPS_HOSTS_PREFIX="kn1"$/m);
		assert.match(config, /^CONFIG_TERRAFORM_DATACRUNCH_INSTANCE_TYPE="H100_OR_LESS"$/m);

		const made = await project.run('bringup', simulated, '--plain');
		assert.equal(made.status, 0, made.stderr);
		const said = made.stdout + made.stderr;
		assert.ok(said.includes(tierLog), said);
		assert.match(said, /^Ready after /m);
		assert.match(said, /^ {2}kn1-knlp {2}[\d.]+ {2}1A100\.40S\.22V {2}FIN-01/m);
		assert.match(said, /^ {2}ssh .*root@[\d.]+$/m);
		assert.match(await project.read('hosts'), /^kn1-knlp /m);

		const up = await statusOf(project);
		assert.deepEqual(
			up.instances.map(({hostname, status}) => [hostname, status]),
			[['kn1-knlp', 'running']],
		);
		assert.ok(up.price_per_hour > 1);

		const again = await project.run('bringup', simulated, '--plain');
		assert.equal(again.status, 0, again.stderr);
		assert.deepEqual((await statusOf(project)).instances.length, 1);

		const gone = await project.run('destroy', simulated, '--yes');
		assert.equal(gone.status, 0, gone.stderr);
		assert.deepEqual(await statusOf(project), {...(await statusOf(project)), instances: []});
		assert.equal((await statusOf(project)).price_per_hour, 0);
	});

	test('bringup --json: one event a line, and nothing else on stdout', async t => {
		const project = await newProject(t);
		await configure(project);
		const {status, stdout} = await project.run('bringup', simulated, '--json');
		assert.equal(status, 0);
		const events = stdout
			.trimEnd()
			.split('\n')
			.map(line => JSON.parse(line) as {type: string; time: string; hosts?: {name: string}[]});
		assert.ok(events.every(({time}) => !Number.isNaN(Date.parse(time))));
		const types = new Set(events.map(({type}) => type));
		for (const type of ['tier-check', 'selected', 'location', 'attempt', 'instance', 'ready']) {
			assert.ok(types.has(type), type);
		}
		assert.equal(events.at(-1)?.hosts?.[0]?.name, 'kn1-knlp');
	});

	test('killed in the middle of a bring-up: status knows the machine, destroy leaves nothing', async t => {
		const project = await newProject(t);
		await configure(project);
		const child = project.start('bringup', simulated, '--json');
		for await (const line of createInterface(child.stdout)) {
			const {type, id} = JSON.parse(line) as {type: string; id?: string};
			if (type === 'instance' && id !== undefined) break;
		}
		const exit = once(child, 'exit');
		child.kill('SIGKILL');
		assert.deepEqual(await exit, [null, 'SIGKILL']);

		const {instances} = await statusOf(project);
		assert.deepEqual(
			instances.map(({hostname}) => hostname),
			['kn1-knlp'],
		);
		const gone = await project.run('destroy', simulated, '--yes');
		assert.equal(gone.status, 0, gone.stderr);
		const after = await statusOf(project);
		assert.deepEqual(after.instances, []);
		assert.equal(after.price_per_hour, 0);
	});

	test('killed right after the create was sent: nothing is left after destroy', async t => {
		const project = await newProject(t);
		await configure(project);
		const child = project.start('bringup', simulated, '--json');
		for await (const line of createInterface(child.stdout)) {
			if ((JSON.parse(line) as {type: string}).type === 'attempt') break;
		}
		const exit = once(child, 'exit');
		child.kill('SIGKILL');
		await exit;
		const gone = await project.run('destroy', simulated, '--yes');
		assert.equal(gone.status, 0, gone.stderr);
		assert.deepEqual((await statusOf(project)).instances, []);
	});

	test('two bring-ups in one directory exclude each other', async t => {
		const project = await newProject(t);
		await configure(project);
		const first = project.start('bringup', simulated, '--json');
		for await (const line of createInterface(first.stdout)) {
			if ((JSON.parse(line) as {type: string}).type === 'attempt') break;
		}
		const second = await project.run('bringup', simulated, '--plain');
		assert.equal(second.status, 1);
		assert.ok(second.stderr.includes(String(first.pid)), second.stderr);
	});

	const ends: readonly (readonly [scenario: string, status: number])[] = [
		['typical', 0],
		['churn', 0],
		['stuck', 5],
		['sold-out', 5],
		['race', 0],
		['late-no-capacity', 0],
		['no-funds', 1],
		['bad-credentials', 3],
		['flaky', 0],
	];
	for (const [scenario, expected] of ends) {
		test(`bringup in scenario ${scenario} exits ${expected}`, async t => {
			// Machines that are stuck are given up after a quarter of a simulated hour each.
			const project = await newProject(t, {DCMENU_SIMULATE_SPEED: '300'});
			await configure(project);
			const {status, stdout, stderr} = await project.run(
				'bringup',
				`--simulate=${scenario}`,
				'--plain',
			);
			assert.equal(status, expected, stdout + stderr);
		});
	}

	test('no credentials: exit status 3, and how to get some', async t => {
		const project = await newProject(t);
		await configure(project);
		const {status, stderr} = await project.run(
			'bringup',
			'--yes',
			'--api',
			'http://127.0.0.1:9/v1',
		);
		assert.equal(status, 3);
		assert.match(stderr, /dcmenu credentials set/);
	});

	test('what went with another simulated world is not said to be up', async t => {
		const project = await newProject(t);
		await configure(project);
		assert.equal((await project.run('bringup', '--yes', simulated)).status, 0);
		const same = await project.run('bringup', '--yes', simulated);
		assert.match(same.stderr, /^Up since .* UTC: kn1-knlp, /m);
		for (const told of [
			/^dcmenu: the simulated world of "documented" is gone/m,
			/^Failed: Nothing of H100_OR_LESS/m,
		]) {
			const other = await project.run('bringup', '--yes', '--simulate=sold-out');
			assert.match(other.stderr, told);
			assert.doesNotMatch(other.stderr, /Up since/);
		}
	});

	test('an unknown command says so, exit status 2', async t => {
		const project = await newProject(t);
		const {status, stderr} = await project.run('bringupp');
		assert.equal(status, 2);
		assert.match(stderr, /bringup/);
	});

	test('a Kconfig file given as mconf takes it is answered with the option for it', async t => {
		const project = await newProject(t);
		await writeFile(join(project.directory, 'Kconfig'), 'config A\n\tbool "A"\n');
		const {status, stderr} = await project.run('Kconfig');
		assert.equal(status, 2);
		assert.equal(
			stderr,
			"error: unknown command 'Kconfig'\nTo open that file: dcmenu --kconfig Kconfig\n",
		);
	});
});
