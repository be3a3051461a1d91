import type {Report} from './diagnostics.ts';
import type {LookAhead} from './look-ahead.ts';
import type {Position} from './source-text.ts';
import type {AssignmentOperator} from './tokens.ts';

/**
 * Runs a command with `/bin/sh -c` and gives the first 4,095 bytes that it wrote to its standard output, which is what C
 * reads; its exit status does not matter. Who wants to start others early can look for them, from the line of this one on.
 */
export type RunCommand = (command: string, lookAhead: LookAhead) => {readonly stdout: string};

export type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown where C's parser exits at once; `parseKconfig` turns it into its diagnostic. */
export class FatalProblem extends Error {
	readonly code: string;
	readonly position: Position | undefined;

	constructor(code: string, message: string, position: Position | undefined) {
		super(message);
		this.code = code;
		this.position = position;
	}
}

type Variable = {
	value: string;
	isRecursive: boolean;
	/** How many expansions of it are under way. */
	depth: number;
};

/** Limits of C: `FUNCTION_MAX_ARGS` and the depth of `variable_expand`. */
const maximumArguments = 16;
const maximumDepth = 1000;

/** C has no such limits, but its memory and its user's patience have: characters, and references expanded in one go. */
const maximumLength = 2 ** 24;
const maximumExpansions = 2 ** 20;
const maximumParentheses = 10_000;

/** What an expansion gave, and the offset behind what it read. */
type Expansion = {readonly value: string; readonly end: number};

/** Variables and functions: `$(name)` and `$(name,argument,…)`. */
export class Macros {
	/** The environment variables that were referred to and set. */
	readonly environment = new Map<string, string>();
	readonly #variables = new Map<string, Variable>();
	readonly #env: Environment;
	readonly #run: (command: string) => {readonly stdout: string};
	readonly #report: Report;
	readonly #where: () => Position;
	#nesting = 0;
	/** How many references were expanded for the outermost one. */
	#expansions = 0;

	constructor(options: {
		readonly env: Environment;
		readonly run: (command: string) => {readonly stdout: string};
		readonly report: Report;
		/** The line that the lexer is in: `$(filename)`, `$(lineno)`, and the place of errors. */
		readonly where: () => Position;
	}) {
		this.#env = options.env;
		this.#run = options.run;
		this.#report = options.report;
		this.#where = options.where;
	}

	/** The same variables, for commands that are not run now and messages that nobody gets. */
	copy(run: (command: string) => {readonly stdout: string}): Macros {
		const copy = new Macros({env: this.#env, run, report: () => undefined, where: this.#where});
		for (const [name, {value, isRecursive}] of this.#variables) {
			copy.#variables.set(name, {value, isRecursive, depth: 0});
		}
		return copy;
	}

	/** `name = value`, `name := value` and `name += value`, which keeps the flavour that the variable has. */
	assign(name: string, operator: AssignmentOperator, value: string): void {
		const existing = this.#variables.get(name);
		const appends = operator === '+=' && existing !== undefined;
		const isRecursive = appends ? existing.isRecursive : operator !== ':=';
		const text = isRecursive ? value : this.expandText(value, []);
		this.#variables.set(name, {
			value: this.#bounded(appends ? `${existing.value} ${text}` : text),
			isRecursive,
			depth: existing?.depth ?? 0,
		});
	}

	/**
	 * Expands the word that starts `line`, up to the first character outside a reference that cannot be in a word.
	 * The result is one word, whatever is in it.
	 */
	expandWord(line: string): Expansion {
		let value = '';
		let position = 0;
		for (;;) {
			const character = line.charCodeAt(position);
			if (character === 36 /* $ */) {
				const expansion = this.expandReference(line, position + 1, []);
				value += expansion.value;
				position = expansion.end;
			} else if (isWordCharacter(character)) {
				value += line[position];
				position++;
			} else {
				return {value, end: position};
			}
		}
	}

