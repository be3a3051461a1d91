import assert from 'node:assert/strict';
import {mkdir, realpath, rename} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {newProject, projectIn} from '../helpers/dcmenu.ts';

test('a project that was moved is found with what it left', async t => {
	const before = await newProject(t, {DCMENU_SIMULATE_SPEED: '200'});
	const all = async () => projectIn(t, before.env['HOME'] ?? '', before.env).run('status', '--all');
	assert.equal((await all()).stdout, 'Nothing of any project on this computer bills.\n');
	await before.run('defconfig', 'datacrunch-h100-pytorch-or-less');
	assert.equal((await before.run('bringup', '--simulate=documented')).status, 0);
	const directory = await realpath(before.directory);
	const listed =
		/^(?<where>.+), simulator:\n {2}kdevops-fstests {2}1A100\.40S\.22V {2}FIN-01 {2}\$1\.29\/h {2}since .* UTC {2}\S+\n$/;
	assert.equal(listed.exec((await all()).stdout)?.groups?.['where'], directory);

	const moved = join(directory, '../moved');
	await rename(directory, moved);
	assert.match((await all()).stdout, /project \(gone: from any other, dcmenu adopt ID --force/);
	const after = projectIn(t, moved, before.env);
	const {stdout, stderr} = await after.run('status', '--simulate');
	assert.equal(stdout, 'Nothing of this project bills.\n');
	assert.equal(
		stderr,
		'Other directories of this computer have 1 machine that may bill: dcmenu status --all\n',
	);
});

test('of several projects, each is listed with its directory', async t => {
	const one = await newProject(t, {DCMENU_SIMULATE_SPEED: '200'});
	const directory = join(await realpath(one.directory), '../other');
	await mkdir(directory);
	const other = projectIn(t, directory, one.env);
	for (const project of [one, other]) {
		await project.run('defconfig', 'datacrunch-h100-pytorch-or-less');
		assert.equal((await project.run('bringup', '--simulate=documented')).status, 0);
	}

	const {stdout} = await one.run('status', '--all', '--json');
	const {projects} = JSON.parse(stdout) as {projects: {directory: string; machines: unknown[]}[]};
	assert.deepEqual(
		projects.map(project => [project.directory, project.machines.length]),
		[directory, await realpath(one.directory)].toSorted().map(name => [name, 1]),
	);
	await other.run('destroy', '--simulate');
	const left = await other.run('status', '--simulate');
	assert.match(left.stderr, /Other directories of this computer have 1 machine/);
});
