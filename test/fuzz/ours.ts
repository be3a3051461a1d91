import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, mkdirSync, openSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Case, Mode, Outcomes} from './modes.ts';

/** What is asked of `ours-process.ts`, which answers with the outcomes. */
export type Request = {
	readonly input: Case;
	readonly modes: readonly Mode[];
	readonly folder: string;
	/** The file that its standard error goes to. */
	readonly stderr: string;
};

/** Far more than any case takes, in milliseconds. */
const patience = 60_000;

/**
 * Our `conf`, in a process of its own: shell commands write to its standard error, and if it does not come to an end, it
 * can be ended.
 */
export class Ours {
	readonly #folder: string;
	#process: ChildProcess | undefined;

	constructor(folder: string) {
		this.#folder = folder;
		mkdirSync(folder, {recursive: true});
	}

	/**
	 * The outcomes in these modes; only that of the first where the tree cannot be read, or where something came to an end
	 * that should not have, or to none that should.
	 */
	async run(input: Case, modes: readonly Mode[]): Promise<Outcomes> {
		const stderr = join(this.#folder, 'stderr');
		const child = (this.#process ??= start(stderr));
		const folder = join(this.#folder, 'case');
		child.send({input, modes, folder, stderr} satisfies Request);
		const timer = setTimeout(() => child.kill('SIGKILL'), patience);
		const over = new AbortController();
		const {signal} = over;
		const [message] = await Promise.race([
			once(child, 'message', {signal}),
			once(child, 'exit', {signal}),
		]);
		over.abort();
		clearTimeout(timer);
		if (message instanceof Map) return message;
		this.#process = undefined;
		const outcome = {stdout: '', stderr: readFileSync(stderr, 'latin1'), status: -1};
		return new Map([[modes[0]?.name ?? '', {...outcome, files: new Map()}]]);
	}

	close(): void {
		this.#process?.disconnect();
	}
}

const start = (stderr: string): ChildProcess => {
	const file = openSync(stderr, 'a');
	const child = fork(join(import.meta.dirname, 'ours-process.ts'), {
		stdio: ['ignore', 'inherit', file, 'ipc'],
		serialization: 'advanced',
	});
	closeSync(file);
	return child;
};