	/** Expands what follows a `$` at `start`; a `$` that no parenthesis follows is only itself. */
	expandReference(text: string, start: number, callerArguments: readonly string[]): Expansion {
		if (text[start] !== '(') return {value: '$', end: start};
		const end = closingParenthesis(text, start + 1);
		if (end === 'too deep') this.#fail('parentheses are nested too deeply');
		if (end === 'missing') {
			this.#fail(`unterminated reference to '${text.slice(start + 1)}': missing ')'`);
		}
		// C has no such limit for nested references, but its stack does.
		if (this.#nesting >= maximumDepth) this.#fail('Too deep recursive expansion');
		if (this.#nesting === 0) this.#expansions = 0;
		if (++this.#expansions > maximumExpansions) this.#fail('too many expansions in one text');
		this.#nesting++;
		const value = this.#evaluate(text.slice(start + 1, end), callerArguments);
		this.#nesting--;
		return {value, end: end + 1};
	}

	expandText(text: string, callerArguments: readonly string[]): string {
		let value = '';
		let position = 0;
		for (;;) {
			const dollar = text.indexOf('$', position);
			if (dollar === -1) return value + text.slice(position);
			const expansion = this.expandReference(text, dollar + 1, callerArguments);
			value = this.#bounded(value + text.slice(position, dollar) + expansion.value);
			position = expansion.end;
		}
	}

	#bounded(value: string): string {
		if (value.length > maximumLength) this.#fail('the expansion of a macro is too long');
		return value;
	}

	/** The inside of `$(…)`. `$(1)` is the caller's argument where there is one, else a variable like any other. */
	#evaluate(clause: string, callerArguments: readonly string[]): string {
		if (/^\s*\+?\d+$/.test(clause)) {
			const argument = callerArguments[Number(clause) - 1];
			if (argument !== undefined) return argument;
		}
		const parts = splitArguments(clause);
		if (parts.length > maximumArguments) this.#fail('too many function arguments');
		const expanded = parts.map(part => this.expandText(part, callerArguments));
		const name = expanded[0] ?? '';
		const functionArguments = expanded.slice(1);
		return (
			this.#expandVariable(name, functionArguments) ??
			this.#call(name, functionArguments) ??
			(functionArguments.length === 0 ? this.#readEnvironment(name) : undefined) ??
			''
		);
	}

	#expandVariable(name: string, functionArguments: readonly string[]): string | undefined {
		const variable = this.#variables.get(name);
		if (variable === undefined) return undefined;
		if (functionArguments.length === 0 && variable.depth > 0) {
			this.#fail(`Recursive variable '${name}' references itself (eventually)`);
		}
		if (variable.depth > maximumDepth) this.#fail('Too deep recursive expansion');
		if (!variable.isRecursive) return variable.value;
		variable.depth++;
		const value = this.expandText(variable.value, functionArguments);
		variable.depth--;
		return value;
	}

	/** The built-in functions; undefined when there is none of that name. */
	#call(name: string, functionArguments: readonly string[]): string | undefined {
		const count = builtInArguments[name];
		if (count === undefined) return undefined;
		if (functionArguments.length !== count) {
			const amount = functionArguments.length < count ? 'few' : 'many';
			this.#fail(`too ${amount} function arguments passed to '${name}'`);
		}
		const [first = '', second = ''] = functionArguments;
		switch (name as BuiltIn) {
			case 'shell':
				return shellValue(this.#run(first).stdout);
			case 'info':
				this.#report({severity: 'info', code: 'info', message: first, position: undefined});
				return '';
			case 'warning-if':
				if (first === 'y') {
					this.#report({
						severity: 'warning',
						code: 'warning-if',
						message: second,
						position: this.#where(),
					});
				}
				return '';
			case 'error-if':
				if (first === 'y') throw new FatalProblem('error-if', second, this.#where());
				return '';
			case 'filename':
				return this.#where().file;
			case 'lineno':
				return String(this.#where().line);
		}
	}

	/** C keeps the first value it read, and only of variables that are set: `auto.conf.cmd` lists them. */
	#readEnvironment(name: string): string | undefined {
		if (name === '') return undefined;
		const value = this.environment.get(name) ?? this.#env[name];
		if (value !== undefined) this.environment.set(name, value);
		return value;
	}

	#fail(message: string): never {
		throw new FatalProblem('macro', message, this.#where());
	}
}

const builtInArguments: Readonly<Record<string, number>> = {
	'error-if': 2,
	filename: 0,
	info: 1,
	lineno: 0,
	shell: 1,
	'warning-if': 2,
};

type BuiltIn = 'error-if' | 'filename' | 'info' | 'lineno' | 'shell' | 'warning-if';

const isWordCharacter = (character: number): boolean =>
	(character >= 97 && character <= 122) ||
	(character >= 65 && character <= 90) ||
	(character >= 48 && character <= 57) ||
	character === 95 ||
	character === 45;

/** The offset of the parenthesis that closes what is open at `start`. */
const closingParenthesis = (text: string, start: number): number | 'missing' | 'too deep' => {
	let nesting = 0;
	for (let position = start; position < text.length; position++) {
		const character = text.charCodeAt(position);
		if (character === 41 /* ) */ && nesting-- === 0) return position;
		if (character === 40 /* ( */ && ++nesting > maximumParentheses) return 'too deep';
	}
	return 'missing';
};

/** Splits at the commas that no parenthesis encloses. */
const splitArguments = (clause: string): readonly string[] => {
	const parts: string[] = [];
	let nesting = 0;
	let start = 0;
	for (let position = 0; position < clause.length; position++) {
		const character = clause.charCodeAt(position);
		if (character === 44 /* , */ && nesting === 0) {
			parts.push(clause.slice(start, position));
			start = position + 1;
		} else if (character === 40 /* ( */) {
			nesting++;
		} else if (character === 41 /* ) */) {
			nesting--;
		}
	}
	parts.push(clause.slice(start));
	return parts;
};

/** Up to a NUL, trailing newlines off, inner ones as spaces. */
const shellValue = (stdout: string): string => {
	let end = stdout.length;
	while (end > 0 && stdout.charCodeAt(end - 1) === 10) end--;
	const nul = stdout.indexOf('\0');
	if (nul !== -1 && nul < end) end = nul;
	return stdout.slice(0, end).replaceAll('\n', ' ');
};
