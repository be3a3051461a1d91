import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdir, readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {systemClock} from '../../source/clock.ts';
import {startSimulator} from '../../source/simulator/api-server.ts';
import {newProject} from '../helpers/dcmenu.ts';

test('two directories at the same time, one home, one account; the same prefix is refused', async t => {
	const simulator = await startSimulator({scenario: 'typical', speed: 100, clock: systemClock});
	t.after(async () => simulator.close());
	const project = await newProject(t, {
		DCMENU_API_URL: simulator.url,
		DATACRUNCH_CLIENT_ID: 'me',
		DATACRUNCH_CLIENT_SECRET: 's3cret',
	});
	const home = project.env['HOME'] ?? '';

	async function configured(name: string, prefix: string): Promise<string> {
		const directory = join(project.directory, name);
		await mkdir(directory);
		const settings = [`KDEVOPS_HOSTS_PREFIX=${prefix}`, 'KNLP=1'];
		const words = ['-C', directory, 'defconfig', 'datacrunch-a100-40-or-less', ...settings];
		const {status, stderr} = await project.run(...words);
		assert.equal(status, 0, stderr);
		return directory;
	}

	const bringUp = async (directory: string) =>
		project.run('-C', directory, 'bringup', '--yes', '--no-ssh-wait', '--market', 'any');
	const destroy = async (directory: string) => project.run('-C', directory, 'destroy', '--yes');
	const askSsh = (host: string): string =>
		execFileSync('ssh', ['-T', '-F', join(home, '.ssh/config'), '-G', host], {encoding: 'utf8'});

	const one = await configured('one', 'kn1');
	const two = await configured('two', 'kn2');
	const before = await readFile(join(two, '.config'), 'utf8');
	for (const made of await Promise.all([bringUp(one), bringUp(two)])) {
		assert.equal(made.status, 0, made.stdout + made.stderr);
	}

	assert.equal(await readFile(join(two, '.config'), 'utf8'), before);
	for (const [directory, host] of [
		[one, 'kn1-knlp'],
		[two, 'kn2-knlp'],
	] as const) {
		const hosts = await readFile(join(directory, 'hosts'), 'utf8');
		const ip = new RegExp(`^${host} ansible_host=(?<ip>\\S+)$`, 'm').exec(hosts)?.groups?.['ip'];
		assert.match(askSsh(host), new RegExp(`^hostname ${ip}$`, 'm'));
		assert.equal([...hosts.matchAll(/ansible_host/g)].length, 1);
	}

	const keys = (await readdir(join(home, '.ssh'))).filter(name =>
		/^kdevops_terraform_\w+$/.test(name),
	);
	assert.equal(keys.length, 2);

	const other = await configured('other', 'kn2');
	const refused = await bringUp(other);
	assert.equal(refused.status, 1, refused.stdout + refused.stderr);
	assert.match(refused.stderr, /has a machine named kn2-knlp already .* another directory made/);
	assert.match(refused.stderr, /dcmenu set KDEVOPS_HOSTS_PREFIX=/);
	assert.match(refused.stderr, /dcmenu adopt \S+ --force$/m);

	assert.equal((await destroy(one)).status, 0);
	assert.doesNotMatch(askSsh('kn1-knlp'), /^hostname [\d.]+$/m);
	assert.match(askSsh('kn2-knlp'), /^hostname [\d.]+$/m);
	const {machines} = await simulator.bill();
	assert.deepEqual(
		machines.filter(({until}) => until === null).map(({name}) => name),
		['kn2-knlp'],
	);
	assert.equal((await destroy(two)).status, 0);
	assert.equal((await simulator.bill()).per_hour, 0);
	assert.deepEqual(
		(await readdir(join(home, '.ssh'))).filter(name => /config|known_hosts/.test(name)),
		[],
	);
});
