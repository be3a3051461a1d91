import {Readable, Writable} from 'node:stream';
import {systemClock} from '../../source/clock.ts';
import {confCommand} from '../../source/commands/conf.ts';
import type {CommandContext} from '../../source/commands/context.ts';
import {readFiles, writeCase} from './case-folder.ts';
import {type Case, environment, type Mode, type Outcome, type Outcomes} from './modes.ts';

/** Our `conf` on a case in these modes, in this process; only in the first where the tree cannot be read. */
export const runOurs = async (
	input: Case,
	modes: readonly Mode[],
	folder: string,
): Promise<Outcomes> => {
	writeCase(folder, input);
	const outcomes = new Map<string, Outcome>();
	for (const mode of modes) {
		const outcome = await runMode(mode, input, folder);
		outcomes.set(mode.name, outcome);
		if (outcomes.size === 1 && outcome.status !== 0) break;
	}
	return outcomes;
};

const runMode = async (mode: Mode, {answers, seed}: Case, folder: string): Promise<Outcome> => {
	const stdout = new Gathered();
	const stderr = new Gathered();
	const context: CommandContext = {
		directory: folder,
		env: {...environment(seed), ...mode.env},
		homeDirectory: folder,
		stdin: Readable.from([Buffer.from(answers, 'latin1')]) as unknown as NodeJS.ReadStream,
		stdout,
		stderr,
		options: {demo: false, json: false, plain: true, ascii: false, debug: false},
		clock: systemClock,
		signal: new AbortController().signal,
	};
	const status = await confCommand({words: [...mode.words, 'Kconfig']}, context);
	return {stdout: stdout.text, stderr: stderr.text, status, files: readFiles(folder, mode)};
};

/** A stream that keeps what it is given, a character a byte. */
class Gathered extends Writable {
	text = '';

	override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
		this.text += chunk.toString('latin1');
		done();
	}
}
