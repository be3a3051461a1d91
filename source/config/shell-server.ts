import type {spawn} from 'node:child_process';
import {closeSync, constants, openSync, readSync, writeSync} from 'node:fs';
import {ExpectedError} from '../errors.ts';

/** What a shell is told by a line of ours: `dcmenu_run NUMBER COMMAND`. The names are such that no command asks for them. */
const script = `
dcmenu_run() {
	/bin/sh -c "$2" sh <&3 3<&- >"$dcmenu_answers/$1" 2>"$dcmenu_answers/$1.err"
	echo "$1"
}
dcmenu_answers=$1
ulimit -f 65536 2>/dev/null
while IFS= read -r dcmenu_line; do eval "$dcmenu_line"; done
`;

/**
 * A small shell that starts the shells of commands, one after another: to start them ourselves means to copy the tables of
 * all our memory each time, which takes longer than most commands do. It goes on beside us, and all that we do with it is
 * synchronous, because who parses does not get to an event loop before the end.
 *
 * It reads a line a command from one named pipe and writes a line to another when the command is over, whose output is
 * then in files. Each command has a `/bin/sh` of its own, as in C, with our standard input.
 */
export class ShellServer {
	/** How many commands it has that are not known to be over. */
	pending = 0;
	readonly #lines: number;
	readonly #ends: number;
	readonly #endsSoFar: number;
	/** The start of a line whose end has not come. */
	#rest = '';

	/** `pipes` are two named pipes that nobody else uses. */
	constructor(options: {
		readonly start: typeof spawn;
		readonly pipes: readonly [string, string];
		readonly answers: string;
		readonly directory: string;
		readonly env: NodeJS.ProcessEnv;
	}) {
		const {start, pipes, answers, directory, env} = options;
		const [lines, ends] = pipes;
		// Who opens one end of a named pipe waits for the other one, and who opens both does not.
		this.#lines = openSync(lines, constants.O_RDWR);
		const theirLines = openSync(lines, constants.O_RDONLY);
		const theirEnds = openSync(ends, constants.O_RDWR);
		this.#ends = openSync(ends, constants.O_RDONLY);
		this.#endsSoFar = openSync(ends, constants.O_RDONLY | constants.O_NONBLOCK);
		const process = start('/bin/sh', ['-c', script, 'sh', answers], {
			cwd: directory,
			env,
			stdio: [theirLines, theirEnds, 2, 0],
		});
		// That it could not be started shows when its end of the pipe is closed.
		process.on('error', () => undefined);
		process.unref();
		closeSync(theirLines);
		closeSync(theirEnds);
	}

	/** Has a command run, which has no newline in it, when those before are over. */
	run(number: number, command: string): void {
		this.pending++;
		writeSync(this.#lines, `dcmenu_run ${number} '${command.replaceAll("'", String.raw`'\''`)}'\n`);
	}

	/** The numbers of the commands that are over. Waits for one if `mayWait`. */
	over(mayWait: boolean): readonly number[] {
		if (this.pending === 0) return [];
		const buffer = Buffer.alloc(4096);
		let length: number;
		try {
			length = readSync(mayWait ? this.#ends : this.#endsSoFar, buffer);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return [];
			throw error;
		}
		if (length === 0)
			throw new ExpectedError('The shell that runs the $(shell) commands has ended');
		const lines = (this.#rest + buffer.toString('latin1', 0, length)).split('\n');
		this.#rest = lines.pop() ?? '';
		this.pending -= lines.length;
		return lines.map(Number);
	}

	/** Lets it end. */
	close(): void {
		for (const descriptor of [this.#lines, this.#ends, this.#endsSoFar]) closeSync(descriptor);
	}
}
