import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {suite, test, type TestContext} from 'node:test';
import {systemClock} from '../../source/clock.ts';
import {startSimulator, type Simulator} from '../../source/simulator/api-server.ts';
import {newProject, type Project, type Ran} from '../helpers/dcmenu.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {keyBlock, machineBlock, terraformHeader} from '../helpers/terraform-project.ts';

const skip = withoutTerraform;
const secret = 'a-secret-that-nobody-else-has';

/** A project in which somebody runs terraform by hand. */
type HandRun = {
	readonly project: Project;
	readonly simulator: Simulator;
	readonly directory: string;
	readonly start: (...words: string[]) => ReturnType<typeof spawn>;
	readonly terraform: (...words: string[]) => Promise<Ran>;
	readonly billed: () => Promise<string[]>;
};

async function handRun(t: TestContext, configuration: string): Promise<HandRun> {
	const simulator = await startSimulator({
		scenario: 'documented',
		speed: 200,
		clientsHurry: true,
		clock: systemClock,
	});
	t.after(async () => simulator.close());
	const project = await newProject(t, {
		DCMENU_API_URL: simulator.url,
		DATACRUNCH_CLIENT_ID: 'me',
		DATACRUNCH_CLIENT_SECRET: secret,
		CHECKPOINT_DISABLE: '1',
	});
	const directory = path.join(project.directory, 'terraform/datacrunch');
	await mkdir(directory, {recursive: true});
	await writeFile(path.join(directory, 'main.tf'), `${terraformHeader}${configuration}`);
	const start = (...words: string[]): ReturnType<typeof spawn> => {
		// A group of its own, as a shell gives to what is typed, so that Ctrl-C can be sent to all of it.
		const child = spawn('terraform', words, {cwd: directory, env: project.env, detached: true});
		t.after(() => child.kill('SIGKILL'));
		return child;
	};
	return {
		project,
		simulator,
		directory,
		start,
		async terraform(...words) {
			const child = start(...words, '-no-color');
			const ended = once(child, 'close') as Promise<[number | null]>;
			const {stdout, stderr} = child;
			assert.ok(stdout && stderr);
			const [said, complained, [status]] = await Promise.all([text(stdout), text(stderr), ended]);
			return {status, stdout: said, stderr: complained};
		},
		async billed() {
			const {machines} = await simulator.bill();
			return machines.filter(({until}) => until === null).map(({name}) => name);
		},
	};
}

function assertDone({status, stdout, stderr}: Ran): void {
	assert.equal(status, 0, stdout + stderr);
}

