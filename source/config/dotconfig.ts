import type {Diagnostic} from '../kconfig/diagnostics.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import {isValidText} from '../kconfig/numbers.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {layOut} from './layout.ts';

/** The bytes of `.config`, the same as C `conf` writes. */
export function printDotconfig(evaluation: Evaluation): string {
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
				lines.push(settingLine(item.symbol, evaluation.text(item.symbol)));
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
export function settingLine(symbol: KconfigSymbol, value: string): string {
	if (isBoolean(symbol) && value === 'n') return `# CONFIG_${symbol.name} is not set`;
	return `CONFIG_${symbol.name}=${symbol.type === 'string' ? quote(value) : value}`;
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
	{file, warnUnknown = false}: {file: string; warnUnknown?: boolean},
): ParsedDotconfig {
	const userValues = new Map<KconfigSymbol, string>();
	const diagnostics: Diagnostic[] = [];
	const dropped: Diagnostic[] = [];
	let number = 0;
	const report = (list: Diagnostic[], code: string, message: string, lineText: string) =>
		list.push({severity: 'warning', code, message, position: {file, line: number}, lineText});

	for (const line of text.split('\n').map(line => line.replace(/\r$/, ''))) {
		number++;
		const setting = readLine(line);
		if (setting === 'nothing') continue;
		if (setting === 'malformed') {
			report(diagnostics, 'unexpected-data', `unexpected data: ${line}`, line);
			continue;
		}

		const symbol = tree.symbols.get(setting.name);
		if (symbol === undefined) {
			const list = warnUnknown ? diagnostics : dropped;
			report(list, 'unknown-symbol', `unknown symbol: ${setting.name}`, line);
			continue;
		}

		if (userValues.has(symbol))
			report(diagnostics, 'reassigned', `override: reassigning to symbol ${setting.name}`, line);
		const value = readValue(symbol, setting.value);
		switch (value.kind) {
			case 'value':
				userValues.delete(symbol);
				userValues.set(symbol, value.text);
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

	return {userValues, diagnostics, dropped};
}

type Setting = {readonly name: string; readonly value: string};

/** Comments are nothing, except `# CONFIG_X is not set`. */
function readLine(line: string): Setting | 'nothing' | 'malformed' {
	if (line === '') return 'nothing';
	if (line.startsWith('#')) {
		const name = /^# CONFIG_([^ ]*) is not set$/.exec(line)?.[1];
		return name === undefined ? 'nothing' : {name, value: 'n'};
	}

	const equals = line.indexOf('=');
	if (!line.startsWith('CONFIG_') || equals < 0) return 'malformed';
	return {name: line.slice('CONFIG_'.length, equals), value: line.slice(equals + 1)};
}

type ReadValue =
	| {readonly kind: 'value'; readonly text: string}
	| {readonly kind: 'ignored' | 'invalid' | 'unterminated'};

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
			const content = /^"((?:[^"\\]|\\.)*)"/s.exec(text)?.[1];
			if (content === undefined) return {kind: 'unterminated'};
			return {kind: 'value', text: content.replaceAll(/\\(.)/gs, '$1')};
		}

		case 'int':
		case 'hex':
			return isValidText(symbol.type, text) ? {kind: 'value', text} : {kind: 'invalid'};
		case 'unknown':
			return {kind: 'ignored'};
	}
}
