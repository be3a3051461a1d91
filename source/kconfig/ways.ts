import {comparedTexts} from './compared-texts.ts';
import {compareValues, holds, type Operand} from './comparison.ts';
import {type Demand, demandCondition, type Way} from './demands.ts';
import type {Evaluation} from './evaluation.ts';
import {operandsOf} from './expression-text.ts';
import type {Expression} from './expressions.ts';
import type {KconfigTree} from './menu-tree.ts';
import {comparedNumber, isValidText, leadingNumber} from './numbers.ts';
import type {DefaultProperty, KconfigSymbol} from './symbols.ts';
import {mod, no, type Tristate, tristateLetter, yes} from './tristate.ts';

/**
 * The ways to meet a demand that is not met, each a list of demands that lie nearer to what a user can set. None: nobody
 * can meet it. An edit itself (`set`) is no further taken apart.
 */
export const waysTo = (evaluation: Evaluation, demand: Demand): readonly Way[] => {
	switch (demand.kind) {
		case 'condition':
			return waysToCondition(evaluation, demand);
		case 'value':
			return demand.bound === 'at-least'
				? waysToRaise(evaluation, demand)
				: waysToLower(evaluation, demand);
		case 'comparison':
			return waysToCompare(evaluation, demand);
		case 'visible':
			return demand.symbol.prompts.map(({condition}) => [
				demandCondition(condition, 'at-least', visibleFrom(evaluation, demand)),
			]);
		case 'set':
			return [];
		case 'any':
			return demand.ways;
	}
};

type Value = Extract<Demand, {kind: 'value'}>;
type Comparison = Extract<Demand, {kind: 'comparison'}>;

/** What has two values is seen wholly where its condition is m. */
const visibleFrom = (
	evaluation: Evaluation,
	{symbol, level}: {readonly symbol: KconfigSymbol; readonly level: Tristate},
): Tristate =>
	level === yes && (symbol.type !== 'tristate' || hasTwoValues(evaluation, symbol)) ? mod : level;

const waysToCondition = (
	evaluation: Evaluation,
	{expression, bound, level}: Extract<Demand, {kind: 'condition'}>,
): readonly Way[] => {
	switch (expression.kind) {
		case 'symbol': {
			const {symbol} = expression;
			return [[{kind: 'value', symbol, bound, level}]];
		}
		case 'not': {
			const opposite = bound === 'at-least' ? 'at-most' : 'at-least';
			const {operand} = expression;
			return [[{kind: 'condition', expression: operand, bound: opposite, level: inverse(level)}]];
		}
		case 'and':
		case 'or': {
			const needsAll = (expression.kind === 'and') === (bound === 'at-least');
			const parts = operandsOf(expression.kind, expression).map(operand =>
				demandCondition(operand, bound, level),
			);
			return needsAll ? [parts] : parts.map(part => [part]);
		}
		case 'compare': {
			const {left, right} = expression;
			const operator = bound === 'at-least' ? expression.operator : opposites[expression.operator];
			const sides = [
				{symbol: left, operator, other: right},
				{symbol: right, operator: mirrored[operator], other: left},
			];
			return sides
				.filter(({symbol}) => canVary(symbol))
				.map(({symbol, operator, other}) => [
					{kind: 'comparison', symbol, operator, operand: operandOf(evaluation, other)},
				]);
		}
	}
};

const opposites = {'=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>'} as const;
const mirrored = {'=': '=', '!=': '!=', '<': '>', '>=': '<=', '>': '<', '<=': '>='} as const;

const operandOf = (evaluation: Evaluation, symbol: KconfigSymbol): Operand => ({
	text: evaluation.text(symbol),
	type: symbol.type,
});

const inverse = (level: Tristate): Tristate => (yes - level) as Tristate;

/** Whether m is no value of it now. */
const hasTwoValues = (evaluation: Evaluation, {type}: KconfigSymbol): boolean => {
	const {modules} = evaluation.tree;
	return type !== 'tristate' || modules === undefined || evaluation.tristate(modules) === no;
};

