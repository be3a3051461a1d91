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
		await terminal.waitFor('not saved');
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

	test('in a window made too small nothing is set, and it comes back as it was', async t => {
		const project = await newProject(t);
		const terminal = project.open(['--simulate']);
		await terminal.waitFor('fallback   H100 or less');
		terminal.resize(30, 8);
		await terminal.waitFor('This window is 30x8');
		terminal.press('\r');
		await terminal.waitFor('Enter: only q works here');
		terminal.resize(80, 24);
		await terminal.waitFor('fallback   H100 or less');
		terminal.press('9');
		await terminal.waitFor('Kdevops configuration');
		terminal.resize(39, 24);
		await terminal.waitFor('This window is 39x24');
		terminal.press('q');
		await terminal.waitFor('q: changes are not saved');
		terminal.press('\u0003');
		assert.equal((await terminal.exit).code, 130);
		assert.ok(!terminal.isAlternate());
	});
});
