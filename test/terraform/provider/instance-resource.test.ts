import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {withoutTerraform} from '../../helpers/terraform-binary.ts';
import {
	keyBlock,
	machineBlock,
	terraformProject,
	testAccount,
	type TerraformProject,
} from '../../helpers/terraform-project.ts';

const skip = withoutTerraform;
const apply = ['apply', '-auto-approve', '-json'];
const destroy = ['destroy', '-auto-approve', '-json'];

async function assertNoChanges(project: TerraformProject): Promise<void> {
	const {status, output} = await project.run(['plan', '-detailed-exitcode', '-no-color']);
	assert.equal(status, 0, output);
}

/** What the scenario `stuck` has in stock. */
const stuck = {instance_type: '"1A100.22V"'};

/** The id in the state of the machine of that name. */
async function idOf(project: TerraformProject, name: string): Promise<string> {
	const {output} = await project.run(['state', 'show', '-no-color', `datacrunch_instance.${name}`]);
	return /^ *id *= "(?<id>.*)"$/m.exec(output)?.groups?.['id'] ?? output;
}

test('create, nothing to do, replace, destroy', {skip}, async t => {
	const account = await testAccount(t);
	const project = await terraformProject(t, () => account.account);
	await project.write(
		`${keyBlock}${machineBlock('a')}output "ip" { value = datacrunch_instance.a.ip }`,
	);
	const created = await project.run(apply);
	assert.equal(created.status, 0, created.output);
	assert.match(created.output, /203\.0\.113\./);
	assert.deepEqual(await account.billed(), ['a']);
	assert.equal(account.journal.state.machines.size, 1);
	await assertNoChanges(project);

	await project.write(
		`${keyBlock}${machineBlock('a', {instance_type: '"1V100.6V"', image: '"ubuntu-22.04"'})}`,
	);
	const first = await idOf(project, 'a');
	const replaced = await project.run(apply);
	assert.equal(replaced.status, 0, replaced.output);
	assert.ok(
		replaced.messages.some(
			({type, change}) =>
				type === 'planned_change' && (change as {action: string}).action === 'replace',
		),
	);
	assert.notEqual(await idOf(project, 'a'), first);
	assert.deepEqual(await account.billed(), ['a']);

	const destroyed = await project.run(destroy);
	assert.equal(destroyed.status, 0, destroyed.output);
	assert.equal((await account.simulator.bill()).per_hour, 0);
	assert.equal(account.journal.state.machines.size, 0);
	assert.equal(account.journal.state.sshKeys.size, 0);
});

test(
	'a note changes in place, and what the API would only take at a create does not replace',
	{skip},
	async t => {
		const account = await testAccount(t);
		const project = await terraformProject(t, () => account.account);
		await project.write(`${keyBlock}${machineBlock('a')}`);
		await project.run(apply);
		const id = await idOf(project, 'a');
		await project.write(
			`${keyBlock}${machineBlock('a', {description: '"mine"', os_volume_size: '200'})}`,
		);
		const changed = await project.run(apply);
		assert.equal(changed.status, 0, changed.output);
		assert.match(changed.output, /os_volume_size counts when a machine is created/);
		assert.equal(await idOf(project, 'a'), id);
		await assertNoChanges(project);
	},
);

test(
	'a machine that was deleted elsewhere leaves the state, and is planned again',
	{skip},
	async t => {
		const account = await testAccount(t);
		const project = await terraformProject(t, () => account.account);
		await project.write(`${keyBlock}${machineBlock('a')}`);
		await project.run(apply);
		await account.client.deleteInstance(await idOf(project, 'a'), []);
		await account.simulator.advance(60 * 60_000);
		const {status, output} = await project.run(['plan', '-detailed-exitcode', '-no-color']);
		assert.equal(status, 2, output);
		assert.match(output, /1 to add, 0 to change, 0 to destroy/);
		assert.equal((await project.run(['apply', '-refresh-only', '-auto-approve'])).status, 0);
		assert.doesNotMatch(await project.state(), /datacrunch_instance/);
	},
);

