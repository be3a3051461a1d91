import {describeUnmet, type UnmetCondition, unmetConditions} from './conditions.ts';
import type {Evaluation} from './evaluation.ts';
import {describeWithValues, operandsOf, symbolWithValue} from './expression-text.ts';
import type {Expression} from './expressions.ts';
import type {MenuNode} from './menu-tree.ts';
import {titleOf} from './menu-tree.ts';
import type {Position} from './source-text.ts';
import type {DefaultProperty, KconfigSymbol, SelectProperty} from './symbols.ts';
import {mod, no, type Tristate, tristateLetter, yes} from './tristate.ts';

/** Where a value comes from. */
export type Origin =
	| {readonly kind: 'user'}
	| {readonly kind: 'default'; readonly position: Position}
	| {readonly kind: 'selected' | 'implied'; readonly by: readonly KconfigSymbol[]}
	/** Of a choice's member: what was chosen instead, if it was not this one. */
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

export type Explanation = {
	readonly value: string;
	readonly origin: Origin;
	/** The origin in words: "set by you", "default at Kconfig:12", "selected by X". */
	readonly originText: string;
	/** What the user set, where it is not the value. */
	readonly ignoredUserValue: string | undefined;
	/** Why no menu shows it, in words; undefined where one does. */
	readonly hiddenReason: string | undefined;
	/** The conditions behind that, each with the values that fail it. */
	readonly unmet: readonly UnmetCondition[];
	/** Why it can be seen and not be changed; undefined where it can. */
	readonly lockedReason: string | undefined;
};

/** Where a symbol's value comes from, and why a user cannot see or change it. */
export const explain = (evaluation: Evaluation, symbol: KconfigSymbol): Explanation => {
	const value = evaluation.text(symbol);
	const origin = originOf(evaluation, symbol);
	const user = evaluation.userValues.get(symbol);
	const isHidden = evaluation.visibility(symbol) === no;
	return {
		value,
		origin,
		originText: describeOrigin(origin),
		ignoredUserValue: user === value ? undefined : user,
		hiddenReason: isHidden ? whyHiddenSymbol(evaluation, symbol) : undefined,
		unmet: isHidden
			? symbol.prompts.flatMap(({condition}) => unmetConditions(evaluation, condition))
			: [],
		lockedReason: isHidden ? undefined : whyLocked(evaluation, symbol),
	};
};

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

/** Why a node is not shown, as a fragment: "needs A=y and B=y"; empty where it is shown. */
export const whyHidden = (evaluation: Evaluation, node: MenuNode): string => {
	if (node.prompt === undefined) return 'it has no prompt: its value follows from others';
	const own = describeUnmet(evaluation, node.prompt.condition);
	if (own !== '') return own;
	for (let menu: MenuNode | undefined = node; menu !== undefined; menu = menu.parent) {
		const around = describeUnmet(evaluation, menu.visibleIf);
		if (around !== '') return around;
	}
	return '';
};

/** The same for a symbol, which may have several prompts. */
export const whyHiddenSymbol = (evaluation: Evaluation, symbol: KconfigSymbol): string => {
	if (symbol.prompts.length === 0) return 'it has no prompt: its value follows from others';
	const reasons = symbol.prompts.map(({condition}) => describeUnmet(evaluation, condition));
	return [...new Set(reasons)].join(', or ');
};

const whyLocked = (evaluation: Evaluation, symbol: KconfigSymbol): string | undefined => {
	if (symbol.isChoice || symbol.choice !== undefined) return undefined;
	if (symbol.type !== 'bool' && symbol.type !== 'tristate') return undefined;
	if (evaluation.assignable(symbol).length > 1) return undefined;
	const selectors = selectorsOf(evaluation, symbol.reverseDependency);
	return selectors.length === 0
		? 'what it depends on leaves one value'
		: `selected by ${namesOf(selectors)}`;
};

const originOf = (evaluation: Evaluation, symbol: KconfigSymbol): Origin => {
	const {choice} = symbol;
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

const namesOf = (symbols: readonly KconfigSymbol[]): string =>
	symbols.map(symbol => symbol.name ?? titleOf(symbol)).join(', ');

const describeOrigin = (origin: Origin): string => {
	switch (origin.kind) {
		case 'user':
			return 'set by you';
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
			return `${isByUser ? 'you chose' : 'the default is'} ${namesOf([selection])} in "${title}"`;
		}
		case 'range':
			return `${origin.given} is outside the range ${origin.low}-${origin.high}`;
		case 'nothing':
			return 'nothing gives it a value';
	}
};

