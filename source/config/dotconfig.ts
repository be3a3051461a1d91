import type {Diagnostic} from '../kconfig/diagnostics.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import {isValidText} from '../kconfig/numbers.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {layOut} from './layout.ts';

/** What every name starts with in a configuration, unless the variable `CONFIG_` says otherwise. */
export const defaultPrefix = 'CONFIG_';

/** The bytes of `.config`, the same as C `conf` writes. */
export function printDotconfig(evaluation: Evaluation, prefix = defaultPrefix): string {
	const lines = [...heading(evaluation.tree, '#', '#', '#')];
	for (const item of layOut(evaluation)) {
		switch (item.kind) {
			case 'heading':
				lines.push('', '#', `# ${item.text}`, '#');
				break;
			case 'end':
				lines.push(`# end of ${item.text}`);
				break;
			case 'symbol':
				if (item.isSetOff) lines.push('');
				lines.push(settingLine(item.symbol, evaluation.text(item.symbol), prefix));
				break;
		}
	}

	return lines.join('\n') + '\n';
}

/** The four lines that C puts at the top of each file it generates. */
export function heading(
	tree: KconfigTree,
	first: string,
	decoration: string,
	last: string,
): readonly string[] {
	const title = tree.root.prompt?.text ?? '';
	return [
		first,
		`${decoration} Automatically generated file; DO NOT EDIT.`,
		`${decoration} ${title}`,
		last,
	];
}

/** A symbol's line: `CONFIG_X=y`, `# CONFIG_X is not set`, `CONFIG_X="text"`. */
export function settingLine(symbol: KconfigSymbol, value: string, prefix = defaultPrefix): string {
	if (isBoolean(symbol) && value === 'n') return `# ${prefix}${symbol.name} is not set`;
	return `${prefix}${symbol.name}=${symbol.type === 'string' ? quote(value) : value}`;
}

export const isBoolean = ({type}: KconfigSymbol): boolean => type === 'bool' || type === 'tristate';

/** Only the quote and the backslash are escaped; a newline would be printed as it is. */
export const quote = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;

export type ParsedDotconfig = {
	/**
	 * What the file sets, as text. The order is part of it: where two members of a choice are y, the later one wins, so a
	 * symbol set again moves to the end.
	 */
	readonly userValues: Map<KconfigSymbol, string>;
	/** In which line each of them stands. */
	readonly lines: Map<KconfigSymbol, number>;
	/** Warnings with C's texts. */
	readonly diagnostics: Diagnostic[];
	/** Settings that C drops without a word: of symbols that the tree does not have, and strings without quotes. */
	readonly dropped: Diagnostic[];
};

/**
 * Reads a `.config`, a defconfig or a fragment as C's `conf_read_simple` does: a line that cannot be read is a warning,
 * never the end. Symbols that the tree does not have are passed over silently, for configurations outlive trees, unless
 * `warnUnknown` (KCONFIG_WARN_UNKNOWN_SYMBOLS).
 */
