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

/** Milliseconds for the last output to come after the program has ended. */
const rest = 1000;

/**
 * Runs a program without input and yields its lines of output, errors among them, as they come; returns its exit status,
 * or null where a signal ended it. Rejects where it cannot be started. It is never killed, only interrupted.
 */
export async function* streamProcess(
	options: StreamedProcess,
): AsyncGenerator<string, number | null, undefined> {
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
	signal.addEventListener('abort', interrupt, {once: true});
	const bus = new EventEmitter();
	const lines = on(bus, 'line', {close: ['end']});
	for (const input of [child.stdout, child.stderr]) {
		createInterface({input}).on('line', line => bus.emit('line', plain(line)));
	}

	const exit = endOf(child)
		.catch((error: unknown) => {
			throw couldNotRun(command, error);
		})
		.finally(() => bus.emit('end'));
	// It is awaited below; until then, nobody else has to know that it could not be started.
	exit.catch(() => undefined);
	try {
		for await (const [line] of lines) yield String(line);
		return await exit;
	} finally {
		// Nobody listens any more, and yet it must end in its own time.
		interrupt();
		await exit;
		signal.removeEventListener('abort', interrupt);
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
async function endOf(child: Child): Promise<number | null> {
	const closed = new Promise(resolve => {
		child.once('close', resolve);
	});
	const [status] = (await once(child, 'exit')) as [number | null];
	await Promise.race([closed, setTimeout(rest, undefined, {ref: false})]);
	child.stdout.destroy();
	child.stderr.destroy();
	return status;
}
