/** A list: commands one after another, each of them pipelines joined by `&&` and `||`. */
export type ShellList = readonly AndOr[];
export type AndOr = readonly Pipeline[];
export type Pipeline = readonly ShellCommand[];

export type ShellCommand =
	| {
			readonly kind: 'simple';
			readonly assignments: readonly Assignment[];
			readonly words: readonly Word[];
			readonly redirections: readonly Redirection[];
	  }
	| {
			readonly kind: 'group' | 'subshell';
			readonly body: ShellList;
			readonly redirections: readonly Redirection[];
	  }
	/** `if` and `case`: some of its lists are run. */
	| {
			readonly kind: 'branches';
			readonly words: readonly Word[];
			readonly branches: readonly ShellList[];
			readonly redirections: readonly Redirection[];
	  }
	/** Its body, to which the condition of `while` belongs, is run any number of times. */
	| {
			readonly kind: 'loop';
			readonly variable: string | undefined;
			readonly words: readonly Word[];
			readonly body: ShellList;
			readonly redirections: readonly Redirection[];
	  }
	| {readonly kind: 'function'; readonly name: string; readonly body: ShellCommand};

export type Assignment = {readonly name: string; readonly value: Word};

export type Redirection = {
	readonly isOutput: boolean;
	/** A file, or a here document's text. */
	readonly target: Word;
};

export type Word = readonly WordPart[];
export type WordPart =
	| {readonly kind: 'text'; readonly text: string}
	/** `operand` is what stands behind an operator, as in `${x:-operand}`. */
	| {
			readonly kind: 'variable';
			readonly name: string;
			readonly operand: Word | undefined;
			readonly isQuoted: boolean;
	  }
	| {readonly kind: 'output'; readonly body: ShellList; readonly isQuoted: boolean}
	| {readonly kind: 'arithmetic'; readonly inner: Word};

/** Something in a text that is not known here. It may be all right in a shell. */
export class NotUnderstood extends Error {}

/**
 * Parses what scripts are mostly made of. Throws `NotUnderstood` at the rest: background jobs, backquotes, patterns that
 * match files, `~`, braces that bash expands, and assignments inside expansions.
 */
export function parseShell(text: string): ShellList {
	const parser = new ShellParser(text);
	const list = parser.list();
	parser.expectEnd();
	return list;
}