// They wait most of the time.
void suite('by hand', {concurrency: true, skip}, () => {
	test('init, plan, apply and destroy by hand, in two accounts at once, with machines that status knows', async t => {
		const other = 'provider "datacrunch" {\n  alias = "other"\n}\n';
		const configuration = `${other}${keyBlock}${machineBlock('a')}${machineBlock('b', {provider: 'datacrunch.other', instance_type: '"1RTX6000ADA.10V"'})}`;
		const {project, directory, terraform, billed} = await handRun(t, configuration);
		assertDone(await project.run('provider', 'install'));
		assertDone(await terraform('init'));
		assertDone(await terraform('plan', '-out=plan'));
		assertDone(await terraform('apply', 'plan'));
		assert.deepEqual((await billed()).toSorted(), ['a', 'b']);
		const status = await project.run('status', '--json');
		const {instances} = JSON.parse(status.stdout) as {instances: {hostname: string}[]};
		assert.deepEqual(instances.map(({hostname}) => hostname).toSorted(), ['a', 'b']);

		// The lock file is not broken by a dcmenu that is installed elsewhere.
		const start = path.join(project.env['XDG_STATE_HOME'] ?? '', 'dcmenu/provider-start');
		const [node = '', script = ''] = (await readFile(start, 'utf8')).split('\n');
		await writeFile(start, `${node}\n${path.dirname(script)}/../build/dcmenu.js\n`);
		assertDone(await project.run('provider', 'status'));
		const planned = await terraform('plan', '-detailed-exitcode');
		assert.equal(planned.status, 0, planned.stdout + planned.stderr);

		const files = await readdir(directory, {recursive: true, withFileTypes: true});
		for (const file of files.filter(file => file.isFile())) {
			const content = await readFile(path.join(file.parentPath, file.name), 'latin1');
			assert.ok(!content.includes(secret), file.name);
		}

		assertDone(await terraform('destroy', '-auto-approve'));
		assert.deepEqual(await billed(), []);
		assert.match((await project.run('status')).stdout, /Nothing of this project bills/);
		assertDone(await project.run('provider', 'uninstall'));
		assert.equal((await project.run('provider', 'status')).status, 1);
		assert.deepEqual(
			await readdir(path.join(project.env['HOME'] ?? '', '.terraform.d/plugins')),
			[],
		);
	});

	test('a provider whose dcmenu is gone says so where terraform tells errors', async t => {
		const {project, terraform} = await handRun(t, keyBlock);
		assertDone(await project.run('provider', 'install'));
		const start = path.join(project.env['XDG_STATE_HOME'] ?? '', 'dcmenu/provider-start');
		await writeFile(start, `${process.execPath}\n/gone/dcmenu.js\n`);
		assertDone(await terraform('init'));
		const {status, stderr} = await terraform('plan');
		assert.equal(status, 1);
		assert.match(stderr.replaceAll(/[\s│]+/g, ' '), /dcmenu is not at \/gone\/dcmenu\.js any more/);
		assert.match(stderr, /dcmenu provider install/);
		const told = await project.run('provider', 'status');
		assert.equal(told.status, 1);
		assert.match(told.stdout, /starts \/gone\/dcmenu\.js, which is not there any more/);
	});

	test('a terraform that is interrupted keeps the machine in its state', async t => {
		const {project, start, terraform, billed, directory} = await handRun(
			t,
			`${keyBlock}${machineBlock('a')}`,
		);
		assertDone(await project.run('provider', 'install'));
		assertDone(await terraform('init'));
		const child = start('apply', '-auto-approve', '-no-color');
		const ended = once(child, 'close');
		while ((await billed()).length === 0) await new Promise(setImmediate);
		process.kill(-(child.pid ?? 0), 'SIGINT');
		await ended;
		assert.match(
			await readFile(path.join(directory, 'terraform.tfstate'), 'utf8'),
			/"hostname": "a"/,
		);
		assertDone(await terraform('destroy', '-auto-approve'));
		assert.deepEqual(await billed(), []);
	});

	test('what a killed terraform left behind is known to status, and goes with destroy', async t => {
		const {project, start, terraform, billed} = await handRun(t, `${keyBlock}${machineBlock('a')}`);
		assertDone(await project.run('provider', 'install'));
		assertDone(await terraform('init'));
		const child = start('apply', '-auto-approve', '-no-color');
		const ended = once(child, 'close');
		while ((await billed()).length === 0) await new Promise(setImmediate);
		child.kill('SIGKILL');
		await ended;
		assert.match((await project.run('status')).stdout, /^a /m);
		assertDone(await project.run('destroy', '--yes'));
		assert.deepEqual(await billed(), []);
	});
});

test('whoever starts the provider by hand is told what it is', async t => {
	const project = await newProject(t);
	const {status, stdout, stderr} = await project.run('provider', 'serve');
	assert.equal(status, 1);
	assert.equal(stdout, '');
	assert.match(stderr, /terraform init/);
});

test("terraform's own settings that point elsewhere are told", async t => {
	const project = await newProject(t);
	const settings = 'provider_installation {\n  dev_overrides {}\n  direct {}\n}\n';
	await writeFile(path.join(project.env['HOME'] ?? '', '.terraformrc'), settings);
	const {status, stderr} = await project.run('provider', 'install');
	assert.equal(status, 0);
	assert.match(stderr, /\.terraformrc has a block provider_installation/);
});
