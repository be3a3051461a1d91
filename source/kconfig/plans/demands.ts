import {compareValues, holds, type Operand} from '../comparison.ts';
import type {Evaluation} from '../evaluation.ts';
import type {Expression} from '../expressions.ts';
import type {KconfigTree} from '../menu-tree.ts';
import type {KconfigSymbol} from '../symbols.ts';
import {mod, no, type Tristate, yes} from '../tristate.ts';

export type Operator = Extract<Expression, {kind: 'compare'}>['operator'];

/** Something that has to be so. What has a level is at that or above it, or below it, as `bound` says. */
export type Demand =
	| {
			readonly kind: 'condition';
			readonly expression: Expression;
			readonly bound: Bound;
			readonly level: Tristate;
	  }
	/** Of a bool or tristate. */
	| {
			readonly kind: 'value';
			readonly symbol: KconfigSymbol;
			readonly bound: Bound;
			readonly level: Tristate;
	  }
	/** A symbol's value stands in that relation to a text. */
	| {
			readonly kind: 'comparison';
			readonly symbol: KconfigSymbol;
			readonly operator: Operator;
			readonly operand: Operand;
	  }
	/** Its prompt can be seen so far. */
	| {readonly kind: 'visible'; readonly symbol: KconfigSymbol; readonly level: Tristate}
	/** The user's own edit, unless its purpose is met without it. */
	| {
			readonly kind: 'set';
			readonly symbol: KconfigSymbol;
			readonly value: string;
			readonly purpose: Demand;
	  }
	/** All of one of these lists. */
	| {readonly kind: 'any'; readonly ways: readonly Way[]};

export type Bound = 'at-least' | 'at-most';

/** Demands that have to be met one after the other. */
export type Way = readonly Demand[];

export const demandCondition = (
	expression: Expression | undefined,
	bound: Bound,
	level: Tristate,
): Demand =>
	expression === undefined
		? {kind: 'any', ways: bound === 'at-least' || level === yes ? [[]] : []}
		: {kind: 'condition', expression, bound, level};

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

/** The first default whose condition holds is the one that counts; of ranges, too. */
export const withoutEarlier = (
	properties: readonly {readonly condition: Expression | undefined}[],
	index: number,
): Way =>
	properties.slice(0, index).map(({condition}) => demandCondition(condition, 'at-most', no));

export const isMet = (evaluation: Evaluation, demand: Demand): boolean => {
	switch (demand.kind) {
		case 'condition':
			return isWithin(evaluation.condition(demand.expression), demand);
		case 'value':
			return isWithin(evaluation.tristate(demand.symbol), demand);
		case 'comparison': {
			const {operator, operand, symbol} = demand;
			const own = {text: evaluation.text(symbol), type: symbol.type};
			return holds(operator, compareValues(own, operand));
		}
		case 'visible':
			return evaluation.visibility(demand.symbol) >= demand.level;
		case 'set':
			return isMet(evaluation, demand.purpose);
		case 'any':
			return demand.ways.some(way => way.every(part => isMet(evaluation, part)));
	}
};

const isWithin = (
	value: Tristate,
	{bound, level}: {readonly bound: Bound; readonly level: Tristate},
): boolean => (bound === 'at-least' ? value >= level : value <= level);

/** Tells demands apart that are not the same. */
export const keyOf = (demand: Demand): string => {
	switch (demand.kind) {
		case 'condition':
			return `c${demand.expression.id}${demand.bound}${demand.level}`;
		case 'value':
			return `v${demand.symbol.id}${demand.bound}${demand.level}`;
		case 'comparison':
			return `t${demand.symbol.id}${demand.operator}${demand.operand.text}`;
		case 'visible':
			return `p${demand.symbol.id}:${demand.level}`;
		case 'set':
			return `s${demand.symbol.id}=${demand.value}`;
		case 'any':
			return `a(${demand.ways.map(way => way.map(keyOf).join('&')).join('|')})`;
	}
};
