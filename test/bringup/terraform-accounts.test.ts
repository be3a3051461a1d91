import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {
	bringUpSession,
	tearDownSession,
	type SessionOptions,
} from '../../source/bringup/session.ts';
import {projectStatus} from '../../source/bringup/status.ts';
import {createClient} from '../../source/datacrunch/client.ts';
import {readJournalAndOthers} from '../../source/machine/other-journals.ts';
import {writeConfigurationFiles} from '../../source/terraform/configuration-files.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {testAccount, type TestAccount} from '../helpers/terraform-project.ts';
import {collect, endOf, eventsOf, setScene, type Scene} from './scene.ts';

const skip = withoutTerraform;

/** A bring-up whose files make one more machine, with other credentials. */
async function twoAccounts(
	t: TestContext,
): Promise<{scene: Scene; other: TestAccount; options: SessionOptions; directory: string}> {
	const scene = await setScene(t, 'documented', {TERRAFORM_USE_TERRAFORM: 'y'});
	const other = await testAccount(t, 'documented', 2);
	const directory = path.dirname(scene.places.tfvars);
	await writeConfigurationFiles(directory);
	await writeFile(
		path.join(directory, 'extra.tf'),
		`provider "datacrunch" {
  alias         = "other"
  client_id     = "somebody-else"
  client_secret = "hush-hush"
  server_url    = "${other.simulator.url}"
}
resource "datacrunch_instance" "extra" {
  provider      = datacrunch.other
  hostname      = "extra"
  location_code = "FIN-01"
  instance_type = "1A100.40S.22V"
  image         = "ubuntu-24.04-cuda-12.8-open-docker"
  ssh_key_ids   = [datacrunch_ssh_key.extra.id]
}
resource "datacrunch_ssh_key" "extra" {
  provider   = datacrunch.other
  name       = "extra"
  public_key = "ssh-ed25519 AAAA me"
}
`,
	);
	// Under this name it is an API like any other, and no credentials are kept from it.
	const baseUrl = scene.client.baseUrl.replace('127.0.0.1', 'localhost');
	const credentials = {clientId: 'id', clientSecret: 'secret'};
	const client = createClient({baseUrl, credentials, clock: scene.options.clock});
	return {scene, other, options: {...scene.options, client}, directory};
}

const hostnames = ({instances}: {instances: readonly {hostname: string}[]}): string[] =>
	instances.map(({hostname}) => hostname).toSorted();

const destroy = async (
	engine: 'builtin' | 'terraform',
	options: SessionOptions,
): Promise<BringupEvent[]> =>
	collect(tearDownSession({keep: false, prefix: 'kn1', engine}, options));

test(
	'what a provider block makes in another account is known to status, and destroyed',
	{skip},
	async t => {
		const {scene, other, options, directory} = await twoAccounts(t);
		endOf(await collect(bringUpSession(scene.plan, options)), 'ready');
		assert.deepEqual(await other.billed(), ['extra']);
		const state = await readJournalAndOthers(scene.places.journal);
		const status = await projectStatus(state, scene.places.projectTag, options.client);
		assert.deepEqual(hostnames(status), ['extra', 'kn1-knlp']);
		assert.doesNotMatch(await readFile(path.join(directory, 'terraform.tfstate'), 'utf8'), /hush/);

		assert.deepEqual(endOf(await destroy('terraform', options), 'destroyed').still_billed, []);
		assert.deepEqual(await other.billed(), []);
		assert.equal((await scene.simulator.bill()).per_hour, 0);
	},
);

test(
	'a destroy without those credentials tells of what bills there, and one with them ends it',
	{skip},
	async t => {
		const {scene, other, options} = await twoAccounts(t);
		endOf(await collect(bringUpSession(scene.plan, options)), 'ready');
		const events = await destroy('builtin', options);
		assert.deepEqual(
			endOf(events, 'destroyed').still_billed.map(({hostname}) => hostname),
			['extra'],
		);
		assert.ok(eventsOf(events, 'note').some(({text}) => text.includes('somebody-else')));

		const credentials = {clientId: 'somebody-else', clientSecret: 'hush-hush'};
		const {url: baseUrl} = other.simulator;
		const client = createClient({baseUrl, credentials, clock: options.clock});
		const ended = endOf(await destroy('builtin', {...options, client}), 'destroyed');
		assert.deepEqual([ended.machines, ended.still_billed], [['extra'], []]);
		assert.deepEqual(await other.billed(), []);
	},
);