/** What to set for a demand: where m is no value, the one that is enough. */
export const valueToSet = (
	evaluation: Evaluation,
	{symbol, value, purpose}: Extract<Demand, {kind: 'set'}>,
): string => {
	if (purpose.kind !== 'value' || value !== 'm' || !hasTwoValues(evaluation, symbol)) return value;
	return purpose.bound === 'at-least' ? 'y' : 'n';
};

const isLogical = ({type}: KconfigSymbol): boolean => type === 'bool' || type === 'tristate';

/** Whether there is anything that could give it another value. */
const canVary = ({isConstant, isChoice, nodes}: KconfigSymbol): boolean =>
	!isConstant && !isChoice && nodes.length > 0;

const waysToRaise = (evaluation: Evaluation, demand: Value): readonly Way[] => {
	const {symbol, level} = demand;
	if (!canVary(symbol) || !isLogical(symbol)) return [];
	if (symbol.choice !== undefined) return [choosing(symbol, demand)];
	const visible = visibleFrom(evaluation, demand);
	const ways: Way[] = [];
	if (symbol.prompts.length > 0) {
		ways.push([
			{kind: 'visible', symbol, level: visible},
			{kind: 'set', symbol, value: tristateLetter(level), purpose: demand},
		]);
	}
	// What can be set needs nobody else to set it.
	if (evaluation.visibility(symbol) >= level) return ways;
	const allowed = demandCondition(symbol.directDependency, 'at-least', visible);
	for (const term of operandsOf('or', symbol.reverseDependency)) {
		ways.push([demandCondition(term, 'at-least', visible), allowed]);
	}
	if (evaluation.visibility(symbol) !== no) return ways;
	for (const term of operandsOf('or', symbol.impliedDependency)) {
		ways.push([demandCondition(term, 'at-least', visible), allowed]);
	}
	for (const [index, {condition, value}] of symbol.defaults.entries()) {
		ways.push([
			demandCondition(condition, 'at-least', visible),
			demandCondition(value, 'at-least', visible),
			...withoutEarlier(symbol.defaults, index),
		]);
	}
	return ways;
};

const choosing = (member: KconfigSymbol, purpose: Demand): Way => [
	{kind: 'visible', symbol: member, level: mod},
	{kind: 'set', symbol: member, value: 'y', purpose},
];

/** The first default whose condition holds is the one that counts; of ranges, too. */
const withoutEarlier = (
	properties: readonly {readonly condition: Expression | undefined}[],
	index: number,
): Way =>
	properties.slice(0, index).map(({condition}) => demandCondition(condition, 'at-most', no));

const waysToLower = (evaluation: Evaluation, demand: Value): readonly Way[] => {
	const {symbol, level} = demand;
	if (!canVary(symbol) || !isLogical(symbol)) return [];
	if (symbol.choice !== undefined) {
		const hidden = symbol.prompts.map(({condition}) => demandCondition(condition, 'at-most', no));
		const others = symbol.choice.members.filter(member => member !== symbol);
		return [...others.map(member => choosing(member, demand)), hidden];
	}
	const unselected = withoutDemand(symbol.reverseDependency, level);
	const ways: Way[] = [];
	if (symbol.prompts.length > 0) {
		ways.push([
			{kind: 'visible', symbol, level: mod},
			...unselected,
			{kind: 'set', symbol, value: tristateLetter(level), purpose: demand},
		]);
	}
	if (evaluation.visibility(symbol) !== no) return ways;
	ways.push([
		...unselected,
		...withoutDemand(symbol.impliedDependency, level),
		...symbol.defaults.map(property => withoutDefault(property, level)),
	]);
	return ways;
};

/** That nobody who selects or implies it demands more; without anybody there is nothing to see to. */
const withoutDemand = (dependency: Expression | undefined, level: Tristate): Way =>
	dependency === undefined ? [] : [demandCondition(dependency, 'at-most', level)];

const withoutDefault = ({condition, value}: DefaultProperty, level: Tristate): Demand => ({
	kind: 'any',
	ways: [
		[demandCondition(value, 'at-most', level)],
		[demandCondition(condition, 'at-most', level)],
	],
});

