import type {Diagnostic, Report} from './diagnostics.ts';
import {HelpText} from './help-text.ts';
import {FatalProblem, type Macros} from './macros.ts';
import type {SourceAhead} from './look-ahead.ts';
import type {Position} from './source-text.ts';
import {keywordKinds, type TokenKind} from './tokens.ts';

/** Gives a file's text, or undefined when there is none. */
export type ReadSource = (path: string) => string | undefined;

/** One open file. */
type Source = {
	readonly file: string;
	readonly text: string;
	/** Made when a problem first asks for the text of a line. */
	lines?: readonly string[];
	offset: number;
	line: number;
	/** The line of the `source` statement that opened the next file, once it did. */
	sourceLine: number;
};

const characters = {
	tab: 9,
	newline: 10,
	space: 32,
	doubleQuote: 34,
	hash: 35,
	dollar: 36,
	singleQuote: 39,
	backslash: 92,
} as const;

const wordCharacters = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-') {
	wordCharacters[character.charCodeAt(0)] = 1;
}

const operators = ['||', '&&', '!=', '<=', '>=', ':=', '+=', '=', '<', '>', '!', '(', ')'] as const;
const operatorKinds: ReadonlyMap<string, TokenKind> = new Map(
	operators.map(operator => [operator, operator]),
);

/**
 * Splits Kconfig text into tokens, across `source`d files, and expands macros on the way. Mirrors C's two stages:
 * `yylex1` (`#scan`) and `yylex` (`next`).
 */
export class Lexer {
	/** The current token. */
	kind: TokenKind = 'end-of-line';
	/** The text of a word, a quoted string or an assigned value. */
	text = '';
	/** C's `cur_lineno`: the line of the first token of the current statement; 0 before there is one. */
	statementLine = 0;
	/** How many tokens were passed on. */
	count = 0;
	/** Every file read, once. */
	readonly files = new Set<string>();
	/** Attached once both exist: macros report where the lexer is. */
	macros!: Macros;
	readonly #readSource: ReadSource;
	readonly #report: Report;
	readonly #outer: Source[] = [];
	#source: Source;
	/** The token before the current one. */
	#previous: TokenKind = 'end-of-line';
	/** Whether an assignment's operator was the last token: its value is raw to the end of the line. */
	#isAssigning = false;
	/** Where the current token starts. */
	#start = 0;
	/** The last one that was asked for: what a statement makes shares it. */
	#statement: Position | undefined;

	constructor(path: string, text: string, readSource: ReadSource, report: Report) {
		this.#readSource = readSource;
		this.#report = report;
		this.#source = {file: path, text, offset: 0, line: 1, sourceLine: 0};
		this.files.add(path);
	}

	/** Where the current token starts in its line, from 1. */
	get column(): number {
		return this.#start - this.#source.text.lastIndexOf('\n', this.#start - 1);
	}