/** Reserved words that end a list. */
const closing = /(?:then|elif|else|fi|do|done|esac|\})(?=[\s;&|()<>]|$)/y;
const opening = /(?:if|case|while|until|for|[{!])(?=\s)/y;
const functionHead = /([A-Za-z_]\w*)[ \t]*\([ \t]*\)/y;
const assignmentHead = /([A-Za-z_]\w*)=/y;
const redirectionHead = /\d*(<<-?|>>|>\||[<>]&|[<>])[ \t]*/y;
const plainText = /[^\s;&|()<>'"\\$`*?[~{}]+/y;
const quotedText = /[^"\\$`]+/y;
const documentText = /[^\\$`]+/y;
const parameter = /[A-Za-z_]\w*|\d|[@*#?$!-]/y;
const maximumDepth = 50;
const wordEnd = /[\s;&|()<>]/;

type HereDocument = {target: WordPart[]; end: string; isLiteral: boolean; stripsTabs: boolean};

class ShellParser {
	readonly #text: string;
	#at = 0;
	#depth = 0;
	/** Their texts begin behind the next newline. */
	#documents: HereDocument[] = [];

	constructor(text: string) {
		this.#text = text;
	}

	expectEnd(): void {
		if (this.#at < this.#text.length || this.#documents.length > 0) throw new NotUnderstood();
	}

	list(): ShellList {
		const list: AndOr[] = [];
		for (;;) {
			this.#skipLines();
			if (this.#isListEnd()) return list;
			list.push(this.#andOr());
			this.#skipBlanks();
			if (this.#text.startsWith(';;', this.#at) || this.#isListEnd()) return list;
			if (!this.#take(';') && this.#text[this.#at] !== '\n') throw new NotUnderstood();
		}
	}

	#isListEnd(): boolean {
		const next = this.#text[this.#at];
		return (
			next === undefined ||
			next === ')' ||
			this.#text.startsWith(';;', this.#at) ||
			this.#matches(closing)
		);
	}

	#andOr(): AndOr {
		const pipelines = [this.#pipeline()];
		for (;;) {
			this.#skipBlanks();
			if (!this.#take('&&') && !this.#take('||')) return pipelines;
			this.#skipLines();
			pipelines.push(this.#pipeline());
		}
	}

	#pipeline(): Pipeline {
		const commands = [this.#command()];
		for (;;) {
			this.#skipBlanks();
			if (this.#text.startsWith('||', this.#at) || !this.#take('|')) return commands;
			this.#skipLines();
			commands.push(this.#command());
		}
	}

	#command(): ShellCommand {
		return this.#nested(() => this.#anyCommand());
	}

	#anyCommand(): ShellCommand {
		this.#skipBlanks();
		if (this.#take('(')) {
			const body = this.list();
			this.#expect(')');
			return {kind: 'subshell', body, redirections: this.#redirections()};
		}
		const name = this.#takeMatch(functionHead)?.[1];
		if (name !== undefined) {
			this.#skipLines();
			return {kind: 'function', name, body: this.#command()};
		}
		const word = this.#takeMatch(opening)?.[0];
		if (word === '!') return this.#command();
		if (word === '{') {
			const body = this.list();
			this.#expect('}');
			return {kind: 'group', body, redirections: this.#redirections()};
		}
		if (word === 'if') return this.#if();
		if (word === 'case') return this.#case();
		if (word === 'for') return this.#for();
		if (word !== undefined) return this.#loop(undefined, [], this.list());
		return this.#simple();
	}

	#if(): ShellCommand {
		const branches = [this.list()];
		for (;;) {
			const word = this.#takeMatch(closing)?.[0];
			if (word === 'fi') break;
			if (word !== 'then' && word !== 'elif' && word !== 'else') throw new NotUnderstood();
			branches.push(this.list());
		}
		return {kind: 'branches', words: [], branches, redirections: this.#redirections()};
	}

	#case(): ShellCommand {
		const words = [this.#expectWord()];
		const branches: ShellList[] = [];
		this.#skipLines();
		this.#expect('in');
		for (this.#skipLines(); !this.#take('esac'); this.#skipLines()) {
			this.#take('(');
			do {
				words.push(this.#pattern());
				this.#skipBlanks();
			} while (this.#take('|'));
			this.#expect(')');
			branches.push(this.list());
			this.#take(';;');
		}
		return {kind: 'branches', words, branches, redirections: this.#redirections()};
	}

	#for(): ShellCommand {
		this.#skipBlanks();
		const variable = this.#takeMatch(/[A-Za-z_]\w*/y)?.[0];
		if (variable === undefined) throw new NotUnderstood();
		this.#skipBlanks();
		const words: Word[] = [];
		if (this.#takeMatch(/in(?=\s)/y) !== undefined) {
			for (;;) {
				this.#skipBlanks();
				const word = this.#word();
				if (word === undefined) break;
				words.push(word);
			}
		}
		this.#skipBlanks();
		this.#take(';');
		this.#skipLines();
		return this.#loop(variable, words, []);
	}

	#loop(variable: string | undefined, words: readonly Word[], condition: ShellList): ShellCommand {
		this.#expect('do');
		const body = [...condition, ...this.list()];
		this.#expect('done');
		return {kind: 'loop', variable, words, body, redirections: this.#redirections()};
	}

	#simple(): ShellCommand {
		const assignments: Assignment[] = [];
		const words: Word[] = [];
		const redirections: Redirection[] = [];
		for (;;) {
			this.#skipBlanks();
			const redirection = this.#redirection();
			if (redirection === 'duplicate') continue;
			if (redirection !== undefined) {
				redirections.push(redirection);
				continue;
			}
			const name = words.length === 0 ? this.#takeMatch(assignmentHead)?.[1] : undefined;
			const word = this.#word();
			if (name !== undefined) assignments.push({name, value: word ?? []});
			else if (word !== undefined) words.push(word);
			else break;
		}
		if (assignments.length + words.length + redirections.length === 0) throw new NotUnderstood();
		return {kind: 'simple', assignments, words, redirections};
	}

	#redirections(): readonly Redirection[] {
		const redirections: Redirection[] = [];
		for (;;) {
			this.#skipBlanks();
			const redirection = this.#redirection();
			if (redirection === undefined) return redirections;
			if (redirection !== 'duplicate') redirections.push(redirection);
		}
	}

	#redirection(): Redirection | 'duplicate' | undefined {
		const operator = this.#takeMatch(redirectionHead)?.[1];
		if (operator === undefined) return undefined;
		if (operator.endsWith('&')) {
			if (this.#takeMatch(/\d(?=[\s;&|()<>]|$)/y) === undefined) throw new NotUnderstood();
			return 'duplicate';
		}
		if (!operator.startsWith('<<')) {
			return {isOutput: operator.startsWith('>'), target: this.#expectWord()};
		}
		const [, quoted, doubleQuoted, plain] =
			this.#takeMatch(/'([\w.-]+)'|"([\w.-]+)"|([\w.-]+)/y) ?? [];
		const end = quoted ?? doubleQuoted ?? plain;
		if (end === undefined) throw new NotUnderstood();
		const target: WordPart[] = [];
		const isLiteral = plain === undefined;
		this.#documents.push({target, end, isLiteral, stripsTabs: operator === '<<-'});
		return {isOutput: false, target};
	}

	#readDocuments(): void {
		for (const {target, end, isLiteral, stripsTabs} of this.#documents) {
			const last = new RegExp(`^${stripsTabs ? '\t*' : ''}${end.replaceAll('.', '\\.')}$`, 'm');
			const rest = this.#text.slice(this.#at);
			const found = last.exec(rest);
			if (found === null) throw new NotUnderstood();
			const text = rest.slice(0, found.index);
			this.#at += found.index + found[0].length;
			if (isLiteral) target.push({kind: 'text', text});
			else target.push(...new ShellParser(text).#document());
			this.#take('\n');
		}
		this.#documents = [];
	}

	#document(): Word {
		const parts: WordPart[] = [];
		while (this.#at < this.#text.length) this.#quotedPart(parts, documentText);
		return parts;
	}

	#expectWord(): Word {
		this.#skipBlanks();
		const word = this.#word();
		if (word === undefined) throw new NotUnderstood();
		return word;
	}

	/** Undefined where none begins. */
	#word(): Word | undefined {
		const start = this.#at;
		const parts: WordPart[] = [];
		while (this.#at < this.#text.length && !wordEnd.test(this.#text[this.#at]!)) this.#part(parts);
		return this.#at === start ? undefined : parts;
	}

	/** A pattern of `case`: it matches no files. */
	#pattern(): Word {
		this.#skipBlanks();
		const parts: WordPart[] = [];
		for (;;) {
			const text = this.#takeMatch(/[*?[\]~{}]+/y)?.[0];
			if (text !== undefined) parts.push({kind: 'text', text});
			else if (this.#at >= this.#text.length || wordEnd.test(this.#text[this.#at]!)) return parts;
			else this.#part(parts);
		}
	}

	#part(parts: WordPart[]): void {
		const text = this.#takeMatch(plainText)?.[0];
		if (text !== undefined) {
			parts.push({kind: 'text', text});
		} else if (this.#take("'")) {
			const end = this.#text.indexOf("'", this.#at);
			if (end === -1) throw new NotUnderstood();
			parts.push({kind: 'text', text: this.#text.slice(this.#at, end)});
			this.#at = end + 1;
		} else if (this.#take('"')) {
			parts.push({kind: 'text', text: ''});
			while (!this.#take('"')) this.#quotedPart(parts, quotedText);
		} else if (this.#take('\\')) {
			const escaped = this.#text[this.#at++];
			if (escaped === undefined) throw new NotUnderstood();
			if (escaped !== '\n') parts.push({kind: 'text', text: escaped});
		} else if (this.#text[this.#at] === '$') {
			this.#dollar(parts, false);
		} else if (this.#takeMatch(/\[(?=[ \t])/y) !== undefined && parts.length === 0) {
			parts.push({kind: 'text', text: '['});
		} else {
			throw new NotUnderstood();
		}
	}

	#quotedPart(parts: WordPart[], plain: RegExp): void {
		const text = this.#takeMatch(plain)?.[0];
		if (text !== undefined) {
			parts.push({kind: 'text', text});
		} else if (this.#take('\\')) {
			const escaped = this.#text[this.#at++];
			if (escaped === undefined) throw new NotUnderstood();
			const isEscape = /[$`"\\\n]/.test(escaped);
			parts.push({kind: 'text', text: isEscape ? escaped.trimEnd() : `\\${escaped}`});
		} else if (this.#text[this.#at] === '$') {
			this.#dollar(parts, true);
		} else {
			throw new NotUnderstood();
		}
	}

	#dollar(parts: WordPart[], isQuoted: boolean): void {
		parts.push(this.#nested(() => this.#expansion(isQuoted)));
	}

	#expansion(isQuoted: boolean): WordPart {
		this.#expect('$');
		if (this.#take('((')) return {kind: 'arithmetic', inner: this.#arithmetic()};
		if (this.#take('(')) {
			const body = this.list();
			this.#expect(')');
			return {kind: 'output', body, isQuoted};
		}
		if (this.#take('{')) return this.#bracedParameter(isQuoted);
		const name = this.#takeMatch(parameter)?.[0];
		if (name !== undefined) return {kind: 'variable', name, operand: undefined, isQuoted};
		if (!isQuoted && this.#matches(/['"]/y)) throw new NotUnderstood();
		return {kind: 'text', text: '$'};
	}

	#arithmetic(): Word {
		const inner: WordPart[] = [];
		for (;;) {
			if (this.#matches(/\+\+|--/y)) throw new NotUnderstood();
			if (this.#take('))')) return inner;
			if (this.#takeMatch(/[\w\s+*/%()-]/y) === undefined) this.#dollar(inner, true);
		}
	}

	#bracedParameter(isQuoted: boolean): WordPart {
		const isLength = this.#takeMatch(/#(?=\w)/y) !== undefined;
		const name = this.#takeMatch(parameter)?.[0];
		if (name === undefined) throw new NotUnderstood();
		const operator = this.#takeMatch(/:?[-+?]|##?|%%?/y);
		const operand: WordPart[] = [];
		while (!this.#take('}')) {
			// Between double quotes, single ones do not quote.
			if (operator === undefined || (isQuoted && this.#matches(/'/y))) throw new NotUnderstood();
			const text = this.#takeMatch(/[*?[\]!^ \t~,:]+/y)?.[0];
			if (text === undefined) this.#part(operand);
			else operand.push({kind: 'text', text});
		}
		const isPlain = operator === undefined && !isLength;
		return {kind: 'variable', name, operand: isPlain ? undefined : operand, isQuoted};
	}

	/** Goes over blanks and comments, and over newlines that are escaped. */
	#skipBlanks(): void {
		this.#takeMatch(/(?:[ \t]|\\\n)*(?:(?<=[\s;&|()]|^)#[^\n]*)?/y);
	}

	#skipLines(): void {
		for (this.#skipBlanks(); this.#take('\n'); this.#skipBlanks()) this.#readDocuments();
	}

	#nested<Parsed>(parse: () => Parsed): Parsed {
		if (++this.#depth > maximumDepth) throw new NotUnderstood();
		const parsed = parse();
		this.#depth--;
		return parsed;
	}

	#expect(text: string): void {
		if (!this.#take(text)) throw new NotUnderstood();
	}

	#take(text: string): boolean {
		if (!this.#text.startsWith(text, this.#at)) return false;
		this.#at += text.length;
		return true;
	}

	#matches(pattern: RegExp): boolean {
		pattern.lastIndex = this.#at;
		return pattern.test(this.#text);
	}

	#takeMatch(pattern: RegExp): RegExpExecArray | undefined {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#text);
		if (match !== null) this.#at = pattern.lastIndex;
		return match ?? undefined;
	}
}
