import assert from 'node:assert/strict';
import {test} from 'node:test';
import {jobOf} from '../helpers/job.ts';
import {newProject, program} from '../helpers/dcmenu.ts';
import {openTerminal} from '../helpers/terminal.ts';

test('Ctrl-Z gives the shell back, and fg the menu', async t => {
	const {directory, env} = await newProject(t);
	const terminal = openTerminal(t, 'bash', ['--norc', '-i'], {
		directory,
		env: {...env, PS1: 'shell> '},
	});
	await terminal.waitFor('shell>');
	terminal.press(`${process.execPath} ${program} --simulate\r`);
	await terminal.waitFor('How should dcmenu');
	terminal.press('\r');
	await terminal.waitFor('Top > Terraform');
	terminal.press('\u001A');
	await terminal.waitFor('Stopped');
	await terminal.waitFor(() => !terminal.isAlternate());
	terminal.press('fg\r');
	await terminal.waitFor('Top > Terraform');
	terminal.press('j');
	await terminal.waitFor(/^> \[ \] Let tier/);
	terminal.press('\u0003');
	await terminal.waitFor('Save .config?');
	terminal.press('n');
	await terminal.waitFor('Changes were not saved');
});

for (const signal of ['SIGTSTP', 'SIGSTOP'] as const) {
	test(`${signal} from elsewhere stops the menu, and fg draws it again`, async t => {
		const {directory, env} = await newProject(t);
		const terminal = openTerminal(t, 'bash', ['--norc', '-i'], {
			directory,
			env: {...env, PS1: 'shell> '},
		});
		await terminal.waitFor('shell>');
		terminal.press(`${process.execPath} ${program} --simulate\r`);
		await terminal.waitFor('How should dcmenu');
		terminal.press('9');
		const before = await terminal.waitFor('Kdevops configuration');
		process.kill(jobOf(terminal.pid), signal);
		await terminal.waitFor('Stopped');
		// Nothing can be done about what nobody hears of.
		if (signal === 'SIGTSTP') await terminal.waitFor(() => !terminal.isAlternate());
		terminal.press('fg\r');
		await terminal.waitFor(screen => screen.slice(2).join('\n') === before.slice(2).join('\n'));
		assert.ok(terminal.isAlternate());
		terminal.press('j');
		await terminal.waitFor(/^> {5}Workflows/);
		terminal.press('q');
		await terminal.waitFor('n quit without saving');
		terminal.press('n');
		await terminal.waitFor('Changes were not saved');
	});
}

for (const [name, start, options, menu, typed, answer] of [
	['line mode', '', ' --plain', '9\r', '1\r', /^Top > Terraform {3}/],
	['line mode of a dumb terminal', 'TERM=dumb ', '', '9\r', '1\r', /^Top > Terraform {3}/],
	['what a screen reader reads', 'DCMENU_A11Y=1 ', '', '9', '\r', /^Terraform\. Menu\. \d items\./],
] as const) {
	test(`Ctrl-Z gives the shell back, and fg ${name}`, async t => {
		const {directory, env} = await newProject(t);
		const terminal = openTerminal(t, 'bash', ['--norc', '-i'], {
			directory,
			env: {...env, PS1: 'shell> '},
			rows: 60,
		});
		await terminal.waitFor('shell>');
		terminal.press(`${start}${process.execPath} ${program} --simulate${options}\r`);
		await terminal.waitFor(/\$1\.80(?:\/h| an hour)/);
		terminal.press(menu);
		await terminal.waitFor(/Terraform {2}--->|Terraform\. Menu\./);
		terminal.press('\u001A');
		await terminal.waitFor('Stopped');
		terminal.press('fg\r');
		await terminal.waitFor(screen => screen.filter(line => line.includes('build')).length > 1);
		terminal.press(typed);
		await terminal.waitFor(answer);
	});
}
