import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {newProject} from '../helpers/dcmenu.ts';

const program = join(import.meta.dirname, '../../build/dcmenu.js');
const holder = join(import.meta.dirname, '../helpers/terminal-holder.ts');

for (const [name, type, options, variables] of [
	['the screens', 'xterm', [], {}],
	['line mode', 'xterm', ['--plain'], {}],
	['line mode of a dumb terminal', 'dumb', [], {}],
	['what a screen reader reads', 'xterm', [], {DCMENU_A11Y: '1'}],
] as const) {
	test(`the program ends with its terminal: ${name}`, async t => {
		const {directory, env} = await newProject(t, {TERM: type, ...variables});
		const command = [process.execPath, program, '--simulate', ...options];
		const words = ['--import', import.meta.resolve('tsx'), holder, 'How should dcmenu', ...command];
		const terminal = spawn(process.execPath, words, {
			cwd: directory,
			env,
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [chunk] = (await once(terminal.stdout, 'data')) as [Buffer];
		const pid = Number(chunk.toString());
		t.after(() => {
			if (isRunning(pid)) process.kill(pid, 'SIGKILL');
		});
		assert.ok(isRunning(pid));
		terminal.kill('SIGKILL');
		// Somebody else's process cannot be awaited.
		for (let tries = 0; tries < 100 && isRunning(pid); tries++) await setTimeout(100);
		assert.ok(!isRunning(pid), 'it goes on without a terminal');
		const left = await readdir(join(env['XDG_STATE_HOME']!, 'dcmenu'));
		assert.deepEqual(
			left.filter(file => file.startsWith('bug')),
			[],
		);
	});
}

/** A process that has ended may be listed until its parent has noticed. */
function isRunning(pid: number): boolean {
	const {stdout} = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], {encoding: 'utf8'});
	return stdout.trim() !== '' && !stdout.startsWith('Z');
}
