import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {newProject} from '../helpers/dcmenu.ts';
import type {TestTerminal} from '../helpers/terminal.ts';

const escape = '\u001B';

const rows = Array.from({length: 30}, (_, row) => `config ROW${row}\n\tbool "Row ${row}"\n`);

async function openRows(t: TestContext, mouse: string): Promise<TestTerminal> {
	const project = await newProject(t, {DCMENU_MOUSE: mouse});
	await writeFile(join(project.directory, 'Kconfig'), `mainmenu "Rows"\n\n${rows.join('\n')}`);
	const terminal = project.open(['--kconfig', 'Kconfig', '--simulate']);
	await terminal.waitFor(' Top - Rows');
	return terminal;
}

test("all: clicks mark and toggle, the wheel moves, and at the end the mouse is the terminal's", async t => {
	const terminal = await openRows(t, 'all');
	await terminal.waitFor(/^> \[ ] Row 0/);
	await terminal.waitFor(() => terminal.output().includes(`${escape}[?1000h${escape}[?1006h`));
	const at = terminal.screen().findIndex(line => line.includes('Row 5')) + 1;
	const click = `${escape}[<0;10;${at}M${escape}[<0;10;${at}m`;
	terminal.press(click);
	await terminal.waitFor(/^> \[ ] Row 5/);
	terminal.press(click);
	await terminal.waitFor(/^>\*\[\*] Row 5/);
	terminal.press(`${escape}[<65;10;10M`);
	await terminal.waitFor(/^> \[ ] Row 8/);
	terminal.press('qn');
	assert.equal((await terminal.exit).code, 0);
	assert.ok(
		terminal.output().lastIndexOf(`${escape}[?1000l`) >
			terminal.output().lastIndexOf(`${escape}[?1000h`),
	);
});

test('wheel: only asks for arrows, so that text can still be marked; off: asks for nothing', async t => {
	const wheel = await openRows(t, 'wheel');
	await wheel.waitFor(() => wheel.output().includes(`${escape}[?1007h`));
	assert.ok(!wheel.output().includes(`${escape}[?1000h`));
	const off = await openRows(t, 'off');
	assert.ok(!/\[\?100\dh/.test(off.output()));
});

test('what a killed one has left on is off once the next one ends, also in line mode', async t => {
	for (const words of [[], ['--plain']]) {
		const project = await newProject(t, {});
		await writeFile(join(project.directory, 'Kconfig'), `mainmenu "Rows"\n\n${rows.join('\n')}`);
		const terminal = project.open(['--kconfig', 'Kconfig', '--simulate', ...words]);
		await terminal.waitFor('Row 11');
		terminal.press(words.length > 0 ? 'q\rn\r' : 'qn');
		await terminal.exit;
		const output = terminal.output();
		for (const mode of ['1000', '1006', '1004', '2004']) {
			assert.ok(output.includes(`${escape}[?${mode}l`), `${mode} ${words.join(' ')}`);
			assert.ok(
				output.lastIndexOf(`${escape}[?${mode}l`) > output.lastIndexOf(`${escape}[?${mode}h`),
			);
		}
	}
});

test('a killed program leaves no mouse behind', async t => {
	const terminal = await openRows(t, 'all');
	await terminal.waitFor(() => terminal.output().includes(`${escape}[?1000h`));
	terminal.kill('SIGTERM');
	assert.equal((await terminal.exit).code, 143);
	assert.ok(
		terminal.output().lastIndexOf(`${escape}[?1000l`) >
			terminal.output().lastIndexOf(`${escape}[?1000h`),
	);
});
