import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {newProject} from '../helpers/dcmenu.ts';
import type {TestTerminal} from '../helpers/terminal.ts';

const sizes = [
	[120, 40],
	[40, 12],
	[39, 9],
	[200, 60],
	[60, 16],
	[1, 1],
	[80, 10],
	[41, 30],
	[100, 11],
] as const;

/** Through all sizes several times, and back to 80x24. */
async function storm(terminal: TestTerminal): Promise<void> {
	for (let round = 0; round < 5; round++) {
		for (const [columns, rows] of sizes) {
			terminal.resize(columns, rows);
			// So that some of them are drawn, and some come while another one is.
			if (round % 2 === 0) await new Promise(resolve => setImmediate(resolve));
		}
	}

	terminal.resize(80, 24);
}

suite('windows that change their size', {concurrency: 2}, () => {
	test('after a storm of sizes the screen is as it would have been drawn at once', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate']);
		await terminal.waitFor('fallback   H100 or less');
		terminal.press('9');
		await terminal.waitFor('Workflows  --->');
		terminal.press('\u001B[B');
		const before = await terminal.waitFor('>     Workflows  --->');
		await storm(terminal);
		await terminal.waitFor(screen => screen.join('\n') === before.join('\n'));
		terminal.press('\u001B[B');
		await terminal.waitFor('>     Kdevops configuration  --->');
		terminal.press('q');
		await terminal.waitFor('n quit without saving');
		terminal.press('n');
		assert.equal((await terminal.exit).code, 0);
	});

	test('a bring-up that is over looks as before, too', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate=documented']);
		await terminal.waitFor('$1.29/h');
		terminal.press('\r');
		await terminal.waitFor('Top > Terraform');
		terminal.press('!');
		await terminal.waitFor(/y (?:bring it up|try it now)/);
		terminal.press('y');
		await terminal.waitFor(/^ bring up {2}/);
		await storm(terminal);
		const before = await terminal.waitFor('bring up  ready in', 30_000);
		await storm(terminal);
		await terminal.waitFor(screen => screen.join('\n') === before.join('\n'));
		terminal.press('d');
		await terminal.waitFor('y destroys, n does not');
		terminal.press('y');
		await terminal.waitFor('destroy  destroyed in', 30_000);
		terminal.press('q');
		assert.equal((await terminal.exit).code, 0);
	});

	test('in a window made too small there is line mode, and it comes back as it was', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate']);
		await terminal.waitFor('fallback   H100 or less');
		terminal.press('9');
		await terminal.waitFor('Kdevops configuration');
		terminal.press('G\r');
		await terminal.waitFor('Top > Kdevops configuration');
		terminal.press('\r\u0015kn1');
		await terminal.waitFor('kn1');
		// What is being typed goes on in line mode, ...
		terminal.resize(39, 9);
		await terminal.waitFor('KDEVOPS_HOSTS_PREFIX [kn1] = kn1');
		assert.ok(!terminal.isAlternate());
		assert.match(terminal.output(), /a window of 39x9, using/);
		terminal.press('2\r');
		await terminal.waitFor('KDEVOPS_HOSTS_PREFIX: kdevops to kn12');
		terminal.press('2');
		await terminal.waitFor('> 2');
		terminal.resize(80, 24);
		await terminal.waitFor(/^>\*\(kn12\) Prefix of host names/);
		assert.ok(terminal.isAlternate());
		await terminal.waitFor('"2" was not entered: line mode has it again');
		// ... and on the screens what was edited meanwhile can be undone, ...
		terminal.press('u');
		await terminal.waitFor(/^> \(kdevops\) Prefix of host names/);
		terminal.press('U');
		await terminal.waitFor(/^>\*\(kn12\) Prefix of host names/);
		terminal.resize(80, 9);
		// ... and a line that was begun is entered.
		await terminal.waitFor('> 2');
		terminal.press('\r');
		await terminal.waitFor('Top > Kdevops configuration > SSH update');
		terminal.press('s\r');
		await terminal.waitFor('save? [Y/n]');
		terminal.resize(80, 24);
		await terminal.waitFor(
			([title]) => terminal.isAlternate() && title?.startsWith(' Save') === true,
		);
		terminal.press('y');
		await terminal.waitFor('Written: .config');
		assert.match(await project.read('.config'), /^CONFIG_KDEVOPS_HOSTS_PREFIX="kn12"$/m);
		terminal.press('q');
		assert.equal((await terminal.exit).code, 0);
		assert.ok(!terminal.isAlternate());
	});

	test('a window too small at the start has the screens when it has grown', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate'], {columns: 60, rows: 9});
		await terminal.waitFor('picker>');
		terminal.resize(60, 20);
		await terminal.waitFor('fallback   H100 or less');
		assert.ok(terminal.isAlternate());
		terminal.resize(60, 9);
		await terminal.waitFor('picker>');
		assert.ok(!terminal.isAlternate());
		terminal.press('q\r');
		assert.equal((await terminal.exit).code, 0);
		assert.ok(!terminal.isAlternate());
	});

	test('line mode that was asked for stays', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate', '--plain'], {columns: 60, rows: 9});
		await terminal.waitFor('picker>');
		terminal.resize(100, 40);
		terminal.press('9\r');
		await terminal.waitFor('Kdevops configuration');
		assert.ok(!terminal.isAlternate());
		terminal.press('q\r');
		await terminal.waitFor('save? [Y/n]');
		terminal.press('n\r');
		assert.equal((await terminal.exit).code, 0);
	});
});
