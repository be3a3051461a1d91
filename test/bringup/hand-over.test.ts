import assert from 'node:assert/strict';
import {readFile, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {tearDownSession} from '../../source/bringup/session.ts';
import {copyCheckout, withoutMake} from '../helpers/kdevops-checkout.ts';
import {collect, endOf, eventsOf, setScene, type Scene} from './scene.ts';

const skip = withoutMake;

const plan = {checkout: {make: true, verbose: false}};

async function checkoutScene(t: TestContext): Promise<Scene> {
	const scene = await setScene(t, 'documented', {TERRAFORM_USE_TERRAFORM: 'y'});
	await copyCheckout(scene.places.projectDirectory);
	const config = path.join(scene.places.projectDirectory, '.config');
	await writeFile(config, 'CONFIG_KDEVOPS_HOSTS_PREFIX="kn1"\n');
	return scene;
}

const withEnv = (variables: Readonly<Record<string, string>>) => ({
	env: {...process.env, ...variables},
});

const linesOf = (events: readonly BringupEvent[]): string[] =>
	eventsOf(events, 'output').map(({text}) => text);

const read = async ({places}: Scene, file: string): Promise<string> =>
	readFile(path.join(places.projectDirectory, file), 'utf8');

test(
	'make bringup finds the machine, changes nothing of it, and its output is told',
	{skip},
	async t => {
		const scene = await checkoutScene(t);
		const events = await collect(scene.bringUp({plan: {checkout: {make: true, verbose: true}}}));
		const {hosts} = endOf(events, 'ready');
		const lines = linesOf(events);
		assert.ok(lines.includes('kdevops is done, AV=2'), lines.join('\n'));
		assert.ok(lines.some(line => line.startsWith('No changes.')));
		// What it found anew, in terraform.tfvars, did not take the machine away.
		assert.match(await read(scene, 'terraform/datacrunch/terraform.tfvars'), /"1V100\.6V"/);
		assert.deepEqual(JSON.parse(await read(scene, '.hosts-that-are-up')), {
			'kn1-knlp': hosts[0]?.ip,
		});
		assert.deepEqual(
			(await scene.client.instances()).map(({id}) => id),
			hosts.map(({id}) => id),
		);
		// The inventory is its own.
		assert.equal(await read(scene, 'hosts'), '[all]\nkn1-knlp\n');

		const again = await collect(scene.bringUp({plan}));
		assert.deepEqual(endOf(again, 'ready').hosts, hosts);
		assert.ok(linesOf(again).some(line => line.startsWith('No changes.')));

		const env = {...process.env, PATH: '/nowhere'};
		const policy = {keep: false, prefix: 'kn1', engine: 'terraform'} as const;
		endOf(await collect(tearDownSession(policy, {...scene.options, env})), 'destroyed');
		assert.equal((await scene.simulator.bill()).per_hour, 0);
	},
);

test(
	'only the two lines of terraform.tfvars that its playbook replaces are changed',
	{skip},
	async t => {
		const scene = await checkoutScene(t);
		const text = [
			'# written by make',
			'datacrunch_instance_type   = "H100_OR_LESS"',
			'datacrunch_location = "AUTO"',
			'datacrunch_image = "ubuntu-24.04-cuda-12.8-open-docker"',
			'datacrunch_ssh_key_name = "kdevops-datacrunch-0123abcd"',
			`ssh_config_pubkey_file = "${scene.plan.sshKey.publicKeyFile}"`,
		].join('\n');
		await writeFile(scene.places.tfvars, text);
		endOf(await collect(scene.bringUp({plan: {checkout: {make: false, verbose: false}}})), 'ready');
		assert.equal(
			await readFile(scene.places.tfvars, 'utf8'),
			text.replace('  = "H100_OR_LESS"', '= "1A100.40S.22V"').replace('"AUTO"', '"FIN-01"'),
		);
		endOf(await collect(scene.tearDown(false, undefined, 'terraform')), 'destroyed');
	},
);

test(
	'--no-make stops before, and where make is missing it is told how to go on',
	{skip},
	async t => {
		const scene = await checkoutScene(t);
		const without = await collect(scene.bringUp({plan: {checkout: {make: false, verbose: false}}}));
		assert.equal(endOf(without, 'ready').hosts.length, 1);
		assert.deepEqual(linesOf(without), []);
		await assert.rejects(stat(path.join(scene.places.projectDirectory, 'hosts')), {code: 'ENOENT'});

		const binary = (process.env['PATH'] ?? '').split(':').map(folder => `${folder}/terraform`);
		const engineBinary = await firstThere(binary);
		const options = withEnv({PATH: path.join(scene.places.homeDirectory, 'nothing')});
		const missing = await collect(scene.bringUp({plan: {...plan, engineBinary}, options}));
		assert.equal(endOf(missing, 'ready').hosts.length, 1);
		assert.ok(
			eventsOf(missing, 'note').some(({text}) =>
				/^make is not installed\. .*dcmenu bringup/.test(text),
			),
		);
		endOf(await collect(scene.tearDown(false, undefined, 'terraform')), 'destroyed');
	},
);

test('a make that fails leaves the machines up, and says so with status 6', {skip}, async t => {
	const scene = await checkoutScene(t);
	const events = await collect(scene.bringUp({plan, options: withEnv({FAIL: '1'})}));
	const failed = endOf(events, 'failed');
	assert.equal(failed.exit_status, 6);
	assert.match(failed.reason, /make bringup ended with status 2/);
	assert.deepEqual(
		failed.left_behind.map(({hostname}) => hostname),
		['kn1-knlp'],
	);
	assert.ok(linesOf(events).includes('no host answers'));
	assert.ok(failed.next_steps.some(step => step.includes('dcmenu bringup')));
	endOf(await collect(scene.tearDown(false, undefined, 'terraform')), 'destroyed');
	assert.equal((await scene.simulator.bill()).per_hour, 0);
});

test('Ctrl-C reaches what make runs, which is waited for', {skip}, async t => {
	const scene = await checkoutScene(t);
	const abort = new AbortController();
	const events: BringupEvent[] = [];
	const options = withEnv({WAIT: '1'});
	for await (const event of scene.bringUp({plan, options, signal: abort.signal})) {
		events.push(event);
		if (event.type === 'output' && event.text === 'ansible is at work') abort.abort('keep');
	}

	const failed = endOf(events, 'failed');
	assert.equal(failed.exit_status, 130);
	assert.equal(failed.left_behind.length, 1);
	assert.ok(eventsOf(events, 'note').some(({text}) => text.startsWith('make was asked to stop')));
	assert.equal(await read(scene, '.interrupted'), 'interrupted\n');
	endOf(await collect(scene.tearDown(false, undefined, 'terraform')), 'destroyed');
});

async function firstThere(files: readonly string[]): Promise<string | undefined> {
	for (const file of files) {
		if (await stat(file).catch(() => undefined)) return file;
	}

	return undefined;
}
