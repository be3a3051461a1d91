import {writeFileSync} from 'node:fs';
import {ExpectedError} from '../errors.ts';
import {readTextIfThere} from './read-text.ts';

/** What a command wrote: to its standard output, as far as C reads it, and to its standard error. */
export type Output = {readonly stdout: Buffer; readonly stderr: Buffer};

/** A line of the file: text where it is some, so that people can read it, else base64. */
type Line = {
	readonly command: string;
	readonly output?: string;
	readonly outputBase64?: string;
	readonly messages?: string;
	readonly messagesBase64?: string;
};

/** Collects what commands answered, for KCONFIG_SHELL_LOG: a JSON object a line, in the order of the tree. */
export class ShellLog {
	readonly #file: string;
	readonly #lines: string[] = [];

	constructor(file: string) {
		this.#file = file;
	}

	add(command: string, {stdout, stderr}: Output): void {
		const line: Line = {
			command,
			...textOrBase64('output', stdout),
			...(stderr.length === 0 ? {} : textOrBase64('messages', stderr)),
		};
		this.#lines.push(`${JSON.stringify(line)}\n`);
	}

	save(): void {
		writeFileSync(this.#file, this.#lines.join(''));
	}
}

/**
 * Answers from such a file, for KCONFIG_SHELL_REPLAY, so that no command is run: a build then does not depend on what is
 * installed. Where a command stands more than once, its answers come in the order in which they were recorded, and the
 * last one from then on.
 */
export class ShellReplay {
	readonly #file: string;
	readonly #answers = new Map<string, Output[]>();

	constructor(file: string) {
		this.#file = file;
		const text = readTextIfThere(file);
		if (text === undefined) throw new ExpectedError(`KCONFIG_SHELL_REPLAY: there is no ${file}`);
		for (const [index, line] of text.split('\n').entries()) {
			if (line !== '') this.#read(line, index + 1);
		}
	}

	answer(command: string): Output {
		const answers = this.#answers.get(command);
		const answer = answers !== undefined && answers.length > 1 ? answers.shift() : answers?.[0];
		if (answer !== undefined) return answer;
		throw new ExpectedError(`${this.#file} has no answer of $(shell,${command})`, {
			nextSteps: [
				'record the answers again: set KCONFIG_SHELL_LOG instead of KCONFIG_SHELL_REPLAY',
			],
		});
	}

	#read(text: string, number: number): void {
		let line: Partial<Line>;
		try {
			line = JSON.parse(text) as Partial<Line>;
		} catch (error) {
			throw new ExpectedError(`${this.#file}:${number} is not JSON`, {cause: error});
		}
		if (typeof line.command !== 'string') {
			throw new ExpectedError(`${this.#file}:${number} names no command`);
		}
		const answer = {
			stdout: bytes(line.output, line.outputBase64),
			stderr: bytes(line.messages, line.messagesBase64),
		};
		const known = this.#answers.get(line.command);
		if (known === undefined) this.#answers.set(line.command, [answer]);
		else known.push(answer);
	}
}

const textOrBase64 = (name: 'output' | 'messages', bytes: Buffer): Partial<Line> => {
	const text = bytes.toString();
	return Buffer.from(text).equals(bytes)
		? {[name]: text}
		: {[`${name}Base64`]: bytes.toString('base64')};
};

const bytes = (text: string | undefined, base64: string | undefined): Buffer =>
	base64 === undefined ? Buffer.from(text ?? '') : Buffer.from(base64, 'base64');