/**
 * What mconf's help shows of a symbol, one line each: its value, type and range, where it is defined and found, what it
 * depends on, selects and implies, and by whom it is selected and implied.
 */
export const infoLines = (evaluation: Evaluation, symbol: KconfigSymbol): string[] => {
	const lines = [...valueLines(evaluation, symbol)];
	for (const node of symbol.nodes.filter(({prompt}) => prompt !== undefined)) {
		lines.push(definitionLine(node), ...promptLines(evaluation, node));
	}
	for (const node of symbol.nodes.filter(({prompt}) => prompt === undefined)) {
		const condition = conditionLines(evaluation, '  Depends on: ', node.dependsOn);
		lines.push(definitionLine(node), ...condition);
	}
	lines.push(
		...targetLines(evaluation, 'Selects: ', symbol.selects),
		...sourceLines(evaluation, 'Selected by', symbol.reverseDependency),
		...targetLines(evaluation, 'Implies: ', symbol.implies),
		...sourceLines(evaluation, 'Implied by', symbol.impliedDependency),
	);
	return lines;
};

const valueLines = (evaluation: Evaluation, symbol: KconfigSymbol): readonly string[] => {
	if (symbol.name === undefined) return [];
	const lines = [
		`Symbol: ${symbol.name} [=${evaluation.text(symbol)}]`,
		`Type  : ${symbol.type === 'int' ? 'integer' : symbol.type}`,
	];
	if (symbol.type !== 'int' && symbol.type !== 'hex') return lines;
	const range = symbol.ranges.find(({condition}) => evaluation.condition(condition) !== no);
	if (range === undefined) return lines;
	const low = symbolWithValue(evaluation, range.low);
	return [...lines, `Range : [${low} ${symbolWithValue(evaluation, range.high)}]`];
};

const definitionLine = ({position}: MenuNode): string =>
	`Defined at ${position.file}:${position.line}`;

const promptLines = (evaluation: Evaluation, node: MenuNode): readonly string[] => {
	const {prompt, dependsOn} = node;
	const condition = prompt?.condition;
	const places: MenuNode[] = [];
	// As deep as C goes; the main menu is nowhere.
	for (let place = node; place.parent !== undefined && places.length < 8; place = place.parent) {
		places.unshift(place);
	}
	return [
		`  Prompt: ${prompt?.text ?? ''}`,
		...conditionLines(evaluation, '  Depends on: ', dependsOn),
		...(isSame(condition, dependsOn)
			? []
			: conditionLines(evaluation, '  Visible if: ', condition)),
		'  Location:',
		...places.map(
			(place, depth) => `${' '.repeat(2 * depth + 4)}-> ${placeText(evaluation, place)}`,
		),
	];
};

const placeText = (evaluation: Evaluation, {prompt, symbol}: MenuNode): string => {
	const title = prompt?.text ?? symbol?.name ?? '';
	if (symbol === undefined) return title;
	return `${title} (${symbol.name ?? '<choice>'} [=${evaluation.text(symbol)}])`;
};

/** Whether two conditions demand the same, in whatever order. */
const isSame = (one: Expression | undefined, other: Expression | undefined): boolean => {
	const others = new Set(operandsOf('and', other));
	const ones = new Set(operandsOf('and', one));
	return ones.size === others.size && [...ones].every(operand => others.has(operand));
};

const conditionLines = (
	evaluation: Evaluation,
	title: string,
	condition: Expression | undefined,
): readonly string[] => {
	const isAlways =
		condition?.kind === 'symbol' &&
		condition.symbol.isConstant &&
		evaluation.condition(condition) === yes;
	return condition === undefined || isAlways
		? []
		: [title + describeWithValues(evaluation, condition)];
};

const targetLines = (
	evaluation: Evaluation,
	title: string,
	properties: readonly SelectProperty[],
): readonly string[] =>
	properties.length === 0
		? []
		: [title + properties.map(({symbol}) => symbolWithValue(evaluation, symbol)).join(' && ')];

/** The alternatives of a reverse dependency, one line each, under a title for each value: C's `expr_print_revdep`. */
export const sourceLines = (
	evaluation: Evaluation,
	title: string,
	dependency: Expression | undefined,
	values: readonly Tristate[] = [yes, mod, no],
): readonly string[] => {
	const lines: string[] = [];
	for (const value of values) {
		const terms = operandsOf('or', dependency).filter(term => evaluation.condition(term) === value);
		if (terms.length > 0) lines.push(`${title} [${tristateLetter(value)}]:`);
		for (const term of terms) lines.push(`  - ${describeWithValues(evaluation, term)}`);
	}
	return lines;
};
