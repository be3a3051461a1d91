import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {suite, test, type TestContext} from 'node:test';
import {newProject, type Project} from '../helpers/dcmenu.ts';
import {copyCheckout, withoutMake} from '../helpers/kdevops-checkout.ts';

const simulated = '--simulate=documented';

async function newCheckout(
	t: TestContext,
	variables: Readonly<Record<string, string>> = {},
): Promise<Project> {
	const project = await newProject(t, variables);
	await copyCheckout(project.directory);
	const {status, stderr} = await project.run(
		'defconfig',
		'datacrunch-h100-pytorch-or-less',
		'KDEVOPS_HOSTS_PREFIX=kn1',
		'KNLP=1',
	);
	assert.equal(status, 0, stderr);
	return project;
}

suite('in a kdevops checkout', {concurrency: 2, skip: withoutMake}, () => {
	test('its own tree is configured, and its own make goes on with the machine', async t => {
		const project = await newCheckout(t);
		assert.match(await project.read('.config'), /^CONFIG_TERRAFORM_USE_TERRAFORM=y$/m);
		const extraVars = await project.read('.extra_vars_auto.yaml');
		assert.match(extraVars, /^terraform_datacrunch_instance_type: "?H100_OR_LESS"?$/m);

		const first = await project.run('bringup', simulated, '--yes', '--json', '--no-make');
		assert.equal(first.status, 0, first.stderr);
		const events = first.stdout
			.trimEnd()
			.split('\n')
			.map(line => JSON.parse(line) as {type: string});
		assert.equal(events.at(-1)?.type, 'ready');
		assert.ok(!(await readdir(project.directory)).includes('hosts'));

		const made = await project.run('bringup', simulated, '--yes', '--plain', 'AV=2');
		assert.equal(made.status, 0, made.stdout + made.stderr);
		assert.match(made.stdout, /^kdevops is done, AV=2$/m);
		assert.match(made.stdout, /^Ready after /m);
		const hosts = JSON.parse(await project.read('.hosts-that-are-up')) as object;
		assert.deepEqual(Object.keys(hosts), ['kn1-knlp']);

		// Without make, and with nothing but what dcmenu knows.
		const gone = await project.run('destroy', simulated, '--yes');
		assert.equal(gone.status, 0, gone.stderr);
		assert.match(gone.stdout, /^Nothing bills\.$/m);
		const state = await project.read('terraform/datacrunch/terraform.tfstate');
		assert.deepEqual((JSON.parse(state) as {resources: unknown[]}).resources, []);
	});

	test('SIGINT is passed on to make, and waited for', async t => {
		const project = await newCheckout(t, {WAIT: '1'});
		const child = project.start('bringup', simulated, '--yes', '--plain');
		let said = '';
		child.stdout.on('data', chunk => {
			const wasAtWork = said.includes('ansible is at work');
			said += String(chunk);
			if (!wasAtWork && said.includes('ansible is at work')) child.kill('SIGINT');
		});
		const status = await new Promise(resolve => {
			child.on('close', resolve);
		});
		assert.equal(status, 130, said);
		assert.equal(await readFile(join(project.directory, '.interrupted'), 'utf8'), 'interrupted\n');
		await project.run('destroy', simulated, '--yes');
	});
});