export function parseDotconfig(
	text: string,
	tree: KconfigTree,
	{
		file,
		warnUnknown = false,
		prefix = defaultPrefix,
	}: {file: string; warnUnknown?: boolean; prefix?: string},
): ParsedDotconfig {
	const userValues = new Map<KconfigSymbol, string>();
	const lines = new Map<KconfigSymbol, number>();
	const constants = new Set<KconfigSymbol>();
	const diagnostics: Diagnostic[] = [];
	const dropped: Diagnostic[] = [];
	let number = 0;
	const report = (list: Diagnostic[], code: string, message: string, lineText: string) =>
		list.push({severity: 'warning', code, message, position: {file, line: number}, lineText});

	for (const line of linesOf(text)) {
		number++;
		const setting = readSetting(line, prefix);
		if (setting === 'nothing') continue;
		if (setting === 'malformed') {
			report(diagnostics, 'unexpected-data', `unexpected data: ${line}`, line);
			continue;
		}

		const symbol = symbolNamed(tree, setting.name);
		if (symbol === undefined) {
			const list = warnUnknown ? diagnostics : dropped;
			report(list, 'unknown-symbol', `unknown symbol: ${setting.name}`, line);
			continue;
		}

		if (userValues.has(symbol) || constants.has(symbol))
			report(diagnostics, 'reassigned', `override: reassigning to symbol ${setting.name}`, line);
		const value = readValue(symbol, setting.value);
		switch (value.kind) {
			case 'value':
				userValues.delete(symbol);
				if (symbol.isConstant) constants.add(symbol);
				else userValues.set(symbol, value.text);
				lines.set(symbol, number);
				break;
			case 'ignored':
				report(
					dropped,
					'no-value',
					`symbol value '${setting.value}' is none of ${setting.name}`,
					line,
				);
				break;
			case 'unterminated':
				report(diagnostics, 'unterminated-string', 'invalid string found', line);
				break;
			case 'invalid':
				report(
					diagnostics,
					'invalid-value',
					`symbol value '${setting.value}' invalid for ${setting.name}`,
					line,
				);
				break;
		}
	}

	return {userValues, lines, diagnostics, dropped};
}

/** The lines as C's strings: each ends at its first NUL, and the carriage return goes only with a newline. */
export const linesOf = (text: string): string[] =>
	text.split(/\r?\n/).map(line => (line.includes('\0') ? line.slice(0, line.indexOf('\0')) : line));

export type Setting = {readonly name: string; readonly value: string};

/** Reads a line of a configuration. Comments are nothing, except `# CONFIG_X is not set`. */
export function readSetting(line: string, prefix: string): Setting | 'nothing' | 'malformed' {
	if (line === '') return 'nothing';
	if (line.startsWith('#')) {
		const setting = line.startsWith(`# ${prefix}`) ? line.slice(2 + prefix.length) : '';
		const name = /^([^ ]*) is not set$/.exec(setting)?.[1];
		return name === undefined ? 'nothing' : {name, value: 'n'};
	}

	const equals = line.indexOf('=', prefix.length);
	if (!line.startsWith(prefix) || equals < 0) return 'malformed';
	return {name: line.slice(prefix.length, equals), value: line.slice(equals + 1)};
}

/** C finds the constants y, m and n by their names, and lets a configuration set them to no effect. */
export const symbolNamed = (tree: KconfigTree, name: string): KconfigSymbol | undefined =>
	name === 'y' || name === 'm' || name === 'n'
		? tree.allSymbols.find(symbol => symbol.isConstant && symbol.name === name)
		: tree.symbols.get(name);

type ReadValue =
	| {readonly kind: 'value'; readonly text: string}
	| {readonly kind: 'ignored' | 'invalid' | 'unterminated'};

/** What stands between the first character, a quote, and the next that no backslash is before. */
function readQuoted(text: string): string | undefined {
	const pieces: string[] = [];
	let start = 1;
	for (const {0: mark, index} of text.matchAll(/"|\\./gs)) {
		if (index === 0) continue;
		pieces.push(text.slice(start, index));
		if (mark === '"') return pieces.join('');
		start = index + 1;
	}

	return undefined;
}

/** C's `conf_set_sym_val`: of a bool only the first letter counts, and a string without quotes is no value at all. */
function readValue(symbol: KconfigSymbol, text: string): ReadValue {
	const letter = text.charAt(0);
	switch (symbol.type) {
		case 'tristate':
		case 'bool': {
			const letters = symbol.type === 'tristate' ? 'nmy' : 'ny';
			if (letter === '' || !letters.includes(letter)) return {kind: 'invalid'};
			return {kind: 'value', text: letter};
		}

		case 'string': {
			if (letter !== '"') return {kind: 'ignored'};
			const content = readQuoted(text);
			return content === undefined ? {kind: 'unterminated'} : {kind: 'value', text: content};
		}

		case 'int':
		case 'hex':
			return isValidText(symbol.type, text) ? {kind: 'value', text} : {kind: 'invalid'};
		case 'unknown':
			return {kind: 'ignored'};
	}
}
