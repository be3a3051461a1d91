import type {ReadSource} from './lexer.ts';
import {FatalProblem, type Macros} from './macros.ts';

/** A file that is being read: from `offset`, the start of a line, on. */
export type SourceAhead = {readonly text: string; offset: number};

/**
 * Told of each command that will probably be run, in order. Gives its output where that is known, or says that it is not
 * known yet, or that nothing behind this command can be foreseen.
 */
export type OnForeseen = (command: string) => {readonly stdout: string} | 'unknown' | 'stop';

/** Finds the commands to come without parsing what is between them; each step goes as far as the next line with one. */
export type LookAhead = (readSource: ReadSource, onForeseen: OnForeseen) => Generator<void, void>;

/** Stands for what a command will answer: no text of a file or a variable holds it. */
const unknown = '\uFFFF';

/** What a line must have to be of interest: a reference, a file to read, or an assignment. */
const interesting = /\$\(|^[ \t]*(?:source[ \t]+["']|[\w-]+[ \t]*[:+]?=)/gm;
const sourceLine = /^[ \t]*source[ \t]+(["'])(.*?)\1/;
const assignment = /^[ \t]*([\w-]+)[ \t]*(=|:=|\+=)[ \t]*(.*)$/;

/** Sources that source each other never end; C gives up at the first repetition. */
const maximumSources = 200;

/**
 * Reads on from where the lexer is, line by line and as cheaply as can be. It is a guess: texts in help count as
 * references too, and behind an error nothing is run at all. So what is foreseen may be started early only where nobody
 * can tell, and what was not foreseen is run in its turn.
 *
 * `sources` are the open files, innermost last; `makeMacros` copies the macros as they are now, with another `run`.
 */
export function* lookAhead(
	sources: readonly SourceAhead[],
	makeMacros: (run: (command: string) => {readonly stdout: string}) => Macros,
	readSource: ReadSource,
	onForeseen: OnForeseen,
): Generator<void, void> {
	let isStopped = false;
	const macros = makeMacros(command => {
		const answer = isStopped || command.includes(unknown) ? 'stop' : onForeseen(command);
		if (answer === 'stop') isStopped = true;
		return typeof answer === 'string' ? {stdout: unknown} : answer;
	});
	const open = sources.map(source => ({...source}));
	for (let source = open.at(-1); source !== undefined; source = open.at(-1)) {
		const line = nextLine(source);
		if (line === undefined) {
			open.pop();
			continue;
		}
		try {
			const path = sourceLine.exec(line)?.[2];
			if (path === undefined) {
				expandLine(line, macros);
			} else {
				const text =
					open.length < maximumSources ? readSource(macros.expandText(path, [])) : undefined;
				if (text !== undefined) open.push({text, offset: 0});
			}
		} catch (error) {
			if (error instanceof FatalProblem) return;
			throw error;
		}
		if (isStopped) return;
		yield;
	}
}

/** Goes behind the next interesting line and gives it. */
const nextLine = (source: SourceAhead): string | undefined => {
	const {text} = source;
	interesting.lastIndex = source.offset;
	const found = interesting.exec(text);
	if (found === null) return undefined;
	const start = Math.max(text.lastIndexOf('\n', found.index) + 1, source.offset);
	const end = text.indexOf('\n', found.index);
	source.offset = end === -1 ? text.length : end + 1;
	return text.slice(start, end === -1 ? text.length : end);
};

const expandLine = (line: string, macros: Macros): void => {
	if (/^[ \t]*#/.test(line)) return;
	const [, name, operator, value] = assignment.exec(line) ?? [];
	if (name !== undefined && value !== undefined) {
		macros.assign(name, operator as '=' | ':=' | '+=', value);
		return;
	}
	for (let at = line.indexOf('$('); at !== -1;) {
		at = line.indexOf('$(', macros.expandReference(line, at + 1, []).end);
	}
};