	/** The line that is being read, which a macro sees. */
	position = (): Position => ({file: this.#source.file, line: this.#source.line});

	/** The first line of the current statement. */
	statement(): Position {
		const {file} = this.#source;
		const line = this.statementLine;
		if (this.#statement?.line !== line || this.#statement.file !== file) {
			this.#statement = {file, line};
		}
		return this.#statement;
	}

	/** The text of the current statement's first line. */
	statementText(): string {
		return this.#lineText(this.statementLine);
	}

	/** The text of a line of the current file, and where in it we are if we are there. */
	excerpt({file, line}: Position): Pick<Diagnostic, 'lineText' | 'column'> {
		if (file !== this.#source.file) return {};
		const lineText = this.#lineText(line);
		return {
			lineText,
			column: line === this.#source.line ? this.column : lineText.search(/\S|$/) + 1,
		};
	}

	/** Goes to the next token; empty lines are not passed on. */
	next(): TokenKind {
		const beforePrevious = this.#previous;
		const previous = this.kind;
		const startsStatement = previous === 'end-of-line' || previous === 'help-text';
		let kind = this.#isAssigning ? this.#assigned() : this.#scan();
		if (startsStatement) {
			while (kind === 'end-of-line') kind = this.#scan();
			this.statementLine = this.#source.line;
		}
		// A word assigns only as the first of its statement; behind a help text it does not, which is C's oddity.
		this.#isAssigning =
			beforePrevious === 'end-of-line' &&
			previous === 'word' &&
			(kind === '=' || kind === ':=' || kind === '+=');
		this.#previous = previous;
		this.kind = kind;
		this.count++;
		return kind;
	}

	/** Reads `path` before going on behind the `source` statement. An optional file need not be there. */
	enter(path: string, isOptional = false): void {
		const text = this.#readSource(path);
		if (text === undefined && isOptional) return;
		if (text === undefined) {
			throw new FatalProblem('missing-source', `can't open file "${path}"`, this.statement());
		}
		this.#source.sourceLine = this.statementLine;
		this.#outer.push(this.#source);
		if (this.#outer.some(source => source.file === path)) {
			const chain = this.#outer
				.toReversed()
				.map(source => `\n  included from: ${source.file}:${source.sourceLine}`);
			throw new FatalProblem(
				'recursive-source',
				`Recursive inclusion detected.\nInclusion path:\n  current file : ${path}${chain.join('')}`,
				undefined,
			);
		}
		this.#source = {file: path, text, offset: 0, line: 1, sourceLine: 0};
		this.files.add(path);
	}

	/** The open files from the current line on, innermost last. */
	sourcesAhead(): readonly SourceAhead[] {
		const {text, offset} = this.#source;
		const outer = this.#outer.map(source => ({text: source.text, offset: source.offset}));
		return [...outer, {text, offset: text.lastIndexOf('\n', offset - 1) + 1}];
	}

	/** Reads the help text that follows `help` and its end of line. */
	readHelp(): HelpText {
		const source = this.#source;
		const help = new HelpText(source.text, source.offset);
		source.offset = help.end;
		source.line += help.lines;
		this.#previous = this.kind;
		this.kind = 'help-text';
		this.statementLine = source.line;
		return help;
	}

	/** Comments and quotes are part of an assigned value. */
	#assigned(): TokenKind {
		const source = this.#source;
		let start = source.offset;
		while (isBlank(source.text.charCodeAt(start))) start++;
		const end = endOfLine(source.text, start);
		source.offset = end;
		if (end === start) return this.#scan();
		this.text = source.text.slice(start, end);
		return 'assigned';
	}

	#scan(): TokenKind {
		for (;;) {
			const source = this.#source;
			const {text} = source;
			const start = source.offset;
			if (start >= text.length) {
				if (this.#endFile()) return 'end-of-line';
				return 'end-of-file';
			}
			const character = text.charCodeAt(start);
			if (character < 128 && wordCharacters[character] === 1) {
				const kind = this.#word(start);
				if (kind !== undefined) return kind;
				continue;
			}
			source.offset = start + 1;
			switch (character) {
				case characters.space:
				case characters.tab:
					continue;
				case characters.newline:
					source.line++;
					return 'end-of-line';
				case characters.hash:
					source.offset = endOfLine(text, start);
					continue;
				case characters.doubleQuote:
				case characters.singleQuote:
					this.#start = start;
					return this.#quoted(character);
				case characters.dollar: {
					const kind = this.#word(start);
					if (kind !== undefined) return kind;
					continue;
				}
			}
			if (character === characters.backslash && text.charCodeAt(start + 1) === characters.newline) {
				source.offset = start + 2;
				source.line++;
				continue;
			}
			const operator = operatorAt(text, start);
			if (operator !== undefined) {
				source.offset = start + operator.length;
				this.#start = start;
				return operator;
			}
			this.#warn('character', `ignoring unsupported character '${text[start]}'`, source.line);
		}
	}

	/** A keyword, a word, or nothing: a word that expands to nothing vanishes. */
	#word(start: number): TokenKind | undefined {
		const source = this.#source;
		const {text} = source;
		let end = start;
		let character = text.charCodeAt(end);
		while (character < 128 && wordCharacters[character] === 1) character = text.charCodeAt(++end);
		this.#start = start;
		if (character === characters.dollar) {
			const expansion = this.macros.expandWord(text.slice(start, endOfLine(text, start)));
			source.offset = start + expansion.end;
			this.text = expansion.value;
			return expansion.value === '' ? undefined : 'word';
		}
		source.offset = end;
		this.text = text.slice(start, end);
		return keywordKinds.get(this.text) ?? 'word';
	}

	/** A string up to the same quote; the end of the line or of the file ends it too. */
	#quoted(quote: number): TokenKind {
		const source = this.#source;
		const {text} = source;
		let value = '';
		let start = source.offset;
		let lineEnd: number | undefined;
		for (let position = start; ; position++) {
			const character = text.charCodeAt(position);
			const atEnd = position >= text.length;
			if (atEnd || character === quote || character === characters.newline) {
				this.text = value + text.slice(start, position);
				source.offset = position;
				if (character === quote && !atEnd) source.offset++;
				else if (!atEnd) this.#warn('multi-line-string', 'multi-line strings not supported');
				return 'quoted';
			}
			if (character === characters.backslash) {
				// The character behind it is taken as it is; before the end of the line it is only dropped.
				value += text.slice(start, position);
				start = position + 1;
				if (start < text.length && text.charCodeAt(start) !== characters.newline) position++;
			} else if (character === characters.dollar) {
				// The string ends with the line, so the end of that is found once.
				lineEnd ??= endOfLine(text, position);
				const line = text.slice(position, lineEnd);
				const expansion = this.macros.expandReference(line, 1, []);
				value += text.slice(start, position) + expansion.value;
				start = position + expansion.end;
				position = start - 1;
			}
		}
	}

	/** Goes back to the file that sourced this one; false at the end of the first. */
	#endFile(): boolean {
		if (this.kind !== 'end-of-line' && this.kind !== 'help-text') {
			this.#warn('no-newline', 'no new line at end of file', this.#source.line);
		}
		const outer = this.#outer.pop();
		if (outer === undefined) return false;
		this.#source = outer;
		return true;
	}

	#warn(code: string, message: string, line = this.statementLine): void {
		const position = {file: this.#source.file, line};
		const lineText = this.#lineText(line);
		this.#report({severity: 'warning', code, message, position, lineText});
	}

	#lineText(line: number): string {
		const source = this.#source;
		source.lines ??= source.text.split('\n');
		return source.lines[line - 1] ?? '';
	}
}

const isBlank = (character: number): boolean =>
	character === characters.space || character === characters.tab;

const endOfLine = (text: string, start: number): number => {
	const end = text.indexOf('\n', start);
	return end === -1 ? text.length : end;
};

const operatorAt = (text: string, start: number): TokenKind | undefined =>
	operatorKinds.get(text.slice(start, start + 2)) ?? operatorKinds.get(text.charAt(start));
