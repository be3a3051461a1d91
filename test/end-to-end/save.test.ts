import assert from 'node:assert/strict';
import {mkdir, rmdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {suite, test, type TestContext} from 'node:test';
import {newProject, type Project} from '../helpers/dcmenu.ts';

/** With a line for an option that there is not, and one whose value is none. */
async function oldProject(t: TestContext): Promise<Project> {
	const project = await newProject(t);
	const {status, stderr} = await project.run('defconfig', 'datacrunch-h100-pytorch');
	assert.equal(status, 0, stderr);
	const config = await project.read('.config');
	const old = config.replace(/^(CONFIG_TERRAFORM_DATACRUNCH_NODES)=.*$/m, '$1=900');
	await writeFile(join(project.directory, '.config'), `${old}CONFIG_OLD_THING=y\n`);
	return project;
}

suite('the save screen in a real terminal', {concurrency: 2}, () => {
	test('what is wrong in the file is told, and a line that is kept outlives saves and sessions', async t => {
		const project = await oldProject(t);
		const terminal = project.open(['--simulate']);
		await terminal.waitFor('Top - ');
		terminal.press('s');
		const asked = await terminal.waitFor('CONFIG_OLD_THING=y');
		assert.match(asked[0]!, /nothing was set by hand, 2 problems/);
		assert.ok(
			asked.some(line =>
				/ ! {3}line \d+: TERRAFORM_DATACRUNCH_NODES=900 is outside 1\.\.100/.test(line),
			),
		);
		terminal.press('K');
		await terminal.waitFor(/\[x\] CONFIG_OLD_THING=y/);
		terminal.press('y');
		await terminal.waitFor('Written: .config');
		assert.match(
			await project.read('.config'),
			/\n# Kept on request: .*\n#\nCONFIG_OLD_THING=y\n$/,
		);
		terminal.press('q');
		await terminal.waitFor('No changes to .config.');
		await terminal.exit;

		const next = project.open(['--simulate']);
		await next.waitFor(/^ dcmenu {2}\.config {2}/);
		next.press('s');
		await next.waitFor('kept on request');
		next.press('X');
		await next.waitFor(/\[ \] CONFIG_OLD_THING=y/);
		next.press('y');
		await next.waitFor('Written: .config');
		assert.doesNotMatch(await project.read('.config'), /OLD_THING|Kept/);
		next.press('q');
		assert.deepEqual(await next.exit, {code: 0, signal: 0});
	});

	test('a save on the way out that fails stays, says why, and saves once it can', async t => {
		const project = await oldProject(t);
		const before = await project.read('.config');
		await mkdir(join(project.directory, '.config.old'));
		const terminal = project.open(['--simulate']);
		await terminal.waitFor('Top - ');
		terminal.press('q');
		await terminal.waitFor('n quit without saving');
		terminal.press('y');
		const failed = await terminal.waitFor('Nothing is lost');
		assert.match(failed[1]!, /^── not saved ─/);
		assert.match(failed[2]!, /Could not write .*\.config\.old/);
		assert.equal(await project.read('.config'), before);
		await rmdir(join(project.directory, '.config.old'));
		terminal.press('\r');
		await terminal.waitFor('Written: .config');
		assert.deepEqual(await terminal.exit, {code: 0, signal: 0});
		assert.notEqual(await project.read('.config'), before);
	});
});
