import {describeUnmet, type UnmetCondition, unmetConditions} from './conditions.ts';
import type {Evaluation, Readout} from './evaluation.ts';
import {describeWithValues, operandsOf, symbolWithValue} from './expression-text.ts';
import type {Expression} from './expressions.ts';
import type {MenuNode} from './menu-tree.ts';
import {describeOrigin, namesOf, type Origin, originOf, type SetBy, selectorsOf} from './origin.ts';
import type {KconfigSymbol, SelectProperty} from './symbols.ts';
import {mod, no, type Tristate, tristateLetter, yes} from './tristate.ts';

export type Explanation = {
	readonly value: string;
	readonly origin: Origin;
	/** The origin in words: "set by you", "set in .config:12", "default at Kconfig:12", "selected by X". */
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
export const explain = (
	evaluation: Evaluation,
	symbol: KconfigSymbol,
	setBy?: SetBy,
): Explanation => {
	const value = evaluation.text(symbol);
	const origin = originOf(evaluation, symbol);
	const user = evaluation.userValues.get(symbol);
	const isHidden = evaluation.visibility(symbol) === no;
	return {
		value,
		origin,
		originText: describeOrigin(origin, symbol, setBy),
		ignoredUserValue: user === value ? undefined : user,
		hiddenReason: isHidden ? whyHiddenSymbol(evaluation, symbol) : undefined,
		unmet: isHidden
			? symbol.prompts.flatMap(({condition}) => unmetConditions(evaluation, condition))
			: [],
		lockedReason: isHidden ? undefined : whyLocked(evaluation, symbol),
	};
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

/** Why a symbol that is shown cannot be changed, as a fragment; undefined where it can. */
export const whyLocked = (evaluation: Evaluation, symbol: KconfigSymbol): string | undefined => {
	if (symbol.isChoice || symbol.choice !== undefined) return undefined;
	if (symbol.type !== 'bool' && symbol.type !== 'tristate') return undefined;
	if (evaluation.assignable(symbol).length > 1) return undefined;
	const selectors = selectorsOf(evaluation, symbol.reverseDependency);
	return selectors.length === 0
		? 'what it depends on leaves one value'
		: `selected by ${namesOf(selectors)}`;
};

/**
 * What mconf's help shows of a symbol, one line each: its value, type and range, where it is defined and found, what it
 * depends on, selects and implies, and by whom it is selected and implied.
 */
export const infoLines = (readout: Readout, symbol: KconfigSymbol): string[] => {
	const lines = [...valueLines(readout, symbol)];
	for (const node of symbol.nodes.filter(({prompt}) => prompt !== undefined)) {
		lines.push(definitionLine(node), ...promptLines(readout, node));
	}
	for (const node of symbol.nodes.filter(({prompt}) => prompt === undefined)) {
		const condition = conditionLines(readout, '  Depends on: ', node.dependsOn);
		lines.push(definitionLine(node), ...condition);
	}
	lines.push(
		...targetLines(readout, 'Selects: ', symbol.selects),
		...sourceLines(readout, 'Selected by', symbol.reverseDependency),
		...targetLines(readout, 'Implies: ', symbol.implies),
		...sourceLines(readout, 'Implied by', symbol.impliedDependency),
	);
	return lines;
};

const valueLines = (readout: Readout, symbol: KconfigSymbol): readonly string[] => {
	if (symbol.name === undefined) return [];
	const lines = [
		`Symbol: ${symbol.name} [=${readout.text(symbol)}]`,
		`Type  : ${symbol.type === 'int' ? 'integer' : symbol.type}`,
	];
	if (symbol.type !== 'int' && symbol.type !== 'hex') return lines;
	const range = symbol.ranges.find(({condition}) => readout.condition(condition) !== no);
	if (range === undefined) return lines;
	const low = symbolWithValue(readout, range.low);
	return [...lines, `Range : [${low} ${symbolWithValue(readout, range.high)}]`];
};

const definitionLine = ({position}: MenuNode): string =>
	`Defined at ${position.file}:${position.line}`;

const promptLines = (readout: Readout, node: MenuNode): readonly string[] => {
	const {prompt, dependsOn} = node;
	const condition = prompt?.condition;
	const places: MenuNode[] = [];
	// As deep as C goes; the main menu is nowhere.
	for (let place = node; place.parent !== undefined && places.length < 8; place = place.parent) {
		places.unshift(place);
	}
	return [
		`  Prompt: ${prompt?.text ?? ''}`,
		...conditionLines(readout, '  Depends on: ', dependsOn),
		...(isSame(condition, dependsOn) ? [] : conditionLines(readout, '  Visible if: ', condition)),
		'  Location:',
		...places.map((place, depth) => `${' '.repeat(2 * depth + 4)}-> ${placeText(readout, place)}`),
	];
};

const placeText = (readout: Readout, {prompt, symbol}: MenuNode): string => {
	const title = prompt?.text ?? symbol?.name ?? '';
	if (symbol === undefined) return title;
	return `${title} (${symbol.name ?? '<choice>'} [=${readout.text(symbol)}])`;
};

/** Whether two conditions demand the same, in whatever order. */
const isSame = (one: Expression | undefined, other: Expression | undefined): boolean => {
	const others = new Set(operandsOf('and', other));
	const ones = new Set(operandsOf('and', one));
	return ones.size === others.size && [...ones].every(operand => others.has(operand));
};

const conditionLines = (
	readout: Readout,
	title: string,
	condition: Expression | undefined,
): readonly string[] => {
	const isAlways =
		condition?.kind === 'symbol' &&
		condition.symbol.isConstant &&
		readout.condition(condition) === yes;
	return condition === undefined || isAlways
		? []
		: [title + describeWithValues(readout, condition)];
};

const targetLines = (
	readout: Readout,
	title: string,
	properties: readonly SelectProperty[],
): readonly string[] =>
	properties.length === 0
		? []
		: [title + properties.map(({symbol}) => symbolWithValue(readout, symbol)).join(' && ')];

/** The alternatives of a reverse dependency, one line each, under a title for each value: C's `expr_print_revdep`. */
export const sourceLines = (
	readout: Readout,
	title: string,
	dependency: Expression | undefined,
	values: readonly Tristate[] = [yes, mod, no],
): readonly string[] => {
	const lines: string[] = [];
	for (const value of values) {
		const terms = operandsOf('or', dependency).filter(term => readout.condition(term) === value);
		if (terms.length > 0) lines.push(`${title} [${tristateLetter(value)}]:`);
		for (const term of terms) lines.push(`  - ${describeWithValues(readout, term)}`);
	}
	return lines;
};
