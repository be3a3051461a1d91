import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Output} from './shell-log.ts';
import {ShellServer} from './shell-server.ts';

/** A command that was started. */
type Job = {readonly number: number; readonly server: ShellServer; answer: Output | undefined};

/** Commands that run beside us, several at a time, each of them once; the shells for them start with the first. */
export class ShellPool {
	readonly #directory: string;
	readonly #env: NodeJS.ProcessEnv;
	/** As many bytes of a command's standard output matter. */
	readonly #maximumOutput: number;
	readonly #jobs = new Map<string, Job>();
	/** Those whose answers have not come. */
	readonly #running = new Map<number, Job>();
	readonly #servers: ShellServer[] = [];
	#count = 0;
	/** Where the pipes and the answers are. Null where there can be none. */
	#files: string | null | undefined;

	constructor(options: {
		readonly directory: string;
		readonly env: NodeJS.ProcessEnv;
		readonly maximumOutput: number;
	}) {
		this.#directory = options.directory;
		this.#env = options.env;
		this.#maximumOutput = options.maximumOutput;
	}

	/** Whether commands can be started, which takes named pipes in the directory for temporary files. */
	get isUsable(): boolean {
		if (this.#files === undefined) this.#files = makeFiles();
		return this.#files !== null;
	}

	/** How many were started whose answers have not come. */
	get pending(): number {
		for (const server of this.#servers) this.#receive(server, false);
		return this.#running.size;
	}

	has(command: string): boolean {
		return this.#jobs.has(command);
	}

	/** Starts a command that was not started yet, if the pool is usable. */
	start(command: string): void {
		const number = this.#count++;
		const job: Job = {number, server: this.#leastBusy(), answer: undefined};
		this.#jobs.set(command, job);
		this.#running.set(number, job);
		job.server.run(number, command);
	}

	/** The answer where it has come. */
	peek(command: string): Output | undefined {
		const job = this.#jobs.get(command);
		if (job !== undefined && job.answer === undefined) this.#receive(job.server, false);
		return job?.answer;
	}

	/** The answer of a command that was started, blocking until it comes. */
	wait(command: string): Output {
		const job = this.#jobs.get(command)!;
		while (job.answer === undefined) this.#receive(job.server, true);
		return job.answer;
	}

	/** Forgets all answers: something may have changed what the commands see. */
	forget(): void {
		this.#finish();
		this.#jobs.clear();
	}

	/** Waits for what still runs, so that nothing of it outlives us. */
	close(): void {
		try {
			this.#finish();
		} finally {
			for (const server of this.#servers.splice(0)) server.close();
			if (typeof this.#files === 'string') rmSync(this.#files, {recursive: true});
			this.#files = undefined;
		}
	}

	#finish(): void {
		for (const command of this.#jobs.keys()) this.wait(command);
	}

	#receive(server: ShellServer, mayWait: boolean): void {
		for (const number of server.over(mayWait)) {
			const job = this.#running.get(number)!;
			this.#running.delete(number);
			const file = join(this.#files!, String(number));
			job.answer = {
				stdout: readFileSync(file).subarray(0, this.#maximumOutput),
				stderr: readFileSync(`${file}.err`),
			};
		}
	}

	#leastBusy(): ShellServer {
		const free = this.#servers.find(server => server.pending === 0);
		if (free !== undefined) return free;
		if (this.#servers.length < concurrency) return this.#startServer();
		return this.#servers.reduce((least, server) =>
			server.pending < least.pending ? server : least,
		);
	}

	#startServer(): ShellServer {
		const files = this.#files!;
		const server = new ShellServer({
			start: loadChildProcess().spawn,
			pipes: pipesOf(files, this.#servers.length),
			answers: files,
			directory: this.#directory,
			env: this.#env,
		});
		this.#servers.push(server);
		return server;
	}
}

const concurrency = Math.min(8, Math.max(2, availableParallelism()));

/** It takes longer to load than a tree without commands takes to read. */
const loadChildProcess = (): typeof import('node:child_process') =>
	createRequire(import.meta.url)('node:child_process') as typeof import('node:child_process');

/** Null where it cannot be: then commands are run in their turn. */
function makeFiles(): string | null {
	const files = makeDirectory();
	if (files === null) return null;
	const pipes = Array.from({length: concurrency}, (_, number) => pipesOf(files, number));
	const {status} = loadChildProcess().spawnSync('mkfifo', pipes.flat(), {stdio: 'ignore'});
	if (status === 0) return files;
	rmSync(files, {recursive: true});
	return null;
}

function makeDirectory(): string | null {
	try {
		return mkdtempSync(join(tmpdir(), 'dcmenu-shells-'));
	} catch {
		return null;
	}
}

const pipesOf = (files: string, server: number): readonly [string, string] => [
	join(files, `lines${server}`),
	join(files, `ends${server}`),
];
