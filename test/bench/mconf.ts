import {spawnSync} from 'node:child_process';
import {cpSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import pty from '@lydell/node-pty';
import type {Measure} from './measure.ts';

/** Builds mconf; undefined where there is no ncurses to build it with. */
export function buildMconf(
	linux: string,
	scratch: string,
	say: (line: string) => void,
): string | undefined {
	const cwd = join(scratch, 'mconf');
	cpSync(join(linux, 'scripts'), join(cwd, 'scripts'), {recursive: true});
	const sources = [
		'mconf',
		'mnconf-common',
		'confdata',
		'expr',
		'menu',
		'preprocess',
		'symbol',
		'util',
	];
	const dialogs = ['checklist', 'inputbox', 'menubox', 'textbox', 'util', 'yesno'];
	const files = [
		...sources.map(name => `${name}.c`),
		...dialogs.map(name => `lxdialog/${name}.c`),
		'parser.lexer.c',
		'parser.tab.c',
	];
	const options = ['-O2', '-std=gnu11', '-D_GNU_SOURCE', '-I../include', '-I.'];
	const {status} = spawnSync('gcc', [...options, ...files, '-o', 'mconf', '-lncurses', '-ltinfo'], {
		cwd: join(cwd, 'scripts/kconfig'),
		stdio: 'ignore',
	});
	if (status === 0) return join(cwd, 'scripts/kconfig/mconf');
	say('mconf could not be built: it takes ncurses (Debian: libncurses-dev)\n');
	return undefined;
}

/** Runs mconf in a terminal until its menu is there. */
export async function firstFrame(
	mconf: string,
	directory: string,
	env: Readonly<Record<string, string>>,
): Promise<Measure> {
	const start = performance.now();
	const terminal = pty.spawn(mconf, ['Kconfig'], {
		cwd: directory,
		env: {PATH: process.env['PATH'], ...env, TERM: 'xterm'},
		cols: 100,
		rows: 40,
	});
	let measured: Measure | undefined;
	let screen = '';
	terminal.onData(data => {
		screen += data;
		// The last button; its first letter has a colour of its own.
		if (measured !== undefined || !stripVTControlCharacters(screen).includes('Load')) return;
		measured = {wall: performance.now() - start, ...usageOf(terminal.pid)};
		terminal.kill('SIGKILL');
	});
	await new Promise(resolve => {
		terminal.onExit(resolve);
	});
	if (measured === undefined) throw new Error(`mconf ended without a menu: ${screen}`);
	return measured;
}

/** What a process took so far, with the children that it waited for; Linux counts in hundredths of seconds. */
function usageOf(pid: number): Omit<Measure, 'wall'> {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	const ticks = fields.slice(11, 15).map(Number);
	const peak = /^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return {
		cpu: ticks.reduce((sum, each) => sum + each, 0) * 10,
		memory: Number(peak ?? Number.NaN) / 1024,
	};
}
