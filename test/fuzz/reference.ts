import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {readFiles, saidFolder, writeCase} from './case-folder.ts';
import {
	type Case,
	environment,
	type Mode,
	modes,
	modesOf,
	type Outcome,
	type Outcomes,
	wayBack,
} from './modes.ts';

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
			env: environment,
			stdio: ['pipe', 'pipe', 'ignore'],
		});
		if (this.#shell.stdout === null) throw new TypeError('the shell has no output');
		this.#answers = createInterface(this.#shell.stdout)[Symbol.asyncIterator]();
		// Neither a loop without end nor a file without end of C's stops the run.
		this.#shell.stdin?.write('ulimit -c 0; ulimit -f 1000; ulimit -t 2; ulimit -v 4000000\n');
	}

	/** The outcomes; only that of the first mode where the tree cannot be read. */
	async run(input: Case): Promise<Outcomes> {
		writeCase(join(this.#folder, 'case'), input);
		const settings = {
			...input.env,
			IS_SHORT: input.isShort ? 'yes' : '',
			OPTIONS: input.options.join(' '),
		};
		const exports = Object.entries(settings).map(([name, value]) => `${name}='${value}'`);
		this.#shell.stdin?.write(
			`(cd case && export ${exports.join(' ')} && . ../run.sh) 2>/dev/null; echo done\n`,
		);
		const answer = await this.#answers.next();
		if (answer.done === true) throw new Error('the shell ended');
		return this.#read(input);
	}

	async close(): Promise<void> {
		this.#shell.stdin?.end();
		if (this.#shell.exitCode === null) await once(this.#shell, 'exit');
		rmSync(this.#folder, {recursive: true});
	}

	#read(input: Case): Outcomes {
		const folder = join(this.#folder, 'case');
		const outcomes = new Map<string, Outcome>();
		for (const mode of modesOf(input)) {
			const said = (what: string): string | undefined =>
				readIfThere(join(folder, `${saidFolder}/${mode.name}.${what}`));
			const status = said('status');
			// A tree with errors is asked for nothing else.
			if (status === undefined) break;
			outcomes.set(mode.name, {
				stdout: said('stdout') ?? '',
				stderr: said('stderr') ?? '',
				status: Number(status),
				files: readFiles(folder, mode),
			});
		}
		return outcomes;
	}
}

const readIfThere = (path: string): string | undefined =>
	existsSync(path) ? readFileSync(path, 'latin1') : undefined;

const script = (conf: string): string => {
	const [first = '', ...others] = modes.map(mode => commandLine(conf, mode));
	const isEnough = '[ $status = 0 ] && [ -z "$IS_SHORT" ] || return 0\n';
	return [first, isEnough, ...others].join('');
};

/** In a shell of its own: that one, and not the one that goes on, tells of a file that grew too large where it grew. */
const commandLine = (conf: string, {name, folder, words, env, isOutside}: Mode): string => {
	const back = isOutside ? `${wayBack}/` : '';
	const said = `${back}${saidFolder}/${name}`;
	const variables = Object.entries(env).map(([variable, value]) => `${variable}=${value}`);
	const settings = isOutside ? [`srctree="${back}$srctree"`] : variables;
	const call = `${conf} $OPTIONS ${words.join(' ')} Kconfig`;
	return [
		`(cd ${isOutside ? folder : '.'} && export ${settings.join(' ')} && `,
		`exec ${call} <${back}answers >${said}.stdout 2>${said}.stderr)\n`,
		`status=$?; echo $status >${saidFolder}/${name}.status\n`,
	].join('');
};
