import assert from 'node:assert/strict';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {bringUpSession, tearDownSession} from '../../source/bringup/session.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {holdStateLock, startPostgres, withoutPostgres} from '../helpers/postgres-server.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {collect, endOf, eventsOf, setScene, type Scene} from './scene.ts';

/** Whatever is configured passes through: dcmenu only initialises it. */
async function keepState(scene: Scene, backend: string): Promise<string> {
	const directory = path.dirname(scene.places.tfvars);
	await mkdir(directory, {recursive: true});
	await writeFile(path.join(directory, 'backend.tf'), `terraform {\n  backend ${backend}\n}\n`);
	return directory;
}

test(
	'a state in a file elsewhere is initialised, used, and shared by two checkouts',
	{skip: withoutTerraform},
	async t => {
		const elsewhere = path.join(await temporaryDirectory(t), 'shared.tfstate');
		const mine = await setScene(t, 'documented', {TERRAFORM_USE_TERRAFORM: 'y'});
		const yours = await setScene(t, 'documented', {TERRAFORM_USE_TERRAFORM: 'y'});
		for (const scene of [mine, yours]) await keepState(scene, `"local" { path = "${elsewhere}" }`);
		const {hosts} = endOf(await collect(mine.bringUp()), 'ready');
		assert.match(await readFile(elsewhere, 'utf8'), new RegExp(hosts[0]?.id ?? '-'));

		const {client, clock} = mine.options;
		const theirs = {...yours.options, client, clock};
		const events = await collect(bringUpSession(yours.plan, theirs));
		assert.deepEqual(
			endOf(events, 'ready').hosts.map(({id}) => id),
			hosts.map(({id}) => id),
		);
		assert.deepEqual(eventsOf(events, 'resource'), []);
		const policy = {keep: false, prefix: 'kn1', engine: 'terraform'} as const;
		endOf(await collect(tearDownSession(policy, theirs)), 'destroyed');
		assert.equal((await mine.simulator.bill()).per_hour, 0);
		assert.doesNotMatch(await readFile(elsewhere, 'utf8'), /datacrunch_instance/);
	},
);

test(
	'two checkouts share a state and its lock in PostgreSQL',
	{skip: withoutTerraform || withoutPostgres},
	async t => {
		const connection = await startPostgres(t);
		const mine = await setScene(t, 'documented', {TERRAFORM_USE_TERRAFORM: 'y'});
		const yours = await setScene(t, 'documented', {TERRAFORM_USE_TERRAFORM: 'y'});
		const backend = `"pg" { conn_str = "${connection}" }`;
		await keepState(mine, backend);
		await keepState(yours, backend);
		const {hosts} = endOf(await collect(mine.bringUp()), 'ready');

		const {client, clock} = mine.options;
		const theirs = {...yours.options, client, clock};
		const again = await collect(bringUpSession(yours.plan, theirs));
		assert.deepEqual(
			endOf(again, 'ready').hosts.map(({id}) => id),
			hosts.map(({id}) => id),
		);
		assert.deepEqual(eventsOf(again, 'resource'), []);

		const unlock = await holdStateLock(connection);
		const refused = endOf(await collect(bringUpSession(yours.plan, theirs)), 'failed');
		await unlock();
		assert.match(refused.reason, /state lock/);
	},
);
