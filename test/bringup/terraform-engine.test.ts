import assert from 'node:assert/strict';
import {cp, mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {tearDownSession} from '../../source/bringup/session.ts';
import {readJournal} from '../../source/machine/journal.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {collect, endOf, eventsOf, setScene, type Scene} from './scene.ts';

const skip = withoutTerraform;

const terraformScene = async (
	t: TestContext,
	scenario: string,
	settings: Readonly<Record<string, string>> = {},
): Promise<Scene> => setScene(t, scenario, {TERRAFORM_USE_TERRAFORM: 'y', ...settings});

const tearDown = async (scene: Scene): Promise<BringupEvent[]> =>
	collect(scene.tearDown(false, undefined, 'terraform'));

async function assertNothingBills({simulator}: Scene): Promise<void> {
	assert.equal((await simulator.bill()).per_hour, 0);
}

const stateOf = async ({places}: Scene): Promise<string> =>
	readFile(path.join(path.dirname(places.tfvars), 'terraform.tfstate'), 'utf8');

test(
	'terraform brings up what the built-in engine does, a second run changes nothing, and destroy ends it',
	{skip},
	async t => {
		const scene = await terraformScene(t, 'documented');
		const events = await collect(scene.bringUp());
		const {hosts} = endOf(events, 'ready');
		assert.deepEqual(
			hosts.map(({name, instance_type, location}) => [name, instance_type, location]),
			[['kn1-knlp', '1A100.40S.22V', 'FIN-01']],
		);
		const created = eventsOf(events, 'resource').filter(
			({address}) => address === 'datacrunch_instance.kdevops["kn1-knlp"]',
		);
		assert.deepEqual(
			created.map(({action, state}) => `${action} ${state}`),
			['create started', 'create done'],
		);
		assert.equal(created[1]?.id, hosts[0]?.id);
		assert.equal(eventsOf(events, 'instance').at(-1)?.status, 'running');
		assert.deepEqual(
			[...(await readJournal(scene.places.journal)).machines.keys()],
			[hosts[0]?.id],
		);

		const again = await collect(scene.bringUp());
		assert.deepEqual(endOf(again, 'ready').hosts, hosts);
		assert.deepEqual(eventsOf(again, 'resource'), []);

		const destroyed = await tearDown(scene);
		assert.deepEqual(endOf(destroyed, 'destroyed').machines, ['kn1-knlp']);
		assert.ok(
			eventsOf(destroyed, 'resource').some(
				({address, action, state}) =>
					address === 'datacrunch_instance.kdevops["kn1-knlp"]' &&
					action === 'delete' &&
					state === 'done',
			),
		);
		assert.equal((JSON.parse(await stateOf(scene)) as {resources: unknown[]}).resources.length, 0);
		await assertNothingBills(scene);
	},
);

test(
	'what is sold out while terraform applies is set aside, and the next is taken',
	{skip},
	async t => {
		for (const scenario of ['race', 'late-no-capacity']) {
			const scene = await terraformScene(t, scenario);
			const events = await collect(scene.bringUp());
			const {hosts} = endOf(events, 'ready');
			assert.deepEqual(
				eventsOf(events, 'fallback').map(
					({instance_type, location}) => `${instance_type} ${location}`,
				),
				['1H100.80S.32V FIN-02', '1A100.22V FIN-01'],
			);
			assert.equal(hosts[0]?.location, 'FIN-03');
			assert.equal(
				(await scene.client.instances()).filter(({status}) => status === 'running').length,
				1,
			);
			endOf(await tearDown(scene), 'destroyed');
			await assertNothingBills(scene);
		}
	},
);

test(
	'a machine that was deleted elsewhere is made again, and one that is there is imported',
	{skip},
	async t => {
		const scene = await terraformScene(t, 'documented');
		const direct = endOf(await collect(scene.bringUp({plan: {engine: 'builtin'}})), 'ready');
		const adopted = await collect(scene.bringUp());
		assert.deepEqual(endOf(adopted, 'ready').hosts, direct.hosts);
		assert.ok(
			eventsOf(adopted, 'note').some(({text}) => text.includes("now in Terraform's state")),
		);
		assert.deepEqual(eventsOf(adopted, 'resource'), []);
		assert.match(await stateOf(scene), new RegExp(direct.hosts[0]?.id ?? '-'));

		const [old] = direct.hosts;
		await scene.client.deleteInstance(old?.id ?? '', []);
		await scene.simulator.advance(60 * 60_000);
		const renewed = endOf(await collect(scene.bringUp()), 'ready');
		assert.notEqual(renewed.hosts[0]?.id, old?.id);
		endOf(await tearDown(scene), 'destroyed');
		await assertNothingBills(scene);
	},
);

test('a state that is kept elsewhere is initialised, and used', {skip}, async t => {
	const scene = await terraformScene(t, 'documented');
	const directory = path.dirname(scene.places.tfvars);
	const elsewhere = path.join(await temporaryDirectory(t), 'shared.tfstate');
	await mkdir(directory, {recursive: true});
	const backend = `terraform {\n  backend "local" {\n    path = "${elsewhere}"\n  }\n}\n`;
	await writeFile(path.join(directory, 'backend.tf'), backend);
	const {hosts} = endOf(await collect(scene.bringUp()), 'ready');
	assert.match(await readFile(elsewhere, 'utf8'), new RegExp(hosts[0]?.id ?? '-'));
	await assert.rejects(stateOf(scene), {code: 'ENOENT'});
	endOf(await tearDown(scene), 'destroyed');
	assert.doesNotMatch(await readFile(elsewhere, 'utf8'), /datacrunch_instance/);
	await assertNothingBills(scene);
});

test(
	'files as kdevops has them are applied as they are, with a fallback in the middle',
	{skip},
	async t => {
		const scene = await terraformScene(t, 'race');
		const directory = path.dirname(scene.places.tfvars);
		const fixtures = new URL('../fixtures/', import.meta.url);
		const checkout = new URL('kdevops-checkout/terraform/datacrunch/', fixtures);
		await cp(new URL('terraform/kdevops-like/', fixtures), directory, {recursive: true});
		for (const name of ['main.tf', 'vars.tf']) {
			await cp(new URL(name, checkout), path.join(directory, name));
		}

		const events = await collect(scene.bringUp());
		const {hosts} = endOf(events, 'ready');
		assert.equal(hosts[0]?.location, 'FIN-03');
		assert.equal(eventsOf(events, 'fallback').length, 2);
		assert.equal((await scene.client.sshKeys()).length, 1);
		const again = await collect(scene.bringUp());
		assert.deepEqual(endOf(again, 'ready').hosts, hosts);
		assert.deepEqual(eventsOf(again, 'resource'), []);
		endOf(await tearDown(scene), 'destroyed');
		await assertNothingBills(scene);
	},
);

test(
	"files that make no machine of the plan's are told, and not applied for ever",
	{skip},
	async t => {
		const scene = await terraformScene(t, 'documented');
		const directory = path.dirname(scene.places.tfvars);
		await mkdir(directory, {recursive: true});
		await writeFile(path.join(directory, 'own.tf'), 'output "nothing" { value = 1 }\n');
		const failed = endOf(await collect(scene.bringUp()), 'failed');
		assert.match(failed.reason, /makes no machine named kn1-knlp/);
	},
);

test(
	'an interrupted bring-up keeps the machine in the state and goes on, without a second one',
	{skip},
	async t => {
		const scene = await terraformScene(t, 'documented');
		const abort = new AbortController();
		const events: BringupEvent[] = [];
		for await (const event of scene.bringUp({signal: abort.signal})) {
			events.push(event);
			if (event.type === 'instance') abort.abort('keep');
		}

		const failed = endOf(events, 'failed');
		assert.equal(failed.exit_status, 130);
		assert.deepEqual(
			failed.left_behind.map(({hostname}) => hostname),
			['kn1-knlp'],
		);
		const id = failed.left_behind[0]?.id ?? '-';
		assert.match(await stateOf(scene), new RegExp(id));

		const {hosts} = endOf(await collect(scene.bringUp()), 'ready');
		assert.deepEqual(
			hosts.map(host => host.id),
			[id],
		);
		assert.equal((await scene.client.instances()).length, 1);
		endOf(await tearDown(scene), 'destroyed');
		await assertNothingBills(scene);
	},
);

test(
	'an interrupted bring-up that is to take back its machines leaves none, and can start again',
	{skip},
	async t => {
		const scene = await terraformScene(t, 'documented');
		const abort = new AbortController();
		const events: BringupEvent[] = [];
		for await (const event of scene.bringUp({signal: abort.signal})) {
			events.push(event);
			if (event.type === 'instance') abort.abort('destroy');
		}

		assert.deepEqual(endOf(events, 'failed').left_behind, []);
		await assertNothingBills(scene);
		endOf(await collect(scene.bringUp()), 'ready');
		assert.equal((await scene.client.instances()).length, 1);
		endOf(await tearDown(scene), 'destroyed');
		await assertNothingBills(scene);
	},
);

test(
	'one node less stays up until a destroy, as it does with the built-in engine',
	{skip},
	async t => {
		const scene = await terraformScene(t, 'documented', {TERRAFORM_DATACRUNCH_NODES: '2'});
		endOf(await collect(scene.bringUp()), 'ready');
		const fewer = await collect(scene.bringUp({plan: {hostnames: ['kn1-knlp-1']}}));
		assert.equal(endOf(fewer, 'ready').hosts.length, 1);
		assert.ok(
			eventsOf(fewer, 'note').some(({text}) => /kn1-knlp-2 .* is up and not asked for/.test(text)),
		);
		assert.equal((await scene.client.instances()).length, 2);
		endOf(await tearDown(scene), 'destroyed');
		await assertNothingBills(scene);
	},
);

test(
	'what is stuck is taken down, with a word at half time, and the next is tried',
	{skip},
	async t => {
		const scene = await terraformScene(t, 'stuck');
		const events = await collect(scene.bringUp());
		assert.ok(
			eventsOf(events, 'note').some(({text}) =>
				/^kn1-knlp is still provisioning after .* it is taken down/.test(text),
			),
		);
		assert.deepEqual(
			eventsOf(events, 'fallback').map(({location, stuck}) => [location, stuck]),
			[
				['FIN-02', true],
				['FIN-01', true],
			],
		);
		assert.equal(endOf(events, 'failed').exit_status, 5);
		await assertNothingBills(scene);
	},
);

test('a kept volume outlives its machine', {skip}, async t => {
	const scene = await terraformScene(t, 'documented', {TERRAFORM_DATACRUNCH_KEEP_VOLUMES: 'y'});
	endOf(await collect(scene.bringUp()), 'ready');
	const {kept_volumes, still_billed} = endOf(
		await collect(scene.tearDown(true, undefined, 'terraform')),
		'destroyed',
	);
	assert.equal(kept_volumes.length, 1);
	assert.deepEqual(still_billed, []);
	endOf(await tearDown(scene), 'destroyed');
	await assertNothingBills(scene);
});

test('without the program, a destroy takes the machines down all the same', {skip}, async t => {
	const scene = await terraformScene(t, 'documented');
	endOf(await collect(scene.bringUp()), 'ready');
	const options = {...scene.options, env: {PATH: '/nowhere'}};
	const policy = {keep: false, prefix: 'kn1', engine: 'terraform'} as const;
	const events = await collect(tearDownSession(policy, options));
	assert.deepEqual(endOf(events, 'destroyed').machines, ['kn1-knlp']);
	assert.ok(eventsOf(events, 'note').some(({text}) => text.includes('not on the PATH')));
	await assertNothingBills(scene);
});

test(
	"somebody's own files are applied as they are, and their mistakes are told with file and line",
	{skip},
	async t => {
		const scene = await terraformScene(t, 'documented');
		const directory = path.dirname(scene.places.tfvars);
		await mkdir(directory, {recursive: true});
		const text = `terraform {
  required_providers {
    datacrunch = {
      source = "linux-kdevops/datacrunch"
    }
  }
}
resource "datacrunch_instance" "kdevops" {
  hostname = "-wrong-"
  instance_type = "1A100.40S.22V"
  image = "ubuntu-24.04"
  location_code = "FIN-01"
}
`;
		await writeFile(path.join(directory, 'own.tf'), text);
		const failed = endOf(await collect(scene.bringUp()), 'failed');
		assert.match(
			failed.reason,
			/"-wrong-" cannot be a host's name \(own\.tf:9: hostname = "-wrong-"\)/,
		);
		assert.equal(await readFile(path.join(directory, 'own.tf'), 'utf8'), text);
		await assertNothingBills(scene);
	},
);

test('without the program, the built-in engine is named', async t => {
	const scene = await terraformScene(t, 'documented', {
		TERRAFORM_BINARY_PATH: '/nowhere/terraform',
	});
	const options = {...scene.options, env: {PATH: '/nowhere'}};
	const failed = endOf(await collect(scene.bringUp({options})), 'failed');
	assert.match(failed.reason, /is \/nowhere\/terraform, and there is no such program/);
	assert.ok(failed.next_steps.some(step => step.includes('TERRAFORM_USE_BUILTIN')));
	await assertNothingBills(scene);
});
