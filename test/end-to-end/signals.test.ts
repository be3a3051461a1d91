import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {jobOf} from '../helpers/job.ts';
import {newProject, program} from '../helpers/dcmenu.ts';
import {openTerminal} from '../helpers/terminal.ts';

const showCursor = '\u001B[?25h';
const noMouse = '\u001B[?1000l';
const noPaste = '\u001B[?2004l';

/** What the program ends with: a code of its own, or by the signal itself. */
const ends = {
	SIGINT: {code: 130, signal: 0},
	SIGTERM: {code: 143, signal: 0},
	SIGHUP: {code: 129, signal: 0},
	SIGQUIT: {code: 0, signal: 3},
} as const;

suite('signals put the terminal back', {concurrency: 2}, () => {
	for (const [name, end] of Object.entries(ends)) {
		test(`${name} with the menu on the screen`, async t => {
			const project = await newProject(t, {DCMENU_MOUSE: 'all'});
			const terminal = project.open(['--simulate']);
			await terminal.waitFor('fallback   H100 or less');
			terminal.press('9');
			await terminal.waitFor('Workflows  --->');
			assert.ok(terminal.isAlternate());
			terminal.kill(name as keyof typeof ends);
			assert.deepEqual(await terminal.exit, end);
			assert.ok(!terminal.isAlternate());
			const output = terminal.output();
			assert.ok(output.lastIndexOf(showCursor) > output.lastIndexOf('\u001B[?25l'));
			assert.ok(output.lastIndexOf(noPaste) > output.lastIndexOf('\u001B[?2004h'));
			assert.ok(output.lastIndexOf(noMouse) > output.lastIndexOf('\u001B[?1000h'));
		});

		test(`${name} in line mode and for a screen reader`, async t => {
			const lines = (await newProject(t, {TERM: 'dumb'})).open(['--simulate']);
			await lines.waitFor('picker>');
			lines.kill(name as keyof typeof ends);
			assert.deepEqual(await lines.exit, end);

			const speech = (await newProject(t, {DCMENU_A11Y: '1'})).open(['--simulate']);
			await speech.waitFor('9. menu');
			speech.kill(name as keyof typeof ends);
			assert.deepEqual(await speech.exit, end);
		});
	}

	test('SIGTERM as soon as anything is drawn', async t => {
		const project = await newProject(t);
		await project.run('defconfig', 'datacrunch-v100');
		const terminal = project.open(['--simulate']);
		await terminal.waitFor('dcmenu');
		terminal.kill('SIGTERM');
		assert.deepEqual(await terminal.exit, ends.SIGTERM);
		assert.ok(!terminal.isAlternate());
	});
});

for (const [name, variables, options] of [
	['line mode', {}, ['--plain']],
	['what a screen reader reads', {DCMENU_A11Y: '1'}, []],
] as const) {
	test(`SIGQUIT leaves the terminal as it was: ${name}`, async t => {
		const {directory, env} = await newProject(t, variables);
		const command = `${process.execPath} ${program} --simulate ${options.join(' ')}`;
		const terminal = openTerminal(t, '/bin/sh', ['-c', `${command}; stty -a`], {directory, env});
		await terminal.waitFor('How should dcmenu');
		process.kill(jobOf(terminal.pid), 'SIGQUIT');
		await terminal.exit;
		assert.match(terminal.output(), /\bisig icanon\b/);
		assert.match(terminal.output(), /[^-]echo echoe\b/);
	});
}
