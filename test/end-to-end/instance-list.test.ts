import assert from 'node:assert/strict';
import {suite, test, type TestContext} from 'node:test';
import {newProject} from '../helpers/dcmenu.ts';
import {onlyMachineScenario, rivalOf} from '../helpers/only-machine.ts';
import {simulatedAccount} from '../helpers/simulated-account.ts';

suite('the list of instance types in a terminal', {concurrency: 2}, () => {
	test('is narrowed, one is chosen, and the next run knows when each was seen', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate=typical']);
		await terminal.waitFor('defconfig  a ready-made configuration');
		terminal.press('7');
		await terminal.waitFor(/^> \(X\) H100_OR_LESS +→ 1A100\.22V .* ✓ FIN-01$/);
		terminal.press('t');
		await terminal.waitFor(/available only$/);
		terminal.press('G');
		await terminal.waitFor(/^> \( \) 1A100\.22V +1x A100 SXM4 .* ✓ FIN-01$/);
		terminal.press(' ');
		terminal.press('s');
		await terminal.waitFor('Save .config?');
		terminal.press('y');
		await terminal.waitFor('Written: .config');
		assert.match(await project.read('.config'), /^CONFIG_.*_INSTANCE_TYPE="1A100\.22V"$/m);
		terminal.press('q');
		await terminal.exit;
		// What is polled depends on whether the window is looked at; nobody else wants to hear of that.
		const output = terminal.output();
		assert.ok(output.includes('\u001B[?1004h'));
		assert.ok(output.lastIndexOf('\u001B[?1004l') > output.lastIndexOf('\u001B[?1004h'));

		const later = project.open(['--simulate=sold-out'], {columns: 120, rows: 40});
		await later.waitFor(/^> .*Terraform/);
		later.press('/');
		await later.waitFor('find:');
		later.press('1a100_22v');
		await later.waitFor(/^> .*1A100_22V/);
		later.press('\r');
		await later.waitFor(/^> \(X\) 1A100\.22V .* seen \d+[smhd] ago$/);
	});

	/** A terminal in which H100_OR_LESS was just chosen, while somebody else has the only machine. */
	const openBesideRival = async (t: TestContext) => {
		const {simulator, client} = await simulatedAccount(t, await onlyMachineScenario(t));
		const rival = rivalOf(client);
		await rival.take();
		const project = await newProject(t, {
			DATACRUNCH_CLIENT_ID: 'id',
			DATACRUNCH_CLIENT_SECRET: 'a-secret',
		});
		const terminal = project.open([`--api=${simulator.url}`]);
		await terminal.waitFor('defconfig  a ready-made configuration');
		terminal.press('1');
		await terminal.waitFor(/H100_OR_LESS is chosen/);
		return {rival, client, terminal};
	};

	test('waits for a type, and calls whoever looks away', async t => {
		const {rival, terminal} = await openBesideRival(t);
		terminal.press('w');
		await terminal.waitFor('Waiting for H100_OR_LESS, on demand, anywhere.');
		await terminal.waitFor(/last answer +\d+s ago: none/);
		await rival.giveBack();
		terminal.press('R');
		await terminal.waitFor(/1A100\.22V can be had in FIN-01 for \$1\.80\/h\./);
		assert.ok(terminal.output().includes('\u001B]2;dcmenu: 1A100.22V FIN-01\u0007'));
		assert.ok(terminal.output().includes('\u001B]777;notify;dcmenu;1A100.22V FIN-01\u0007'));
		terminal.press('!');
		await terminal.waitFor('Bring up 1A100.22V in FIN-01 for $1.80/h?');
		assert.ok(terminal.output().includes('\u001B[23;2t'));
		terminal.press('n');
		await terminal.waitFor('nothing was brought up');
	});

	test('waits, brings it up when it comes, and goes on to the screen of that', async t => {
		const {rival, client, terminal} = await openBesideRival(t);
		terminal.press('W');
		await terminal.waitFor('Wait for H100_OR_LESS, on demand, anywhere, and bring it up?');
		await terminal.waitFor('y wait and bring up');
		terminal.press('y');
		await terminal.waitFor(/last answer +\d+s ago: none/);
		await rival.giveBack();
		terminal.press('R');
		await terminal.waitFor('✓ create');
		terminal.press('\u0003');
		await terminal.waitFor('Stop?');
		terminal.press('d');
		await terminal.waitFor('nothing bills');
		assert.deepEqual(await client.instances(), []);
	});
});
