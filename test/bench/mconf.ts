import {spawnSync} from 'node:child_process';
import {cpSync} from 'node:fs';
import {join} from 'node:path';
import type {Measure} from './measure.ts';
import {start, usageOf} from './pseudo-terminal.ts';

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
	const running = start({words: [mconf, 'Kconfig'], directory, env, columns: 100, rows: 40});
	// The last button; its first letter has a colour of its own.
	const wall = await running.untilShown('Load');
	const usage = usageOf(running.pid);
	running.kill();
	await running.ended;
	return {wall, ...usage};
}
