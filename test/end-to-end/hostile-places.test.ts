import assert from 'node:assert/strict';
import {once} from 'node:events';
import {mkdir, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {suite, test, type TestContext} from 'node:test';
import {newProject, type Project} from '../helpers/dcmenu.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

async function configured(
	t: TestContext,
	variables: Readonly<Record<string, string>> = {},
): Promise<Project> {
	const project = await newProject(t, {DCMENU_SIMULATE_SPEED: '300', ...variables});
	const {status, stderr} = await project.run('defconfig', 'datacrunch-a100-40-or-less');
	assert.equal(status, 0, stderr);
	return project;
}

const hostnames = async (project: Project, ...options: string[]): Promise<string[]> => {
	const {stdout, stderr, status} = await project.run(...options, 'status', '--simulate', '--json');
	assert.equal(status, 0, stderr);
	const {instances} = JSON.parse(stdout) as {instances: {hostname: string}[]};
	return instances.map(({hostname}) => hostname);
};

suite('in hostile places', {concurrency: 4}, () => {
	test('by way of a symbolic link, a project is the same', async t => {
		const project = await configured(t);
		const link = path.join(await temporaryDirectory(t), 'link');
		await symlink(project.directory, link);
		const up = await project.run('-C', link, 'bringup', '--simulate=documented');
		assert.equal(up.status, 0, up.stderr);
		assert.equal((await hostnames(project)).length, 1);
		assert.deepEqual(await hostnames(project, '-C', link), await hostnames(project));
	});

	test('destroy goes on when nobody reads what it says', async t => {
		const project = await configured(t);
		assert.equal((await project.run('bringup', '--simulate=documented')).status, 0);
		const child = project.start('destroy', '--simulate', '--json');
		child.stdout.destroy();
		const [status] = (await once(child, 'exit')) as [number | null];
		assert.equal(status, 0);
		assert.deepEqual(await hostnames(project), []);
	});

	test('an empty HOME scatters nothing over the project', async t => {
		const state = path.join(await temporaryDirectory(t), 'state');
		const project = await configured(t, {HOME: '', XDG_STATE_HOME: state});
		const {status, stderr} = await project.run('tiers', '--simulate');
		assert.equal(status, 0, stderr);
		const {stdout} = await project.run('credentials', 'path');
		assert.ok(path.isAbsolute(stdout.trim()), stdout);
	});

	test('a state folder that cannot be written: nothing is created, and it is named', async t => {
		const state = path.join(await temporaryDirectory(t), 'state');
		await writeFile(state, '');
		const project = await configured(t, {
			XDG_STATE_HOME: state,
			DATACRUNCH_CLIENT_ID: 'id',
			DATACRUNCH_CLIENT_SECRET: 'secret',
		});
		const api = ['--yes', '--api', 'http://127.0.0.1:9/v1'];
		for (const command of ['status', 'destroy', 'bringup']) {
			const {status, stderr} = await project.run(
				command,
				...(command === 'status' ? api.slice(1) : api),
			);
			assert.equal(status, 1, stderr);
			assert.match(
				stderr,
				/^dcmenu: Could not (?:read|write) .*\/state\/.*\n {2}Check the permissions/m,
			);
		}
	});

	test('rm of the state folder in the middle loses no machine', async t => {
		const project = await configured(t);
		assert.equal((await project.run('bringup', '--simulate=documented')).status, 0);
		const dcmenu = path.join(project.env['XDG_STATE_HOME'] ?? '', 'dcmenu');
		const [checksum = ''] = await readdir(dcmenu);
		const world = path.join(dcmenu, checksum, 'simulator.json');
		const text = await readFile(world);
		await rm(dcmenu, {recursive: true});
		await mkdir(path.dirname(world), {recursive: true});
		await writeFile(world, text);
		assert.equal((await hostnames(project)).length, 1);
		const down = await project.run('destroy', '--simulate');
		assert.match(down.stdout, /Nothing bills\.\n$/);
	});

	test('without .config, destroy keeps the volumes that were meant to be kept', async t => {
		const project = await configured(t);
		await project.run('set', 'TERRAFORM_DATACRUNCH_KEEP_VOLUMES=y');
		assert.equal((await project.run('bringup', '--simulate=documented')).status, 0);
		await rm(path.join(project.directory, '.config'));
		for (let turn = 0; turn < 2; turn++) {
			const {status, stdout, stderr} = await project.run('destroy', '--simulate');
			assert.equal(status, 0, stderr);
			assert.match(stderr, /Without .*\.config, OS volumes are kept/);
			assert.match(
				stdout,
				/Still bills: volume kdevops-\S+-os-\w+ \(.*\), 100 GB in FIN-01, \$0\.027\/h\n$/,
			);
		}

		await project.run('defconfig', 'datacrunch-a100-40-or-less');
		assert.match((await project.run('destroy', '--simulate')).stdout, /Nothing bills\.\n$/);
	});

	test('a destroy in the middle of a bring-up is refused', async t => {
		const project = await configured(t, {DCMENU_SIMULATE_SPEED: '2'});
		const child = project.start('bringup', '--simulate=documented', '--json');
		for await (const line of createInterface(child.stdout)) {
			if ((JSON.parse(line) as {type: string}).type === 'instance') break;
		}

		const refused = await project.run('destroy', '--simulate');
		assert.equal(refused.status, 1, refused.stdout);
		assert.ok(refused.stderr.includes(`(pid ${child.pid})`), refused.stderr);
		assert.equal((await hostnames(project)).length, 1);
	});

	test('a mistake in a Kconfig file keeps nobody from status and destroy', async t => {
		const project = await configured(t);
		assert.equal((await project.run('bringup', '--simulate=documented')).status, 0);
		await writeFile(path.join(project.directory, 'Kconfig.datacrunch'), 'config (\n');
		assert.equal((await hostnames(project)).length, 1);
		const {stdout, stderr} = await project.run('destroy', '--simulate');
		assert.match(stderr, /Kconfig\.datacrunch:1: .*\nGoing on without the configuration\.\n$/s);
		assert.match(stdout, /Nothing bills\.\n$/);
	});
});
