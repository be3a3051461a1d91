import type {Diagnostic} from '../kconfig/diagnostics.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import {originOf} from '../kconfig/origin.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {defaultPrefix, quote, readSetting, symbolNamed, type ParsedDotconfig} from './dotconfig.ts';
import type {ConfigurationFiles} from './files.ts';

/** Something in `.config` that a save does not write as it is. */
export type SaveProblem = {
	/** One sentence, with the line's number where there is one. */
	readonly text: string;
	/** The line, where it is of an option that the tree does not have: a save can keep it, or does. */
	readonly line?: {readonly text: string; readonly isKept: boolean};
};

/** What is wrong with a file, in the order of its lines, and what of it a save keeps though the file has it no more. */
export function problemsIn(
	{userValues, lines, diagnostics, dropped}: ParsedDotconfig,
	evaluation: Evaluation,
	{keptLines = [], prefix = defaultPrefix}: Pick<ConfigurationFiles, 'keptLines' | 'prefix'>,
): readonly SaveProblem[] {
	const kept = new Set(keptLines);
	const numbered: {readonly at: number; readonly problem: SaveProblem}[] = [];
	const shown = new Set<string>();
	for (const diagnostic of [...diagnostics, ...dropped]) {
		const at = diagnostic.position?.line ?? 0;
		const text = `line ${at}${describe(diagnostic, evaluation, prefix)}`;
		const {code, lineText = ''} = diagnostic;
		if (code !== 'unknown-symbol') numbered.push({at, problem: {text}});
		// Of lines that are the same only one is kept.
		else if (!shown.has(lineText))
			numbered.push({at, problem: {text, line: {text: lineText, isKept: kept.has(lineText)}}});
		shown.add(lineText);
	}

	for (const [symbol, value] of userValues) {
		const reason = outside(evaluation, symbol, value);
		const at = lines.get(symbol) ?? 0;
		if (reason) numbered.push({at, problem: {text: `line ${at}: ${symbol.name}=${reason}`}});
	}

	return [
		...numbered.sort((one, other) => one.at - other.at).map(({problem}) => problem),
		...keptLines
			.filter(line => !shown.has(line))
			.map(line => ({text: 'not in the file any more', line: {text: line, isKept: true}})),
	];
}

/** What comes of a line, as C has it but in other words than for a log. */
function describe(
	{code, message, lineText = ''}: Diagnostic,
	evaluation: Evaluation,
	prefix: string,
): string {
	const setting = readSetting(lineText, prefix);
	const {name, value} = typeof setting === 'object' ? setting : {name: '', value: ''};
	const symbol = symbolNamed(evaluation.tree, name);
	const takes = symbol === undefined ? '' : `, takes ${valueText(symbol, evaluation)}`;
	switch (code) {
		case 'unknown-symbol':
			return ': no option of this tree';
		case 'unexpected-data':
			return ` sets nothing: ${lineText}`;
		case 'reassigned':
			return ` sets ${name} once more: the last one counts`;
		case 'invalid-value':
			return `: ${name}=${value} is no ${symbol?.type ?? 'value'}${takes}`;
		case 'no-value':
			return `: ${name}=${value} has no quotes${takes}`;
		case 'unterminated-string':
			return `: ${name}=${value} has no closing quote${takes}`;
		default:
			return `: ${message}`;
	}
}

const valueText = (symbol: KconfigSymbol, evaluation: Evaluation): string => {
	const text = evaluation.text(symbol);
	return symbol.type === 'string' ? quote(text) : text;
};

/** Why a number is not what the file says; undefined: it is. */
function outside(evaluation: Evaluation, symbol: KconfigSymbol, value: string): string | undefined {
	if (symbol.type !== 'int' && symbol.type !== 'hex') return undefined;
	const origin = originOf(evaluation, symbol);
	return origin.kind === 'range' && origin.given === value
		? `${value} is outside ${origin.low}..${origin.high}, takes ${evaluation.text(symbol)}`
		: undefined;
}
