import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {type Case, encoding, environment, type Mode, modes, type Outcome} from './modes.ts';

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
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		if (this.#shell.stdout === null) throw new TypeError('the shell has no output');
		this.#answers = createInterface(this.#shell.stdout)[Symbol.asyncIterator]();
		// Neither a loop without end nor a file without end of C's stops the run.
		this.#shell.stdin?.write('ulimit -c 0; ulimit -f 20000; ulimit -t 5; ulimit -v 4000000\n');
	}

	/** The outcomes by mode; only of the first where the tree cannot be read. */
	async run({kconfig, config, seed}: Case): Promise<ReadonlyMap<string, Outcome>> {
		rmSync(join(this.#folder, 'case'), {recursive: true, force: true});
		mkdirSync(join(this.#folder, 'case', 'out'), {recursive: true});
		const write = (name: string, text: string): void =>
			writeFileSync(join(this.#folder, 'case', name), text, encoding);
		for (const [name, text] of kconfig) write(name, text);
		write('in.config', config);
		this.#shell.stdin?.write(
			`(cd case && export KCONFIG_SEED=${seed} && . ../run.sh); echo done\n`,
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

	#read(): ReadonlyMap<string, Outcome> {
		const out = join(this.#folder, 'case', 'out');
		const names = readdirSync(out);
		const outcomes = new Map<string, Outcome>();
		for (const mode of modes) {
			const mine = new Map<string, string>();
			for (const name of names) {
				if (!name.startsWith(`${mode.name}:`)) continue;
				mine.set(name.slice(mode.name.length + 1), readFileSync(join(out, name), encoding));
			}
			const take = (name: string): string => {
				const text = mine.get(name) ?? '';
				mine.delete(name);
				return text;
			};
			const status = take('status');
			if (status === '') break;
			outcomes.set(mode.name, {
				stdout: take('stdout'),
				stderr: take('stderr'),
				status: Number(status),
				files: mine,
			});
		}
		return outcomes;
	}
}

const script = (conf: string): string =>
	modes
		.map((mode, place) => {
			const call = commandLine(conf, mode);
			return place === 0 ? `${call}[ $status = 0 ] || return 0\n` : call;
		})
		.join('');

/** A present auto.conf keeps C from writing it. */
const commandLine = (conf: string, {name, option, readsConfig, isSeeded, makesAutoconf}: Mode) => {
	const out = (file: string): string => `'out/${name}:${file}'`;
	const autoconf = makesAutoconf ? ['auto.conf', 'autoconf.h', 'rustc_cfg'].map(out) : undefined;
	const [autoConf, header, rust] = autoconf ?? ['Kconfig', 'unused', 'unused'];
	const value = option === 'savedefconfig' ? `=${out('defconfig')}` : '';
	return [
		readsConfig ? `cp in.config ${out('.config')}\n` : '',
		`KCONFIG_CONFIG=${out('.config')} KCONFIG_AUTOCONFIG=${autoConf} `,
		`KCONFIG_AUTOHEADER=${header} KCONFIG_RUSTCCFG=${rust} `,
		isSeeded ? 'KCONFIG_ALLCONFIG=in.config ' : '',
		`${conf} --${option}${value} Kconfig </dev/null >${out('stdout')} 2>${out('stderr')}\n`,
		`status=$?; echo $status >${out('status')}\n`,
	].join('');
};
