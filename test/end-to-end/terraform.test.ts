import assert from 'node:assert/strict';
import {once} from 'node:events';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {suite, test, type TestContext} from 'node:test';
import {newProject, type Project} from '../helpers/dcmenu.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';

const skip = withoutTerraform;
const simulated = '--simulate=documented';

/** A project that is brought up by a program of that name: a script around the real terraform. */
async function standIn(
	t: TestContext,
	name: 'terraform' | 'tofu',
	script: string,
): Promise<Project> {
	const folder = await temporaryDirectory(t);
	const real = (process.env['PATH'] ?? '')
		.split(path.delimiter)
		.filter(entry => entry !== folder)
		.join(path.delimiter);
	const file = path.join(folder, name);
	await writeFile(file, `#!/bin/sh\nPATH='${real}'\n${script}\nexec terraform "$@"\n`, {
		mode: 0o755,
	});
	const project = await newProject(t, {PATH: `${folder}${path.delimiter}${real}`});
	const engine = name === 'tofu' ? 'OPENTOFU' : 'TERRAFORM';
	for (const words of [
		['defconfig', 'datacrunch-h100-pytorch-or-less', 'KDEVOPS_HOSTS_PREFIX=kn1', 'KNLP=1'],
		['set', `TERRAFORM_USE_${engine}=y`, `TERRAFORM_BINARY_PATH=${file}`],
	]) {
		const {status, stderr} = await project.run(...words);
		assert.equal(status, 0, stderr);
	}

	return project;
}

const terraformFiles = (project: Project): string =>
	path.join(project.directory, 'terraform/datacrunch');

/** Of all that there is in a folder. */
async function filesWith(folder: string, text: string): Promise<string[]> {
	const files = await readdir(folder, {recursive: true, withFileTypes: true});
	const found: string[] = [];
	for (const file of files.filter(file => file.isFile())) {
		const name = path.join(file.parentPath, file.name);
		if ((await readFile(name, 'latin1')).includes(text)) found.push(name);
	}

	return found;
}

// They wait most of the time.
void suite('terraform as the engine', {concurrency: true, skip}, () => {
	test('interrupted twice, it is told what that risks, and terraform is not killed', async t => {
		// It takes its time to stop, until the test lets it go.
		const project = await standIn(
			t,
			'terraform',
			`if [ "$1" = apply ]; then
	trap '' INT
	terraform "$@" &
	trap 'while ! [ -e go ]; do sleep 0.05; done; kill -INT $!' INT
	wait $!; wait $!
	exit
fi`,
		);
		const child = project.start('bringup', simulated, '--json');
		const complaints = text(child.stderr);
		let interrupts = 0;
		const interrupt = (): void => {
			interrupts++;
			child.kill('SIGINT');
		};
		for await (const line of createInterface(child.stdout)) {
			const event = JSON.parse(line) as {type: string; text?: string};
			if (event.type === 'instance' && interrupts === 0) interrupt();
			if (event.text?.includes('Terraform was asked to stop') !== true) continue;
			interrupt();
			await once(child.stderr, 'readable');
			await writeFile(path.join(terraformFiles(project), 'go'), '');
		}

		assert.equal(await once(child, 'close').then(([status]) => status as number), 130);
		assert.match(await complaints, /asked to stop.* Killing it, or dcmenu/);
		const state = await readFile(path.join(terraformFiles(project), 'terraform.tfstate'), 'utf8');
		assert.match(state, /"hostname": "kn1-knlp"/);
		const {status, stdout} = await project.run('destroy', '--simulate');
		assert.equal(status, 0, stdout);
	});

	test('tofu is run with the same words, and finds the provider under its own registry', async t => {
		const project = await standIn(
			t,
			'tofu',
			'printf "%s\\n" "$*" >> ran; printf "%s" "$TF_REATTACH_PROVIDERS" > reattach',
		);
		const {status, stdout, stderr} = await project.run('bringup', simulated, '--plain');
		assert.equal(status, 0, stdout + stderr);
		const ran = await readFile(path.join(terraformFiles(project), 'ran'), 'utf8');
		assert.match(ran, /^state pull\napply -auto-approve -json -input=false -parallelism=\d+\n/);
		const reattach = await readFile(path.join(terraformFiles(project), 'reattach'), 'utf8');
		assert.deepEqual(Object.keys(JSON.parse(reattach) as Record<string, unknown>), [
			'registry.terraform.io/linux-kdevops/datacrunch',
			'registry.opentofu.org/linux-kdevops/datacrunch',
			'registry.terraform.io/hashicorp/external',
			'registry.opentofu.org/hashicorp/external',
		]);
		assert.equal((await project.run('destroy', '--simulate')).status, 0);
	});

	test('the secret is in no state, plan, log or any other file', async t => {
		const secret = 'hush-hush-4711';
		const project = await newProject(t, {
			DATACRUNCH_CLIENT_ID: 'me',
			DATACRUNCH_CLIENT_SECRET: secret,
			TF_LOG: 'trace',
			TF_LOG_PATH: 'trace.log',
		});
		await project.run('defconfig', 'datacrunch-h100-pytorch-or-less');
		await project.run('set', 'TERRAFORM_USE_TERRAFORM=y');
		const simulator = project.start('simulate', '--scenario', 'documented', '--speed', '200');
		const [line] = (await once(createInterface(simulator.stdout), 'line')) as [string];
		const api = ['--api', line.replace('listening ', '')];
		const words = ['bringup', '--yes', '--no-ssh-wait', '--verbose', ...api];
		const {status, stdout, stderr} = await project.run(...words);
		assert.equal(status, 0, stdout + stderr);
		assert.equal(
			(await filesWith(terraformFiles(project), 'datacrunch_instance')).length > 2,
			true,
		);
		assert.deepEqual(await filesWith(path.dirname(project.directory), secret), []);
		assert.ok(!`${stdout}${stderr}`.includes(secret));
		assert.equal((await project.run('destroy', '--yes', ...api)).status, 0);
		assert.deepEqual(await filesWith(path.dirname(project.directory), secret), []);
	});
});
