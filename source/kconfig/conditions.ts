import {opposites} from './comparison.ts';
import type {Evaluation} from './evaluation.ts';
import {operandsOf, symbolsIn} from './expression-text.ts';
import type {Expression} from './expressions.ts';
import {hasModules} from './modules.ts';
import {comparedNumber} from './numbers.ts';
import type {KconfigSymbol} from './symbols.ts';
import {no} from './tristate.ts';

/** One thing that a condition demands and that is not so. */
export type UnmetCondition = {
	/** What would have to be, in words: "TERRAFORM=y", "A=y/m or B=y"; y/m: a module is enough. */
	readonly text: string;
	/** The symbols in it with their values now. */
	readonly symbols: readonly {readonly symbol: KconfigSymbol; readonly value: string}[];
};

/** What keeps a condition from being met, each operand of its `&&`s by itself; empty where it is met. */
export const unmetConditions = (
	evaluation: Evaluation,
	expression: Expression | undefined,
): readonly UnmetCondition[] =>
	operandsOf('and', expression)
		.filter(operand => evaluation.condition(operand) === no)
		.map(operand => ({
			text: demand(evaluation, operand, true),
			symbols: symbolsOf(operand).map(symbol => ({symbol, value: evaluation.text(symbol)})),
		}));

/** "needs A=y and (B=y or C=n)"; empty where the condition is met. */
export const describeUnmet = (
	evaluation: Evaluation,
	expression: Expression | undefined,
): string => {
	const unmet = unmetConditions(evaluation, expression);
	if (unmet.length === 0) return '';
	if (unmet.some(({text}) => text === never)) return 'can never be on in this tree';
	const texts = [...new Set(unmet.map(({text}) => text))];
	return `needs ${texts.length === 1 ? texts.join('') : texts.map(grouped).join(' and ')}`;
};

const never = 'never';

/** A part that is itself a list needs parentheses. */
const grouped = (text: string): string => (/ (?:or|and) /.test(text) ? `(${text})` : text);

/** What would make the expression y, or with `wanted` false n; only the parts that are not so already. */
const demand = (evaluation: Evaluation, expression: Expression, wanted: boolean): string => {
	switch (expression.kind) {
		case 'symbol': {
			const {symbol} = expression;
			if (symbol.isConstant) return never;
			if (symbol.nodes.length === 0) return `${symbol.name}=y, which nothing defines`;
			const canBeModule = symbol.type === 'tristate' && hasModules(evaluation);
			return `${symbol.name}=${wanted ? (canBeModule ? 'y/m' : 'y') : 'n'}`;
		}
		case 'not':
			return demand(evaluation, expression.operand, !wanted);
		case 'compare': {
			const operator = wanted ? expression.operator : opposites[expression.operator];
			return `${operandText(expression.left)}${operator}${operandText(expression.right)}`;
		}
		case 'and':
		case 'or': {
			const needsAll = (expression.kind === 'and') === wanted;
			const missing = operandsOf(expression.kind, expression).filter(
				operand => (evaluation.condition(operand) === no) === wanted,
			);
			const texts = [...new Set(missing.map(operand => demand(evaluation, operand, wanted)))];
			if (texts.length === 1) return texts.join('');
			if (needsAll) return texts.includes(never) ? never : texts.map(grouped).join(' and ');
			const possible = texts.filter(text => text !== never);
			return possible.length > 1 ? possible.map(grouped).join(' or ') : (possible[0] ?? never);
		}
	}
};

const operandText = ({isConstant, name, type}: KconfigSymbol): string =>
	isConstant && type === 'unknown' ? `"${name}"` : (name ?? '');

const symbolsOf = (expression: Expression): readonly KconfigSymbol[] => [
	...new Set(symbolsIn(expression).filter(symbol => !symbol.isConstant && !isNumber(symbol))),
];

/** A number without quotes is a symbol that nothing defines, whose text is its name. */
const isNumber = ({name, nodes}: KconfigSymbol): boolean =>
	nodes.length === 0 && comparedNumber(name ?? '', 'unknown') !== undefined;
