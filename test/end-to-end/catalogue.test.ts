import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {newProject, type Project} from '../helpers/dcmenu.ts';

// In this scenario the 80 GB A100 has another name than in the shipped catalogue.
const simulated = '--simulate=documented';
const symbol = 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE';

async function choose(project: Project, member: string): Promise<void> {
	const {status, stderr} = await project.run('set', `${symbol}_${member}=y`);
	assert.equal(status, 0, stderr);
}

suite('the catalogue of a project', {concurrency: 2}, () => {
	test('is updated from the command line, and what it lost is not brought up', async t => {
		const project = await newProject(t);
		await choose(project, '1A100_22V');
		const diff = await project.run('catalogue', 'diff', simulated);
		assert.equal(diff.stdout, '+ type 1A100.80S.22V  $1.80/h  spot $0.90/h\n- type 1A100.22V\n');
		const update = await project.run('catalogue', 'update', '--simulate');
		assert.equal(update.stdout, diff.stdout);
		assert.match(update.stderr, /^catalogue written to Kconfig\.datacrunch\.d\/Kconfig\.compute/m);
		assert.match(update.stderr, /1A100\.22V is no longer among the instance types; the nearest/);

		const refused = await project.run('bringup', '--yes', '--simulate');
		assert.equal(refused.status, 1);
		assert.match(
			refused.stderr,
			new RegExp(`1A100\\.80S\\.22V: dcmenu set ${symbol}_1A100_80S_22V=y`),
		);
		const terminal = project.open(['--simulate']);
		await terminal.waitFor('1A100.22V is no longer among the instance types');
		terminal.press('\r');
		await terminal.waitFor(/^> .*Terraform/);
		terminal.press('\u0003');
		await terminal.waitFor('Save .config?');
		terminal.press('n');
		await terminal.exit;
		await choose(project, '1A100_80S_22V');
		assert.match(
			await project.read('.config'),
			new RegExp(`^CONFIG_${symbol}="1A100.80S.22V"$`, 'm'),
		);
	});

	test('is updated from the screens, which go on with it', async t => {
		const project = await newProject(t);
		await choose(project, '1A100_22V');
		const terminal = project.open([simulated]);
		await terminal.waitFor(/^> .*Terraform/);
		terminal.press('C');
		await terminal.waitFor('Written: Kconfig.datacrunch.d/Kconfig.compute.generated');
		const page = await terminal.waitFor('+ type 1A100.80S.22V');
		assert.ok(page.some(line => line.includes('1A100.22V is no longer among')));
		terminal.press('\r');
		terminal.press('/');
		await terminal.waitFor('find:');
		terminal.press('1A100_80S');
		await terminal.waitFor(/^> .*1A100_80S_22V/);
		terminal.press('\r');
		await terminal.waitFor(/^> +\( \) 1A100\.80S\.22V/);
		terminal.press(' ');
		terminal.press('d');
		await terminal.waitFor('Save .config?');
		terminal.press('y');
		await terminal.waitFor('Written: .config');
		assert.match(
			await project.read('.config'),
			new RegExp(`^CONFIG_${symbol}="1A100.80S.22V"$`, 'm'),
		);
	});
});
