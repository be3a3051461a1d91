import {existsSync, realpathSync} from 'node:fs';
import {resolve} from 'node:path';
import {systemClock} from './clock.ts';
import {Interruption, type CommandContext} from './commands/context.ts';
import {exitStatus} from './errors.ts';
import {globalOptions} from './command-line/given-options.ts';
import {homeDirectoryOf} from './machine/user.ts';
import type {Runner} from './command-line/start.ts';

/**
 * Runs the command line. The process ends with the command's exit status once its output is written. `setV8Flags` is
 * the context's.
 */
export async function main(
	argv: readonly string[],
	setV8Flags: CommandContext['setV8Flags'],
): Promise<void> {
	let status: number = exitStatus.done;
	const unwritten: Error[] = [];
	for (const stream of [process.stdout, process.stderr]) {
		// Whoever read our output may have gone (`dcmenu destroy | head -1`), or its disk may be full. What was begun is
		// done all the same: a machine that is half created or half deleted would bill on.
		stream.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EPIPE') unwritten.push(error);
		});
	}

	const run: Runner = async (options, command) => {
		const globals = globalOptions(options);
		const context = {
			program: {node: process.execPath, script: resolve(process.argv[1] ?? '')},
			directory: realDirectory(globals.directory ?? '.'),
			env: process.env,
			homeDirectory: homeDirectoryOf(process.env),
			// Few commands read it, and to open it takes longer than to run some of them.
			get stdin() {
				return process.stdin;
			},
			stdout: process.stdout,
			stderr: process.stderr,
			options: globals,
			clock: systemClock,
			signal: interruptions(),
			setV8Flags,
		};
		process.on('uncaughtException', error => void crash(error, context));
		try {
			status = await command(context);
		} catch (error) {
			status = await report(error, context);
		}
	};

	const conf = wordsOfConf(argv);
	if (conf) {
		// It ends before V8's slower compiler has given back the time that it takes; the faster one stays.
		setV8Flags(['--no-opt']);
		await run(conf.options, async context => {
			const {confCommand} = await import('./commands/conf/conf.ts');
			return confCommand({words: conf.words}, context);
		});
	} else {
		// Make calls `conf` often: it does not wait for the other commands to be loaded.
		const {runProgram} = await import('./command-line/run-program.ts');
		const exitCode = await runProgram(normalise(argv), run);
		if (exitCode !== undefined) status = exitCode;
	}

	if (status === exitStatus.done && unwritten[0]) {
		status = exitStatus.failed;
		process.stderr.write(`dcmenu: it is done, but could not be told: ${unwritten[0].message}\n`);
	}

	process.exitCode = status;
}

/** A project is known by its path: by way of a symbolic link, its machines would be another project's. */
function realDirectory(directory: string): string {
	const path = resolve(directory);
	return existsSync(path) ? realpathSync(path) : path;
}

/** Loaded when there is something to report: what it writes bugs with takes longer to load than Kconfig to read. */
async function report(error: unknown, context: CommandContext): Promise<number> {
	const {reportError} = await import('./commands/report-error.ts');
	return reportError(error, context);
}

let isCrashing = false;

/** The end of an error that nobody awaited. One more on the way out changes nothing. */
async function crash(error: unknown, context: CommandContext): Promise<void> {
	if (isCrashing) return;
	isCrashing = true;
	// What reports it may be gone itself, with another version in its place.
	process.exitCode = exitStatus.bug;
	restoreTerminal();
	process.exit(await report(error, context));
}

/** Screens are up if the terminal is raw, and nobody else will put them away in time. */
function restoreTerminal(): void {
	if (!process.stdin.isTTY || !process.stdin.isRaw) return;
	// The terminal may be gone, and with it whoever would read of that.
	process.stdin.on('error', () => undefined);
	process.stdin.setRawMode(false);
	// No mouse, no reports of the focus, main screen, cursor shown, no bracketed paste, plain characters.
	const modes =
		'\u001B[?1000l\u001B[?1006l\u001B[?1007l\u001B[?1004l\u001B[?1049l\u001B[?25h\u001B[?2004l';
	process.stdout.write(`${modes}\u001B[0m`);
}

/** `[-C DIR] conf …`: whatever follows is C's, and no option of ours. */
function wordsOfConf(
	argv: readonly string[],
): {options: {C?: string}; words: readonly string[]} | undefined {
	if (argv[0] === 'conf') return {options: {}, words: argv.slice(1)};
	const [option, directory, command, ...words] = argv;
	return option === '-C' && directory !== undefined && command === 'conf'
		? {options: {C: directory}, words}
		: undefined;
}

/**
 * `--simulate` takes its scenario only after `=`, and carries on with the last one without; and `defconfig-NAME` is
 * `defconfig NAME`.
 */
const normalise = (argv: readonly string[]): string[] =>
	argv.flatMap(word => {
		if (word === '--simulate') return ['--simulate='];
		const name = /^defconfig-(?<name>.+)$/.exec(word)?.groups?.['name'];
		return name === undefined ? [word] : ['defconfig', name];
	});

/** Aborts at the first signal; commands decide what that means. Every other one is an event `again`. */
function interruptions(): AbortSignal {
	const controller = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(name, () => {
			if (controller.signal.aborted) controller.signal.dispatchEvent(new Event('again'));
			controller.abort(new Interruption(name));
		});
	}

	return controller.signal;
}
