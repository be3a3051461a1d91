import {readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {resolve} from 'node:path';
import {ExpectedError} from '../errors.ts';
import type {ReadSource} from '../kconfig/lexer.ts';
import type {LookAhead} from '../kconfig/look-ahead.ts';
import {type CommandSurroundings, leavesNoTrace} from './command-effects.ts';
import {type Output, ShellLog, ShellReplay} from './shell-log.ts';
import {ShellPool} from './shell-pool.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** For what takes longer to load than a small tree to read, and is only wanted where there are commands. */
const load = createRequire(import.meta.url);

/** C reads the first 4,095 bytes and does not look at the exit status. */
const maximumOutput = 4095;
/** Who writes more than a pipe holds is stopped, as the closed pipe stops it in C. */
const pipeCapacity = 2 ** 16;
/** How many commands are kept going ahead of the one that is needed. */
const commandsAhead = 32;

/** Between the bytes of files and pipes and the texts that a parser works on. */
export type Encoding = 'utf8' | 'latin1';

/**
 * Runs the commands of a tree as C does, in `directory` and with the whole environment, and what they say on their
 * standard error goes to ours. C runs them one after another, each when the parser comes to it; here
 *
 * - a command that leaves no trace (`leavesNoTrace`) may be started ahead of its turn, beside others and beside the
 *   parser. It runs once; its answer serves everywhere, and what it said on its standard error is passed on whenever it
 *   would have been run;
 * - any other command runs in its turn, alone, as often as it stands there: nothing runs beside it, nothing behind it has
 *   been started before it, and all answers and files that were had ahead are forgotten when it is over, because it may
 *   have changed what others see.
 *
 * So each command and each `source` sees what it would see in C. Nothing is kept from one run of the program to the next,
 * unless somebody asks for it: with KCONFIG_SHELL_LOG=FILE the commands and what they wrote go to that file, and with
 * KCONFIG_SHELL_REPLAY=FILE nothing is run, and what they wrote comes from there.
 */
export class ShellCommands {
	readonly #directory: string;
	readonly #env: Environment;
	readonly #readSource: ReadSource;
	readonly #encoding: Encoding;
	readonly #pool: ShellPool;
	readonly #log: ShellLog | undefined;
	readonly #replay: ShellReplay | undefined;
	readonly #surroundings: CommandSurroundings;
	readonly #texts = new Map<string, string | undefined>();
	/** Finds what to start next, where anything can be foreseen. */
	#ahead: Generator<void, void> | undefined;

	constructor(options: {
		readonly directory: string;
		readonly env: Environment;
		readonly readSource: ReadSource;
		readonly encoding: Encoding;
	}) {
		const {directory, env} = options;
		this.#directory = directory;
		this.#env = env;
		this.#readSource = options.readSource;
		this.#encoding = options.encoding;
		this.#surroundings = {
			env,
			readScript: path => readScript(resolve(directory, path)),
			isModule: name => env['PYTHONPATH'] === undefined && !holdsModules(directory, name),
		};
		this.#pool = new ShellPool({directory, env, maximumOutput});
		const log = env['KCONFIG_SHELL_LOG'];
		const replay = env['KCONFIG_SHELL_REPLAY'];
		this.#log = log ? new ShellLog(resolve(directory, log)) : undefined;
		this.#replay = replay ? new ShellReplay(resolve(directory, replay)) : undefined;
	}

	/** Reads a file for the parser: as it was read ahead, if nothing can have changed it since. */
	readonly readSource: ReadSource = path => {
		if (!this.#texts.has(path)) return this.#readSource(path);
		const text = this.#texts.get(path);
		this.#texts.delete(path);
		return text;
	};

	/** Gives what a command writes, as far as C reads it. */
	readonly run = (command: string, lookAhead: LookAhead): {stdout: string} => {
		const bytes = Buffer.from(command, this.#encoding);
		const text = bytes.toString();
		const output = this.#replay?.answer(text) ?? this.#run(bytes, lookAhead);
		this.#log?.add(text, output);
		if (output.stderr.length > 0) process.stderr.write(output.stderr);
		return {stdout: output.stdout.toString(this.#encoding)};
	};

	/** To be called when the tree has been read, with or without errors. */
	close(): void {
		this.#pool.close();
		this.#log?.save();
	}

	#run(bytes: Buffer, lookAhead: LookAhead): Output {
		const command = bytes.toString();
		if (!this.#pool.has(command)) {
			if (!this.#mayRunAhead(command)) return this.#runAlone(bytes);
			this.#pool.start(command);
			this.#ahead = lookAhead(this.#readAhead, this.#onForeseen);
		}
		this.#startMore();
		return this.#pool.wait(command);
	}

	#startMore(): void {
		while (this.#ahead !== undefined && this.#pool.pending < commandsAhead) {
			if (this.#ahead.next().done === true) this.#ahead = undefined;
		}
	}

	readonly #readAhead: ReadSource = path => {
		const text = this.#readSource(path);
		this.#texts.set(path, text);
		return text;
	};

	readonly #onForeseen = (command: string): {stdout: string} | 'unknown' | 'stop' => {
		const text = Buffer.from(command, this.#encoding).toString();
		if (!this.#pool.has(text)) {
			if (!this.#mayRunAhead(text)) return 'stop';
			this.#pool.start(text);
		}
		const answer = this.#pool.peek(text);
		if (answer === undefined) return 'unknown';
		return {stdout: answer.stdout.toString(this.#encoding)};
	};

	#mayRunAhead(command: string): boolean {
		return (
			!command.includes(noText) && leavesNoTrace(command, this.#surroundings) && this.#pool.isUsable
		);
	}

	#runAlone(command: Buffer): Output {
		this.#ahead = undefined;
		this.#pool.forget();
		this.#texts.clear();
		const {spawnSync} = load('node:child_process') as typeof import('node:child_process');
		const {stdout, stderr, error} = spawnSync('/bin/sh', ['-c', commandText(command)], {
			argv0: 'sh',
			cwd: this.#directory,
			env: this.#env,
			stdio: ['inherit', 'pipe', this.#log === undefined ? 'inherit' : 'pipe'],
			maxBuffer: maximumOutput + pipeCapacity,
		});
		if (error && (error as NodeJS.ErrnoException).code !== 'ENOBUFS') {
			const message = `Could not run $(shell,${command.toString()}): ${error.message}`;
			throw new ExpectedError(message, {cause: error});
		}
		return {
			stdout: stdout.subarray(0, maximumOutput),
			// Without a log it went to ours at once.
			stderr: this.#log === undefined ? Buffer.alloc(0) : stderr,
		};
	}
}

/** Where it cannot be read, nothing is known about it, and that is all that its reader needs to know. */
const readScript = (file: string): string | undefined => {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
};

/** Whether Python would find something there before it looks among what is installed. */
const holdsModules = (directory: string, name: string): boolean =>
	readdirSync(directory).some(file => file === name || /\.(?:pyc?|so)$/.test(file));

/** Stands for bytes that are no UTF-8. */
const noText = '\uFFFD';

/** The arguments of a program are texts to Node: where a command is none, a shell has to make its bytes. */
const commandText = (command: Buffer): string => {
	const text = command.toString();
	if (!text.includes(noText)) return text;
	const octal = Array.from(
		command,
		byte => String.raw`\0${byte.toString(8).padStart(3, '0')}`,
	).join('');
	return `exec /bin/sh -c "$(printf %b '${octal}')" sh`;
};