test('import takes a machine as it is, also one that dcmenu never knew', {skip}, async t => {
	const account = await testAccount(t);
	const project = await terraformProject(t, () => account.account);
	const sshKey = await account.client.createSshKey('k', 'ssh-ed25519 AAAA me');
	const id = await account.client.createInstance({
		instanceType: '1A100.40S.22V',
		image: 'ubuntu-24.04-cuda-12.8-open-docker',
		hostname: 'a',
		description: 'a',
		location: 'FIN-01',
		sshKeyIds: [sshKey],
		market: 'on-demand',
	});
	await account.simulator.advance(10 * 60_000);
	await project.write(machineBlock('a', {ssh_key_ids: `["${sshKey}"]`, os_volume_size: '100'}));
	const imported = await project.run(['import', 'datacrunch_instance.a', id]);
	assert.equal(imported.status, 0, imported.output);
	const applied = await project.run(apply);
	assert.equal(applied.status, 0, applied.output);
	assert.equal(await idOf(project, 'a'), id);
	await assertNoChanges(project);
	assert.equal((await project.run(destroy)).status, 0);
	assert.equal((await account.simulator.bill()).per_hour, 0);

	const missing = await project.run(['import', '-no-color', 'datacrunch_instance.a', 'no-such-id']);
	assert.equal(missing.status, 1);
	assert.match(missing.output, /non-existent/);
});

test('a tainted machine is replaced; a saved plan does what it says', {skip}, async t => {
	const account = await testAccount(t);
	const project = await terraformProject(t, () => account.account);
	await project.write(`${keyBlock}${machineBlock('a')}`);
	const file = path.join(project.directory, 'saved');
	assert.equal((await project.run(['plan', `-out=${file}`])).status, 0);
	const applied = await project.run(['apply', '-json', file]);
	assert.equal(applied.status, 0, applied.output);
	const first = await idOf(project, 'a');
	assert.equal((await project.run(['taint', 'datacrunch_instance.a'])).status, 0);
	const replaced = await project.run(apply);
	assert.equal(replaced.status, 0, replaced.output);
	assert.notEqual(await idOf(project, 'a'), first);
	assert.deepEqual(await account.billed(), ['a']);
});

test(
	'interrupted while it boots: the machine is in the state, and the next apply keeps it',
	{skip},
	async t => {
		const account = await testAccount(t, 'stuck');
		const project = await terraformProject(t, () => account.account);
		await project.write(`${keyBlock}${machineBlock('a', stuck)}`);
		const abort = new AbortController();
		const running = project.run(apply, abort.signal);
		const ended = running.then(() => 'ended');
		while (account.journal.state.machines.size === 0) {
			assert.notEqual(await Promise.race([ended, new Promise(setImmediate)]), 'ended');
		}

		abort.abort();
		await running;
		const [id] = [...account.journal.state.machines.keys()];
		assert.equal(await idOf(project, 'a'), id);
		await assertNoChanges(project);
		await account.simulator.advance(60 * 60_000);
		const destroyed = await project.run(destroy);
		assert.equal(destroyed.status, 0, destroyed.output);
		assert.equal((await account.simulator.bill()).per_hour, 0);
	},
);

test('one that does not come up in time is cleared away, and in no state', {skip}, async t => {
	const account = await testAccount(t, 'stuck');
	const project = await terraformProject(t, () => account.account);
	await project.write(`${keyBlock}${machineBlock('a', stuck)}`);
	const failed = await project.run(apply);
	assert.equal(failed.status, 1);
	assert.match(failed.output, /a could not be had/);
	assert.match(failed.output, /still provisioning after 15/);
	assert.doesNotMatch(await project.state(), /datacrunch_instance/);
	assert.equal((await account.simulator.bill()).per_hour, 0);
});

test('what is sold out saves nothing; errors point at the attribute', {skip}, async t => {
	const account = await testAccount(t);
	const project = await terraformProject(t, () => account.account);
	const soldOut = {instance_type: '"1H100.80S.32V"', location_code: '"FIN-02"'};
	await project.write(`${keyBlock}${machineBlock('a', soldOut)}`);
	const refused = await project.run(apply);
	assert.equal(refused.status, 1);
	assert.match(refused.output, /Not enough resources/);
	assert.doesNotMatch(await project.state(), /datacrunch_instance/);
	assert.deepEqual(await account.billed(), []);

	await project.write(`${keyBlock}${machineBlock('a', {image: '"windows"'})}`);
	const wrong = (await project.run(apply)).messages.find(({type}) => type === 'diagnostic');
	assert.ok(wrong);
	const {range, snippet} = wrong['diagnostic'] as {
		range: {filename: string};
		snippet: {code: string};
	};
	assert.equal(range.filename, 'main.tf');
	assert.equal(snippet.code.trim(), 'image = "windows"');
});
