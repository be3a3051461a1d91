import {
	anyText,
	anyWords,
	isHarmless,
	isInstalled,
	isKnown,
	readsInput,
} from './harmless-programs.ts';
import {
	NotUnderstood,
	parseShell,
	type AndOr,
	type Redirection,
	type ShellCommand,
	type ShellList,
	type Word,
} from './shell-syntax.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a command is run in. */
export type CommandSurroundings = {
	readonly env: Environment;
	/** Gives the text of a program that is named by its path, where it has one; asked whenever it matters. */
	readonly readScript: (path: string) => string | undefined;
	/** Whether what Python imports by this name is its own, and not a file in the current directory. */
	readonly isModule: (name: string) => boolean;
};

/**
 * Whether nobody can tell when, or how often, a command is run: it reads what no command changes and leaves nothing
 * behind. Such a command may be started before its turn, beside others, and its answer serves all who ask the same.
 *
 * It is decided by texts alone, the command's and those of the `/bin/sh` scripts that it runs: every command in them that
 * could be run must be known to be harmless, with the values that its words have there. Values are followed from the
 * environment, arguments, and assignments that are run for certain; whatever else a word may be is not known, and what is
 * not known is not harmless where it matters. Nor is anything that `parseShell` does not understand.
 *
 * Known are the shell's own commands, tools that print, and what Linux' `Kconfig.include` and the scripts that it runs
 * ask of compilers, linkers and binutils, which may write to `/dev/null`, below a directory `.tmp_$$` and to files of
 * `mktemp`, where a `trap` removes them at the end. That compilers, tools found in `PATH` and Python's modules are what
 * their names say, and stay so while a tree is read, is taken for granted. (Python may keep the bytes that it compiled
 * beside a module, as it may at any time: no answer depends on it.)
 */
export function leavesNoTrace(command: string, surroundings: CommandSurroundings): boolean {
	// A line is all that goes to a `ShellServer` at once.
	if (command.includes('\n') || command.trim() === '') return false;
	try {
		new ScriptEffects(surroundings, undefined, 0, {left: maximumCommands}).check(command, []);
		return true;
	} catch (error) {
		if (error instanceof NotUnderstood) return false;
		throw error;
	}
}

/** How many commands are looked at: functions that call each other multiply. */
const maximumCommands = 20_000;
/** How deep calls of functions and scripts go. */
const maximumLevel = 10;

/** What is known where a command stands. */
type State = {
	/** Those assigned; undefined where the value is not known. */
	readonly variables: Map<string, string | undefined>;
	arguments: readonly string[] | undefined;
	readonly functions: Map<string, ShellCommand>;
	/** Files, and directories with what is in them, that a trap removes. */
	readonly removed: Set<string>;
	/** Whether it may be that this is not run, or not in the shell itself. */
	readonly isAside: boolean;
	/** Whether it is run later, when variables have other values. */
	readonly isLater: boolean;
	hasTrap: boolean;
	/** Whether its standard input is not ours, of which every reader takes away something. */
	hasInput: boolean;
};

/** Stands for the directory and name that `mktemp` gives; a number follows. */
const temporaryName = '\uFDD0';
const reserved = /[\uFDD0\uFFFE\uFFFF]/;

const locale = /^(?:LC_[A-Z]+|LANG|LANGUAGE)$/;
/** What `env` may set for a script: Linux' names of tools. */
const toolName = /^(?:AR|AS|BINDGEN|CC|CXX|LD|NM|OBJCOPY|OBJDUMP|PAHOLE|READELF|RUSTC|STRIP)$/;
/** What shells set themselves, whether or not it is in their environment. */
const ownVariable =
	/^(?:BASH\w*|E?UID|COMP_\w+|DIRSTACK|EPOCH\w+|FUNCNAME|GROUPS|HIST\w*|HOST\w+|LINENO|MACHTYPE|MAIL\w*|OLDPWD|OPT\w+|OSTYPE|PATH|PIPESTATUS|PPID|PS\d|PWD|RANDOM|SECONDS|SHELL\w*|SHLVL|S?RANDOM|TERM|_)$/;

