import {readFileSync, truncateSync} from 'node:fs';
import {join} from 'node:path';
import {Readable, Writable} from 'node:stream';
import {systemClock} from '../../source/clock.ts';
import {confCommand} from '../../source/commands/conf/conf.ts';
import type {CommandContext} from '../../source/commands/context.ts';
import {readFiles, writeCase} from './case-folder.ts';
import {environment, type Mode, type Outcome, type Outcomes, wayBack} from './modes.ts';
import type {Request} from './ours.ts';

process.on('message', (request: Request) => {
	void run(request).then(outcomes => process.send?.(outcomes));
});

const run = async (request: Request): Promise<Outcomes> => {
	const {input, modes, folder} = request;
	writeCase(folder, input);
	const said = new Map<string, Omit<Outcome, 'files'>>();
	for (const mode of modes) {
		const outcome = await runMode(mode, request);
		said.set(mode.name, outcome);
		if (said.size === 1 && outcome.status !== 0) break;
	}
	const outcomes = modes.flatMap(mode => {
		const outcome = said.get(mode.name);
		return outcome === undefined
			? []
			: [[mode.name, {...outcome, files: readFiles(folder, mode)}] as const];
	});
	return new Map(outcomes);
};

const runMode = async (
	mode: Mode,
	{input, folder, stderr}: Request,
): Promise<Omit<Outcome, 'files'>> => {
	truncateSync(stderr);
	const stdout = new Gathered();
	const srctree = `${wayBack}/${input.env['srctree'] ?? ''}`;
	const context: CommandContext = {
		program: {node: process.execPath, script: ''},
		directory: mode.isOutside ? join(folder, mode.folder) : folder,
		env: {...environment, ...input.env, ...mode.env, ...(mode.isOutside ? {srctree} : {})},
		homeDirectory: folder,
		stdin: Readable.from([Buffer.from(input.answers, 'latin1')]) as unknown as NodeJS.ReadStream,
		stdout,
		stderr: process.stderr,
		options: {demo: false, json: false, plain: true, debug: false},
		clock: systemClock,
		signal: new AbortController().signal,
		setV8Flags: () => undefined,
	};
	const status = await confCommand({words: [...input.options, ...mode.words, 'Kconfig']}, context);
	return {stdout: stdout.text, stderr: readFileSync(stderr, 'latin1'), status};
};

/** A stream that keeps what it is given, a character a byte. */
class Gathered extends Writable {
	text = '';

	override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
		this.text += chunk.toString('latin1');
		done();
	}
}
