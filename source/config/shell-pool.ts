import {availableParallelism} from 'node:os';
import {createRequire} from 'node:module';
import type {MessagePort, receiveMessageOnPort, Worker} from 'node:worker_threads';
import {ExpectedError} from '../errors.ts';
import type {Output} from './shell-log.ts';

export type ShellRequest = {readonly command: string; readonly maximumOutput: number};

/** As it comes through the port, where buffers become plain arrays of bytes. */
export type ShellAnswer = {
	readonly command: string;
	readonly stdout: Uint8Array;
	readonly stderr: Uint8Array;
	/** Why it could not be run. */
	readonly error?: string;
};

export type ShellWorkerData = {
	readonly port: MessagePort;
	/** Counts the answers. */
	readonly arrivals: Int32Array;
	readonly directory: string;
	readonly env: NodeJS.ProcessEnv;
	readonly concurrency: number;
};

type RunningWorker = {
	readonly thread: Worker;
	readonly port: MessagePort;
	readonly receive: typeof receiveMessageOnPort;
};

/** Commands that run beside us, several at a time, each of them once; the thread for them starts with the first. */
export class ShellPool {
	readonly #options: Pick<ShellWorkerData, 'directory' | 'env'> & {readonly maximumOutput: number};
	readonly #arrivals = new Int32Array(new SharedArrayBuffer(4));
	readonly #answers = new Map<string, Output & Pick<ShellAnswer, 'error'>>();
	readonly #started = new Set<string>();
	#received = 0;
	#worker: RunningWorker | undefined;

	constructor(options: {
		readonly directory: string;
		readonly env: NodeJS.ProcessEnv;
		readonly maximumOutput: number;
	}) {
		this.#options = options;
	}

	/** How many were started whose answers have not come. */
	get pending(): number {
		this.#receive();
		return this.#started.size - this.#answers.size;
	}

	has(command: string): boolean {
		return this.#started.has(command);
	}

	start(command: string): void {
		if (this.#started.has(command)) return;
		this.#started.add(command);
		this.#worker ??= this.#startWorker();
		const {maximumOutput} = this.#options;
		this.#worker.port.postMessage({command, maximumOutput} satisfies ShellRequest);
	}

	/** The answer where it has come. */
	peek(command: string): (Output & Pick<ShellAnswer, 'error'>) | undefined {
		this.#receive();
		return this.#answers.get(command);
	}

	/** The answer of a command that was started, blocking until it comes. */
	wait(command: string): Output {
		for (;;) {
			const received = Atomics.load(this.#arrivals, 0);
			const answer = this.peek(command);
			if (answer?.error !== undefined) {
				throw new ExpectedError(`Could not run $(shell,${command}): ${answer.error}`);
			}
			if (answer !== undefined) return answer;
			Atomics.wait(this.#arrivals, 0, received);
		}
	}

	/** Forgets all answers: something may have changed what the commands see. */
	forget(): void {
		this.#finish();
		this.#started.clear();
		this.#answers.clear();
	}

	/** Waits for what still runs, so that nothing of it outlives us. */
	close(): void {
		this.#finish();
		this.#worker?.port.close();
		void this.#worker?.thread.terminate();
		this.#worker = undefined;
	}

	#finish(): void {
		for (const command of this.#started) this.wait(command);
	}

	#receive(): void {
		if (this.#worker === undefined || Atomics.load(this.#arrivals, 0) === this.#received) return;
		for (;;) {
			const message = this.#worker.receive(this.#worker.port);
			if (message === undefined) return;
			const {command, stdout, stderr, ...rest} = message.message as ShellAnswer;
			const output = {stdout: Buffer.from(stdout), stderr: Buffer.from(stderr)};
			this.#answers.set(command, {...output, ...rest});
			this.#received++;
		}
	}

	#startWorker(): RunningWorker {
		// It takes longer to load than a tree without commands takes to read.
		const threads = createRequire(import.meta.url)(
			'node:worker_threads',
		) as typeof import('node:worker_threads');
		const {MessageChannel, Worker} = threads;
		const {port1, port2} = new MessageChannel();
		const {directory, env} = this.#options;
		const concurrency = Math.max(2, availableParallelism());
		const workerData = {port: port2, arrivals: this.#arrivals, directory, env, concurrency};
		// The bundle has it beside its chunks.
		const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
		const thread = new Worker(new URL(`./shell-worker.${extension}`, import.meta.url), {
			workerData: workerData satisfies ShellWorkerData,
			transferList: [port2],
			execArgv: [],
			env: {},
		});
		thread.unref();
		port1.unref();
		return {thread, port: port1, receive: threads.receiveMessageOnPort};
	}
}
