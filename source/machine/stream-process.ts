import {spawn, type ChildProcessByStdio} from 'node:child_process';
import {EventEmitter, on, once} from 'node:events';
import {createInterface} from 'node:readline';
import type {Readable} from 'node:stream';
import {setTimeout} from 'node:timers/promises';
import {stripVTControlCharacters} from 'node:util';
import {couldNotRun} from './run-process.ts';

export type StreamedProcess = {
	readonly command: string;
	readonly arguments: readonly string[];
	readonly directory: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Aborted: the program and all that it started get one Ctrl-C, and are waited for. */
	readonly signal: AbortSignal;
};

/** Milliseconds for more output to come after the program has ended. */
const rest = 1000;

/** Lines that may wait to be taken before the program has to wait with the next ones. */
const mostWaiting = 1000;

/** Comes among the lines when the signal aborts: the program has been asked to stop. */
export const interrupted = Symbol('interrupted');

/**
 * Runs a program without input and yields its lines of output, errors among them, as they come; returns its exit status,
 * or null where a signal ended it. Rejects where it cannot be started. It is never killed, only interrupted.
 */
export async function* streamProcess(
	options: StreamedProcess,
): AsyncGenerator<string | typeof interrupted, number | null, undefined> {
	const {command, directory, env, signal} = options;
	signal.throwIfAborted();
	const child = spawn(command, options.arguments, {
		cwd: directory,
		env,
		// A process group of its own: Ctrl-C reaches it through the signal alone, once.
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const interrupt = (): void => {
		if (child.pid !== undefined && isRunning(child)) process.kill(-child.pid, 'SIGINT');
	};
	const bus = new LineBus([child.stdout, child.stderr]);
	const interruptAndTell = (): void => {
		interrupt();
		bus.emit('line', interrupted);
	};
	signal.addEventListener('abort', interruptAndTell, {once: true});
	const lines = on(bus, 'line', {close: ['end'], highWaterMark: mostWaiting});
	const exit = endOf(child, bus)
		.catch((error: unknown) => {
			throw couldNotRun(command, error);
		})
		.finally(() => bus.emit('end'));
	// It is awaited below; until then, nobody else has to know that it could not be started.
	exit.catch(() => undefined);
	try {
		for await (const [line] of lines) yield line as string | typeof interrupted;
		return await exit;
	} finally {
		// Nobody listens any more, and yet it must end in its own time.
		interrupt();
		await exit;
		signal.removeEventListener('abort', interruptAndTell);
	}
}

/** The lines of several streams, which wait while nobody takes them: `on` asks for that. */
class LineBus extends EventEmitter {
	readonly #streams: readonly Readable[];
	#isPaused = false;
	#count = 0;

	constructor(streams: readonly Readable[]) {
		super();
		this.#streams = streams;
		for (const input of streams) {
			createInterface({input}).on('line', line => {
				this.#count++;
				this.emit('line', plain(line));
			});
		}
	}

	/** Whether nothing has come since `count` was asked for, and nothing is held back. */
	isQuietSince(count: number): boolean {
		return !this.#isPaused && count === this.#count;
	}

	/** Lines so far. */
	get count(): number {
		return this.#count;
	}

	pause(): void {
		this.#isPaused = true;
		for (const stream of this.#streams) stream.pause();
	}

	resume(): void {
		this.#isPaused = false;
		for (const stream of this.#streams) stream.resume();
	}
}

/** Without what moves a terminal's cursor or colours it. */
const plain = (line: string): string =>
	stripVTControlCharacters(line)
		.trimEnd()
		.replaceAll(/\p{Cc}/gu, ' ');

type Child = ChildProcessByStdio<null, Readable, Readable>;

const isRunning = ({exitCode, signalCode}: Child): boolean =>
	exitCode === null && signalCode === null;

/** A process that it left in the background may hold its output open for as long as it likes. */
async function endOf(child: Child, lines: LineBus): Promise<number | null> {
	const closed = new Promise<boolean>(resolve => {
		child.once('close', () => resolve(true));
	});
	const [status] = (await once(child, 'exit')) as [number | null];
	for (;;) {
		const {count} = lines;
		const isOver = await Promise.race([closed, setTimeout(rest, false, {ref: false})]);
		if (isOver || lines.isQuietSince(count)) break;
	}

	child.stdout.destroy();
	child.stderr.destroy();
	return status;
}
