import {join} from 'node:path';
import {test} from 'node:test';
import {newProject} from '../helpers/dcmenu.ts';
import {openTerminal} from '../helpers/terminal.ts';

const program = join(import.meta.dirname, '../../build/dcmenu.js');

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