const waysToCompare = (evaluation: Evaluation, demand: Comparison): readonly Way[] => {
	const {symbol, operator, operand} = demand;
	if (!canVary(symbol)) return [];
	if (isLogical(symbol)) {
		return ([no, mod, yes] as const)
			.filter(value => value !== mod || symbol.type === 'tristate')
			.filter(value => fits(demand, tristateLetter(value)))
			.map(value => exactly(evaluation.tree, symbol, value));
	}
	const ways: Way[] = [];
	if (symbol.prompts.length > 0) {
		for (const text of textsFor(evaluation, demand)) {
			ways.push([
				{kind: 'visible', symbol, level: mod},
				inRange(evaluation, symbol, text),
				{kind: 'set', symbol, value: text, purpose: demand},
			]);
		}
	}
	if (evaluation.visibility(symbol) !== no) return ways;
	for (const [index, {condition, value}] of symbol.defaults.entries()) {
		if (value.kind !== 'symbol') continue;
		ways.push([
			{kind: 'comparison', symbol: value.symbol, operator, operand},
			demandCondition(condition, 'at-least', mod),
			...withoutEarlier(symbol.defaults, index),
		]);
	}
	return ways;
};

/** That a bool or tristate has this value and no other; m takes modules. */
export const exactly = (tree: KconfigTree, symbol: KconfigSymbol, level: Tristate): Way => {
	const {modules} = tree;
	return [
		...(level === mod && modules !== undefined ? [atLeast(modules, yes)] : []),
		atLeast(symbol, level),
		{kind: 'value', symbol, bound: 'at-most', level},
	];
};

const atLeast = (symbol: KconfigSymbol, level: Tristate): Demand => ({
	kind: 'value',
	symbol,
	bound: 'at-least',
	level,
});

const fits = ({symbol, operator, operand}: Comparison, text: string): boolean =>
	holds(operator, compareValues({text, type: symbol.type}, operand));

/**
 * Values that a user could type: the one compared with, its neighbours and the ends of the range; of texts nothing, and
 * what the tree itself knows.
 */
const textsFor = (evaluation: Evaluation, demand: Comparison): readonly string[] => {
	const {symbol, operand} = demand;
	const {type} = symbol;
	const range = evaluation.range(symbol);
	const texts =
		type === 'string'
			? [operand.text, '', ...defaultTexts(symbol), ...comparedTexts(evaluation.tree, symbol)]
			: [];
	if (type !== 'string') {
		const base = type === 'hex' ? 16 : 10;
		const number = comparedNumber(operand.text, operand.type)?.value ?? 0n;
		const print = (value: bigint): string =>
			base === 16 ? `0x${value.toString(16)}` : value.toString();
		texts.push(print(number), print(number + 1n), print(number - 1n));
		if (range !== undefined) texts.push(range.low, range.high);
	}
	const fitting = [...new Set(texts)].filter(text => isValidText(type, text) && fits(demand, text));
	const inside = fitting.filter(text => isInRange(evaluation, symbol, text));
	return (inside.length === 0 ? fitting : inside).slice(0, 2);
};

const defaultTexts = ({defaults}: KconfigSymbol): readonly string[] =>
	defaults.flatMap(({value}) =>
		value.kind === 'symbol' && value.symbol.isConstant ? [value.symbol.name ?? ''] : [],
	);

const isInRange = (evaluation: Evaluation, symbol: KconfigSymbol, text: string): boolean => {
	const range = evaluation.range(symbol);
	if (range === undefined) return true;
	const base = symbol.type === 'hex' ? 16 : 10;
	const value = leadingNumber(text, base);
	return value >= leadingNumber(range.low, base) && value <= leadingNumber(range.high, base);
};

/** That a number may be that: that its range lets it be, or another range counts, or none. */
const inRange = (evaluation: Evaluation, symbol: KconfigSymbol, text: string): Demand => {
	if (isInRange(evaluation, symbol, text)) return {kind: 'any', ways: [[]]};
	const {ranges, type} = symbol;
	const operand = {text, type};
	const ways = ranges.map(({condition, high, low}, index): Way => [
		demandCondition(condition, 'at-least', mod),
		...withoutEarlier(ranges, index),
		{kind: 'comparison', symbol: low, operator: '<=', operand},
		{kind: 'comparison', symbol: high, operator: '>=', operand},
	]);
	return {kind: 'any', ways: [...ways, withoutEarlier(ranges, ranges.length)]};
};
