import {comparedTexts} from '../compared-texts.ts';
import {compareValues, holds} from '../comparison.ts';
import {type Demand, demandCondition, exactly, type Way, withoutEarlier} from './demands.ts';
import type {Evaluation} from '../evaluation.ts';
import {comparedNumber, isValidText, leadingNumber} from '../numbers.ts';
import {canVary, isLogical, type KconfigSymbol, type SymbolType} from '../symbols.ts';
import {mod, no, tristateLetter, yes} from '../tristate.ts';

type Comparison = Extract<Demand, {kind: 'comparison'}>;

/** The ways to have a symbol's value in that relation to a text: to set one that is, or to have such a default. */
export const waysToCompare = (evaluation: Evaluation, demand: Comparison): readonly Way[] => {
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
			inRange(evaluation, symbol, evaluation.text(value.symbol)),
		]);
	}
	// What nothing gives a value has one all the same.
	const empty = emptyTexts[symbol.type];
	if (empty !== undefined && fits(demand, empty)) {
		const unset = withoutEarlier(symbol.defaults, symbol.defaults.length);
		ways.push([...unset, inRange(evaluation, symbol, empty)]);
	}
	return ways;
};

const emptyTexts: Readonly<Partial<Record<SymbolType, string>>> = {
	int: '0',
	hex: '0x0',
	string: '',
};

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
