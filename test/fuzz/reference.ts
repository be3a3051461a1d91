import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {readFiles, writeCase} from './case-folder.ts';
import {type Case, environment, type Mode, modes, type Outcome, type Outcomes} from './modes.ts';

/**
 * C's `conf`, all modes of a case in one go: a shell that stays starts them, for which this process is too large.
 */
export class Reference {
	readonly #folder: string;
	readonly #shell: ChildProcess;
	readonly #answers: AsyncIterator<string>;

	/** `folder` is made and taken away again. */
	constructor(conf: string, folder: string) {
		this.#folder = folder;
		mkdirSync(folder, {recursive: true});
		writeFileSync(join(folder, 'run.sh'), script(conf));
		this.#shell = spawn('/bin/sh', [], {
			cwd: folder,
			env: environment(0),
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		if (this.#shell.stdout === null) throw new TypeError('the shell has no output');
		this.#answers = createInterface(this.#shell.stdout)[Symbol.asyncIterator]();
		// Neither a loop without end nor a file without end of C's stops the run.
		this.#shell.stdin?.write('ulimit -c 0; ulimit -f 2000; ulimit -t 2; ulimit -v 4000000\n');
	}

	/** The outcomes; only that of the first mode where the tree cannot be read. */
	async run(input: Case): Promise<Outcomes> {
		writeCase(join(this.#folder, 'case'), input);
		this.#shell.stdin?.write(
			`(cd case && export KCONFIG_SEED=${input.seed} && . ../run.sh) 2>/dev/null; echo done\n`,
		);
		const answer = await this.#answers.next();
		if (answer.done === true) throw new Error('the shell ended');
		return this.#read();
	}

	async close(): Promise<void> {
		this.#shell.stdin?.end();
		if (this.#shell.exitCode === null) await once(this.#shell, 'exit');
		rmSync(this.#folder, {recursive: true});
	}

	#read(): Outcomes {
		const outcomes = new Map<string, Outcome>();
		for (const mode of modes) {
			const files = readFiles(join(this.#folder, 'case'), mode);
			const take = (name: string): string => {
				const text = files.get(name) ?? '';
				files.delete(name);
				return text;
			};
			const status = take('status');
			// A file that grew too large ends the shell, too; what a tree with errors is not asked for is not there, either.
			if (status === '' && outcomes.get(modes[0]?.name ?? '')?.status !== 0) break;
			const [stdout, stderr] = [take('stdout'), take('stderr')];
			outcomes.set(mode.name, {
				stdout,
				stderr,
				status: status === '' ? ended : Number(status),
				files,
			});
		}
		return outcomes;
	}
}

/** As if by a signal. */
const ended = 255;

const script = (conf: string): string =>
	modes
		.map((mode, place) => {
			const call = commandLine(conf, mode);
			return place === 0 ? `${call}[ $status = 0 ] || return 0\n` : call;
		})
		.join('');

const commandLine = (conf: string, {name, words, env}: Mode): string => {
	const out = `out/${name}`;
	const variables = Object.entries(env).map(([variable, value]) => `${variable}=${value} `);
	return [
		...variables,
		`${conf} ${words.join(' ')} Kconfig <answers >${out}:stdout 2>${out}:stderr\n`,
		`status=$?; echo $status >${out}:status\n`,
	].join('');
};
