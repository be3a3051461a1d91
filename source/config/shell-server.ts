import {type ChildProcess, spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import type {Readable, Writable} from 'node:stream';
import type {ShellAnswer, ShellRequest} from './shell-pool.ts';

/** A command that is being run, and what came from it so far. */
type Job = {
	readonly request: ShellRequest;
	readonly done: (answer: ShellAnswer) => void;
	/** Undefined once it ended. */
	stdout: Buffer | undefined;
	stderr: Buffer | undefined;
	answer: {stdout: Buffer; stderr: Buffer};
};

type ServerProcess = ChildProcess & {stdin: Writable; stdout: Readable; stderr: Readable};

/**
 * A small shell that starts the shells of commands, one after another: to start them ourselves means to copy the tables of
 * all our memory each time, which takes longer than most commands do.
 *
 * It reads a line a command, and none may leave a process behind that still writes. Each command has a `/bin/sh` of its
 * own, as in C, with our standard input; between the commands' outputs stands a text that none of them writes.
 */
export class ShellServer {
	readonly #process: ServerProcess;
	/** The letter keeps `printf` from taking digits for a part of `\0`. */
	readonly #mark = `\0x${randomUUID()}\0`;
	#job: Job | undefined;
	/** Whether another command can be run. */
	isUsable = true;

	constructor(directory: string, env: NodeJS.ProcessEnv) {
		this.#process = spawn('/bin/sh', ['-c', 'while IFS= read -r line; do eval "$line"; done'], {
			cwd: directory,
			env,
			stdio: ['pipe', 'pipe', 'pipe', 0],
		}) as ServerProcess;
		this.#process.stdout.on('data', (chunk: Buffer) => {
			this.#receive('stdout', chunk);
		});
		this.#process.stderr.on('data', (chunk: Buffer) => {
			this.#receive('stderr', chunk);
		});
		this.#process.on('error', error => {
			this.#fail(error.message);
		});
		this.#process.on('exit', (status, signal) => {
			this.#fail(`its shell ended with ${status ?? signal}`);
		});
		// A shell that ended is told of once, above.
		this.#process.stdin.on('error', () => undefined);
	}

	/** Runs a command, which has no newline in it, when the one before is over. */
	run(request: ShellRequest, done: (answer: ShellAnswer) => void): void {
		const empty = Buffer.alloc(0);
		const answer = {stdout: empty, stderr: empty};
		this.#job = {request, done, stdout: empty, stderr: empty, answer};
		// C's shells are called "sh", which stands before what they complain about.
		const command = `/bin/sh -c ${quote(request.command)} sh <&3 3<&-`;
		// The shell may end at the second one, where nobody reads its output any more.
		const mark = String.raw`printf '\0${this.#mark.slice(1, -1)}\0'`;
		this.#process.stdin.write(`${command}; ${mark} >&2; ${mark}\n`);
	}

	#receive(stream: 'stdout' | 'stderr', chunk: Buffer): void {
		const job = this.#job;
		const before = job?.[stream];
		if (job === undefined || before === undefined) return;
		const received = Buffer.concat([before, chunk]);
		const end = received.indexOf(this.#mark);
		if (end !== -1) {
			this.#end(job, stream, received.subarray(0, end));
		} else if (stream === 'stdout' && received.length >= job.request.maximumOutput + pipeCapacity) {
			// Who writes more than C reads finds the pipe closed; so does this shell, whose other stream tells of the end.
			this.isUsable = false;
			this.#process.stdout.destroy();
			this.#end(job, stream, received);
		} else {
			job[stream] = received;
		}
	}

	#end(job: Job, stream: 'stdout' | 'stderr', output: Buffer): void {
		job[stream] = undefined;
		job.answer[stream] = output;
		if (job.stdout !== undefined || job.stderr !== undefined) return;
		this.#job = undefined;
		if (!this.isUsable) this.#process.stdin.end();
		const {command, maximumOutput} = job.request;
		const {stdout, stderr} = job.answer;
		job.done({command, stdout: stdout.subarray(0, maximumOutput), stderr});
	}

	#fail(error: string): void {
		this.isUsable = false;
		const job = this.#job;
		this.#job = undefined;
		const nothing = Buffer.alloc(0);
		job?.done({command: job.request.command, stdout: nothing, stderr: nothing, error});
	}
}

/** More than a pipe holds: until then a command may as well end by itself. */
const pipeCapacity = 2 ** 16;

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