/** Checks one script, or a command's own text; each check throws `NotUnderstood` where it finds a trace. */
class ScriptEffects {
	readonly #surroundings: CommandSurroundings;
	readonly #path: string | undefined;
	#level: number;
	readonly #commands: {left: number};
	/** How many names `mktemp` gave. */
	#temporary = 0;

	constructor(
		surroundings: CommandSurroundings,
		path: string | undefined,
		level: number,
		commands: {left: number},
	) {
		this.#surroundings = surroundings;
		this.#path = path;
		this.#level = level;
		this.#commands = commands;
	}

	check(text: string, given: readonly string[] | undefined): void {
		demand(!reserved.test(text) && this.#level <= maximumLevel);
		const state: State = {
			variables: new Map(),
			arguments: given,
			functions: new Map(),
			removed: new Set(),
			isAside: false,
			isLater: false,
			hasTrap: false,
			hasInput: false,
		};
		this.#list(parseShell(text), state);
		for (let number = 0; number < this.#temporary; number++) {
			demand(state.removed.has(`${temporaryName}${number}`));
		}
	}

	#list(list: ShellList, state: State): void {
		for (const pipelines of list) this.#andOr(pipelines, state);
	}

	#andOr(pipelines: AndOr, state: State): void {
		for (const [place, commands] of pipelines.entries()) {
			for (const [position, command] of commands.slice(0, -1).entries()) {
				this.#command(command, {...apart(state), hasInput: position > 0 || state.hasInput});
			}
			const last = commands.at(-1)!;
			const isPipeline = commands.length > 1;
			if (place === 0 && !isPipeline) this.#command(last, state);
			// Some shells run the last one of a pipeline themselves.
			else {
				this.#aside(state, aside => {
					aside.hasInput ||= isPipeline;
					this.#command(last, aside);
				});
			}
		}
	}

	/** Checks what may or may not be run. Says whether less is known behind it. */
	#aside(state: State, check: (aside: State) => void): boolean {
		const aside = apart(state);
		check(aside);
		let isChanged = aside.arguments !== state.arguments;
		if (isChanged) state.arguments = undefined;
		for (const name of aside.variables.keys()) {
			if (this.#value(name, aside) === this.#value(name, state)) continue;
			state.variables.set(name, undefined);
			isChanged = true;
		}
		return isChanged;
	}

	#command(command: ShellCommand, state: State): void {
		demand(--this.#commands.left > 0);
		if (command.kind === 'function') {
			demand(!state.isAside && !/^(?:env|set|shift|trap)$/.test(command.name));
			state.functions.set(command.name, command.body);
			return;
		}
		for (const redirection of command.redirections) this.#redirection(redirection, state);
		switch (command.kind) {
			case 'simple': {
				const words = this.#expandAll(command.words, state);
				for (const {name, value} of command.assignments) {
					const [text = '', ...more] = this.#expand(asQuoted(value), state);
					const isOne = more.length === 0 && isKnown(text);
					if (words.length > 0) demand(locale.test(name));
					else this.#assign(name, isOne ? text : undefined, state);
				}
				const isGiven = command.redirections.some(({isOutput}) => !isOutput);
				this.#run(words, state, isGiven || state.hasInput);
				break;
			}
			case 'group':
				this.#list(command.body, state);
				break;
			case 'subshell':
				this.#list(command.body, apart(state));
				break;
			case 'branches':
				this.#expandAll(command.words, state);
				for (const branch of command.branches) {
					this.#aside(state, aside => this.#list(branch, aside));
				}
				break;
			case 'loop':
				// A command that was only foreseen, in a text of help for example, had better come to an end.
				demand(this.#level > 0);
				this.#expandAll(command.words, state);
				if (command.variable !== undefined) this.#assign(command.variable, undefined, state);
				while (this.#aside(state, aside => this.#list(command.body, aside)));
				break;
		}
	}

	#redirection({isOutput, target}: Redirection, state: State): void {
		const [file, ...others] = this.#expandAll([target], state);
		if (!isOutput) return;
		demand(file !== undefined && others.length === 0);
		demand(file === '/dev/null' || isRemoved(file!, state));
	}

	#assign(name: string, value: string | undefined, state: State): void {
		// What is in the environment, programs see.
		const isExported = this.#surroundings.env[name] !== undefined && name !== 'IFS';
		demand(locale.test(name) || !(isExported || ownVariable.test(name)));
		state.variables.set(name, value);
	}

	#run(words: readonly string[], state: State, hasInput: boolean): void {
		const [program, ...args] = words;
		if (program === undefined) return;
		const isCounted = !args.some(arg => arg.includes(anyWords));
		const given = isCounted ? args : undefined;
		const body = state.functions.get(program);
		if (body !== undefined) {
			const own = state.arguments;
			state.arguments = given;
			demand(++this.#level <= maximumLevel);
			this.#command(body, state);
			this.#level--;
			state.arguments = own;
		} else if (program === 'set') {
			if (/^-[eu]+$/.test(args[0] ?? '')) demand(args.length === 1);
			else if (args[0] === '--') state.arguments = given?.slice(1);
			else demand(args.length === 0);
		} else if (program === 'shift') {
			const count = /^\d+$/.test(args[0] ?? '1') ? Number(args[0] ?? '1') : undefined;
			state.arguments = count === undefined ? undefined : state.arguments?.slice(count);
		} else if (program === 'trap') {
			this.#trap(args, state);
		} else if (program === 'env') {
			this.#env(args);
		} else if (isKnown(program) && program.includes('/') && !isInstalled(program)) {
			this.#script(program, given, this.#surroundings);
		} else {
			const {isModule} = this.#surroundings;
			demand(hasInput || !readsInput(words));
			demand(isHarmless(words, file => isRemoved(file, state), isModule));
		}
	}

	#trap(args: readonly string[], state: State): void {
		const [action = '', signal] = args;
		// Another one would take the place of the first.
		demand(args.length === 2 && signal === 'EXIT' && isKnown(action));
		demand(!state.isAside && !state.hasTrap);
		state.hasTrap = true;
		const list = parseShell(action);
		// Nothing is known about the time at which it will be run.
		const later = {...state, isAside: true, isLater: true, arguments: undefined};
		const words = this.#wordsOf(list, later);
		if (words?.[0] !== 'rm') {
			this.#list(list, later);
			return;
		}
		demand(/^-r?f$/.test(words[1] ?? ''));
		for (const file of words.slice(2)) {
			demand(file === '.tmp_$$' || (file.startsWith(temporaryName) && /^.\d+[\w.]*$/.test(file)));
			state.removed.add(file);
		}
	}

	#env(args: readonly string[]): void {
		const env: Record<string, string | undefined> = {...this.#surroundings.env};
		for (const [place, arg] of args.entries()) {
			const [, name, value] = /^(\w+)=(.*)$/.exec(arg) ?? [];
			if (name === undefined) {
				demand(arg.includes('/') && isKnown(arg));
				const rest = args.slice(place + 1);
				const given = rest.some(word => word.includes(anyWords)) ? undefined : rest;
				this.#script(arg, given, {...this.#surroundings, env});
				return;
			}
			demand(isKnown(arg) && (toolName.test(name) || locale.test(name)));
			env[name] = value;
		}
		throw new NotUnderstood();
	}

	#script(
		path: string,
		given: readonly string[] | undefined,
		surroundings: CommandSurroundings,
	): void {
		const text = surroundings.readScript(path);
		if (text === undefined || !/^#! ?\/bin\/sh(?: -[eu]+)?\n/.test(text)) throw new NotUnderstood();
		new ScriptEffects(surroundings, path, this.#level + 1, this.#commands).check(text, given);
	}

	/** The words of a list that is one simple command, and no more than that. */
	#wordsOf(list: ShellList, state: State): readonly string[] | undefined {
		const command = list.length === 1 && list[0]!.length === 1 ? list[0]![0]! : [];
		const [simple] = command;
		if (command.length !== 1 || simple?.kind !== 'simple') return undefined;
		if (simple.assignments.length + simple.redirections.length > 0) return undefined;
		return this.#expandAll(simple.words, state);
	}

	/** What `$(…)` stands for, where that is known. */
	#output(body: ShellList, state: State): string | undefined {
		const [program, argument, ...others] = this.#wordsOf(body, state) ?? [];
		if (program !== undefined && !state.functions.has(program) && others.length === 0) {
			if (program === 'dirname' && argument !== undefined && isKnown(argument)) {
				return /^(.*[^/])\/[^/]+$/.exec(argument)?.[1];
			}
			if (program === 'mktemp' && argument === undefined) {
				demand(/^[\w/.-]*$/.test(this.#surroundings.env['TMPDIR'] ?? ''));
				return `${temporaryName}${this.#temporary++}`;
			}
		}
		this.#list(body, apart(state));
		return undefined;
	}

	#value(name: string, state: State): string | undefined {
		if (state.isLater) return undefined;
		if (state.variables.has(name)) return state.variables.get(name);
		if (name === 'IFS') return ' \t\n';
		const value = this.#surroundings.env[name];
		return ownVariable.test(name) || reserved.test(value ?? '') ? undefined : (value ?? '');
	}

	#expandAll(words: readonly Word[], state: State): readonly string[] {
		return words.flatMap(word => this.#expand(word, state));
	}

	#expand(word: Word, state: State): readonly string[] {
		const fields: string[] = [];
		let field: string | undefined;
		const append = (text: string): void => {
			field = (field ?? '') + text;
		};
		const end = (): void => {
			if (field !== undefined) fields.push(field);
			field = undefined;
		};
		const appendValue = (value: string | undefined, isQuoted: boolean): void => {
			if (isQuoted) {
				append(value ?? anyText);
				return;
			}
			const separators = this.#value('IFS', state);
			if (value === undefined || separators === undefined || /[*?[\\]/.test(value)) {
				append(anyWords);
				return;
			}
			if (separators !== ' \t\n') {
				const isSplit = separators.split('').some(letter => value.includes(letter));
				if (value !== '') append(isSplit ? anyWords : value);
				return;
			}
			for (const [place, piece] of value.split(/[ \t\n]+/).entries()) {
				if (place > 0) end();
				if (piece !== '') append(piece);
			}
		};
		for (const part of word) {
			if (part.kind === 'text') {
				append(part.text);
			} else if (part.kind === 'arithmetic') {
				this.#expand(part.inner, state);
				append(anyText);
			} else if (part.kind === 'output') {
				appendValue(this.#output(part.body, state), part.isQuoted);
			} else if (part.operand !== undefined) {
				this.#expand(part.operand, state);
				appendValue(undefined, part.isQuoted);
			} else if (part.name === '$') {
				append('$$');
			} else if (part.name === '@' || (part.name === '*' && !part.isQuoted)) {
				const all = state.arguments ?? [anyWords];
				for (const [place, argument] of all.entries()) {
					if (place > 0) end();
					appendValue(argument, part.isQuoted);
				}
			} else {
				appendValue(this.#parameter(part.name, state), part.isQuoted);
			}
		}
		end();
		return fields;
	}

	#parameter(name: string, state: State): string | undefined {
		if (name === '0') return this.#path;
		if (/^[1-9]$/.test(name)) {
			return state.arguments === undefined ? undefined : (state.arguments[Number(name) - 1] ?? '');
		}
		return /^\w/.test(name) ? this.#value(name, state) : undefined;
	}
}

const demand = (isAllowed: boolean): void => {
	if (!isAllowed) throw new NotUnderstood();
};

/** For what runs in another shell, or perhaps not at all. */
const apart = (state: State): State => ({
	...state,
	variables: new Map(state.variables),
	isAside: true,
});

const isRemoved = (file: string, {removed}: State): boolean => {
	if (removed.has(file)) return true;
	const [directory] = file.split('/', 1);
	return directory === '.tmp_$$' && removed.has(directory) && /^[^/]+\/[\w.]+$/.test(file);
};

/** What is assigned is not split into words. */
const asQuoted = (word: Word): Word =>
	word.map(part =>
		part.kind === 'variable' || part.kind === 'output' ? {...part, isQuoted: true} : part,
	);
