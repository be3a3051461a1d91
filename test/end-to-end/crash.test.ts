import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {jobOf} from '../helpers/job.ts';
import {newProject, program, projectIn} from '../helpers/dcmenu.ts';
import {openTerminal} from '../helpers/terminal.ts';

/** Bugs that can be had at any moment, from outside: nothing in the program knows of them. */
const bugs = `
	process.on('SIGUSR2', () => { throw new Error('a test of crashes'); });
	process.on('SIGPWR', () => { void Promise.reject(new Error('a test of crashes')); });
`;

for (const [name, signal] of [
	['an error that nobody catches', 'SIGUSR2'],
	['a promise whose rejection nobody hears', 'SIGPWR'],
] as const) {
	test(`${name} gives the terminal back, and edits are not lost`, async t => {
		const project = await newProject(t);
		const {status, stderr} = await project.run('defconfig', 'datacrunch-h100-pytorch-or-less');
		assert.equal(status, 0, stderr);
		const file = join(project.directory, '..', 'bugs.cjs');
		await writeFile(file, bugs);
		const env = {...project.env, NODE_OPTIONS: `--require ${file}`, DCMENU_MOUSE: 'all'};
		const terminal = projectIn(t, project.directory, env).open(['--simulate']);
		await terminal.waitFor('q quit');
		terminal.press('/KEEP_VOLUMES');
		await terminal.waitFor('find: KEEP_VOLUMES');
		terminal.press('\t');
		terminal.press('\u0003');
		await terminal.waitFor('(1 change)');
		terminal.kill(signal);
		assert.deepEqual(await terminal.exit, {code: 70, signal: 0});

		assert.ok(!terminal.isAlternate());
		for (const off of ['?1049l', '?25h', '?2004l', '?1000l', '?1006l', '?1004l']) {
			assert.ok(terminal.output().includes(`\u001B[${off}`), off);
		}

		// A long path is told over two lines of the terminal.
		const said = terminal.screen().join('');
		assert.match(said, /dcmenu: a bug: Error: a test of crashes/);
		const log = /Its stack: (\S+?\.log)/.exec(said)![1]!;
		assert.match(await readFile(log, 'utf8'), /^Error: a test of crashes\n\s+at /);
		assert.ok((await project.read('.config')).includes('CONFIG_'));

		const next = project.open(['--simulate']);
		await next.waitFor('TERRAFORM_DATACRUNCH_KEEP_VOLUMES  n → y');
	});
}

for (const [name, variables, options, typed, edited] of [
	['line mode', {}, ['--plain'], 'TERRAFORM_DATACRUNCH_KEEP_VOLUMES=y\r', 'n to y'],
	['what a screen reader reads', {DCMENU_A11Y: '1'}, [], '/KEEP_VOLUMES', 'found.'],
] as const) {
	test(`a bug moves nothing on a terminal without screens: ${name}`, async t => {
		const project = await newProject(t, variables);
		await project.run('defconfig', 'datacrunch-h100-pytorch-or-less');
		const file = join(project.directory, '..', 'bugs.cjs');
		await writeFile(file, bugs);
		const env = {...project.env, NODE_OPTIONS: `--require ${file}`};
		const command = `${process.execPath} ${program} --simulate ${options.join(' ')}; stty -a`;
		const terminal = openTerminal(t, '/bin/sh', ['-c', command], {
			directory: project.directory,
			env,
			rows: 60,
		});
		await terminal.waitFor('Terraform');
		terminal.press(typed);
		await terminal.waitFor(edited);
		process.kill(jobOf(terminal.pid), 'SIGPWR');
		await terminal.exit;
		// What xterm does on its way back from another screen moves the cursor.
		assert.ok(!terminal.output().includes('?1049'));
		assert.match(terminal.output(), /\bisig icanon\b/);
		assert.match(terminal.screen().join(''), /dcmenu: a bug: Error: a test of crashes/);
	});
}
