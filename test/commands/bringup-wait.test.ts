import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {newProject, type Project} from '../helpers/dcmenu.ts';

async function configured(t: TestContext): Promise<Project> {
	const project = await newProject(t, {DCMENU_SIMULATE_SPEED: '200'});
	const settings = ['datacrunch-h100-pytorch-or-less', 'KDEVOPS_HOSTS_PREFIX=kn1', 'KNLP=1'];
	assert.equal((await project.run('defconfig', ...settings)).status, 0);
	return project;
}

test('bringup --wait takes what comes, and rings when it came and when it is up', async t => {
	const project = await configured(t);
	// Of this seed's spells of stock the first begins after eight and a half minutes, and lasts for an hour.
	const churn =
		'{market: on-demand, models: [RTX A6000], gpus: [1], hours_in: 0.5, hours_out: 0.5}';
	await writeFile(join(project.directory, 'late.yaml'), `churn:\n  - ${churn}\n`);
	const terminal = project.open(['bringup', '--wait', '--plain', '--simulate=late.yaml']);
	assert.equal((await terminal.exit).code, 0);
	const output = terminal.output();
	assert.match(output, /H100_OR_LESS: none now\r\n/);
	assert.match(output, /H100_OR_LESS: 1A6000\.10V in ICE-01 \(on-demand\) came\r\n/);
	const notices = [
		...output.matchAll(new RegExp(String.raw`\u0007\u001B\]9;dcmenu: (.*?)\u0007`, 'g')),
	].map(([, text]) => text);
	assert.deepEqual(notices, ['1A6000.10V ICE-01', 'kn1-knlp up']);
});

test('bringup --wait --for ends with exit status 5 when the time is over', async t => {
	const project = await configured(t);
	const words = ['bringup', '--wait', '--for', '1m', '--simulate=sold-out', '--json'];
	const {status, stdout} = await project.run(...words);
	assert.equal(status, 5);
	assert.match(
		stdout,
		/^\{"type":"waiting","time":"[^"]*","target":"H100_OR_LESS","came":\[\],"went":\[\]\}$/m,
	);
});

test('--for alone is refused', async t => {
	const project = await newProject(t);
	const {status, stderr} = await project.run('bringup', '--for', '1m', '--simulate');
	assert.equal(status, 2);
	assert.match(stderr, /--for is how long --wait waits/);
});
