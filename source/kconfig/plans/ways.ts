import {type Operand, opposites} from '../comparison.ts';
import {type Demand, demandCondition, type Way} from './demands.ts';
import type {Evaluation} from '../evaluation.ts';
import {operandsOf} from '../expression-text.ts';
import {visibleFrom, waysToLower, waysToRaise} from './logical-ways.ts';
import {canVary, type KconfigSymbol} from '../symbols.ts';
import {waysToCompare} from './text-ways.ts';
import {type Tristate, yes} from '../tristate.ts';

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

const mirrored = {'=': '=', '!=': '!=', '<': '>', '>=': '<=', '>': '<', '<=': '>='} as const;

const operandOf = (evaluation: Evaluation, symbol: KconfigSymbol): Operand => ({
	text: evaluation.text(symbol),
	type: symbol.type,
});

const inverse = (level: Tristate): Tristate => (yes - level) as Tristate;
