import type {Evaluation} from './evaluation.ts';
import {operandsOf} from './expression-text.ts';
import type {Expression} from './expressions.ts';
import {titleOf} from './menu-tree.ts';
import type {Position} from './source-text.ts';
import type {DefaultProperty, KconfigSymbol} from './symbols.ts';
import {no, type Tristate} from './tristate.ts';

/** Where a value comes from. */
export type Origin =
	| {readonly kind: 'user'}
	| {readonly kind: 'default'; readonly position: Position}
	| {readonly kind: 'selected' | 'implied'; readonly by: readonly KconfigSymbol[]}
	/** Of a choice or a member of one: what was chosen, which may be another one. */
	| {
			readonly kind: 'choice';
			readonly choice: KconfigSymbol;
			readonly selection: KconfigSymbol | undefined;
			readonly isByUser: boolean;
	  }
	/** The user's or the default's text was outside. */
	| {readonly kind: 'range'; readonly low: string; readonly high: string; readonly given: string}
	/** Nothing gives it a value: n, 0, 0x0 or the empty text. */
	| {readonly kind: 'nothing'};

/** The selectors, or impliers, that are on, with the strongest value that any of them demands. */
export const selectorsOf = (
	evaluation: Evaluation,
	dependency: Expression | undefined,
): readonly KconfigSymbol[] => {
	const terms = operandsOf('or', dependency);
	const strongest = Math.max(no, ...terms.map(term => evaluation.condition(term)));
	if (strongest === no) return [];
	const selectors = terms
		.filter(term => evaluation.condition(term) === strongest)
		.flatMap(term => {
			// Each term was made as `selector && condition`, or the selector alone.
			const first = term.kind === 'and' ? term.left : term;
			return first.kind === 'symbol' ? [first.symbol] : [];
		});
	return [...new Set(selectors)];
};

/** What gives a symbol the value that it has. */
export const originOf = (evaluation: Evaluation, symbol: KconfigSymbol): Origin => {
	const choice = symbol.isChoice ? symbol : symbol.choice;
	if (choice !== undefined) {
		const selection = evaluation.selection(choice);
		const isByUser = selection !== undefined && evaluation.userValues.get(selection) === 'y';
		return {kind: 'choice', choice, selection, isByUser};
	}
	return symbol.type === 'bool' || symbol.type === 'tristate'
		? originOfTristate(evaluation, symbol)
		: originOfText(evaluation, symbol);
};

const originOfTristate = (evaluation: Evaluation, symbol: KconfigSymbol): Origin => {
	const value = evaluation.tristate(symbol);
	const isByUser = evaluation.visibility(symbol) !== no && evaluation.userValues.has(symbol);
	const selected = evaluation.selected(symbol);
	if (
		selected !== no &&
		selected === value &&
		!(isByUser && userLetter(evaluation, symbol) === value)
	) {
		return {kind: 'selected', by: selectorsOf(evaluation, symbol.reverseDependency)};
	}
	if (isByUser) return {kind: 'user'};
	const fallback = activeDefault(evaluation, symbol);
	const fallbackValue = fallback === undefined ? no : evaluation.condition(fallback.value);
	if (evaluation.implied(symbol) > fallbackValue && value !== no) {
		return {kind: 'implied', by: selectorsOf(evaluation, symbol.impliedDependency)};
	}
	return fallback === undefined
		? {kind: 'nothing'}
		: {kind: 'default', position: fallback.position};
};

const userLetter = (evaluation: Evaluation, symbol: KconfigSymbol): Tristate | -1 =>
	['n', 'm', 'y'].indexOf(evaluation.userValues.get(symbol) ?? '') as Tristate | -1;

const originOfText = (evaluation: Evaluation, symbol: KconfigSymbol): Origin => {
	const user = evaluation.visibility(symbol) === no ? undefined : evaluation.userValues.get(symbol);
	const fallback = activeDefault(evaluation, symbol);
	const source = fallback?.value.kind === 'symbol' ? fallback.value.symbol : undefined;
	const given = user ?? (source === undefined ? undefined : evaluation.text(source));
	const range = evaluation.range(symbol);
	if (range !== undefined && given !== undefined && given !== evaluation.text(symbol)) {
		return {kind: 'range', ...range, given};
	}
	if (user !== undefined) return {kind: 'user'};
	return fallback === undefined
		? {kind: 'nothing'}
		: {kind: 'default', position: fallback.position};
};

const activeDefault = (
	evaluation: Evaluation,
	symbol: KconfigSymbol,
): DefaultProperty | undefined =>
	symbol.defaults.find(({condition}) => evaluation.condition(condition) !== no);

/** The symbols' names, for a sentence. */
export const namesOf = (symbols: readonly KconfigSymbol[]): string =>
	symbols.map(symbol => symbol.name ?? titleOf(symbol)).join(', ');

/**
 * Who set a symbol's value, if it was not the user by hand: "set in .config:12". Undefined where it was, or where nobody
 * knows better.
 */
export type SetBy = (symbol: KconfigSymbol) => string | undefined;

/** "set by you", "set in .config:12", "default at Kconfig:12", "selected by X". */
export const describeOrigin = (origin: Origin, symbol?: KconfigSymbol, setBy?: SetBy): string => {
	switch (origin.kind) {
		case 'user':
			return (symbol && setBy?.(symbol)) ?? 'set by you';
		case 'default':
			return `default at ${origin.position.file}:${origin.position.line}`;
		case 'selected':
			return `selected by ${namesOf(origin.by)}`;
		case 'implied':
			return `implied by ${namesOf(origin.by)}`;
		case 'choice': {
			const {choice, selection, isByUser} = origin;
			const title = titleOf(choice);
			if (selection === undefined) return `nothing of "${title}" can be chosen`;
			const name = namesOf([selection]);
			if (!isByUser) return `the default is ${name} in "${title}"`;
			const by = setBy?.(selection);
			return by === undefined
				? `you chose ${name} in "${title}"`
				: `${name} is chosen in "${title}", ${by}`;
		}
		case 'range':
			return `${origin.given} is outside the range ${origin.low}-${origin.high}`;
		case 'nothing':
			return 'nothing gives it a value';
	}
};
