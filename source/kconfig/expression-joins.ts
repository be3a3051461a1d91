import type {Comparison, TristateConstants} from './expression-shape.ts';
import type {ExpressionTable} from './expression-table.ts';
import type {Expression} from './expressions.ts';
import type {KconfigSymbol} from './symbols.ts';

/** Joins two different simple operands about one bool or tristate, such as `A=y || A=m`. */
export class ExpressionJoins {
	readonly #table: ExpressionTable;
	readonly #constants: TristateConstants;

	constructor(table: ExpressionTable, constants: TristateConstants) {
		this.#table = table;
		this.#constants = constants;
	}

	/** `one || other` as one expression; undefined where both are needed. C's `expr_join_or`. */
	or(one: Expression, other: Expression): Expression | undefined {
		const symbol = sharedSymbol(one, other);
		if (symbol === undefined) return undefined;
		const {no, mod, yes} = this.#constants;
		if (symbol.type === 'tristate' && isCompare(one, '=') && isCompare(other, '=')) {
			// Two of the three values are "not the third".
			const third = thirdValue([no, mod, yes], one.right, other.right);
			return third === undefined ? undefined : this.#table.compare('!=', symbol, third);
		}
		const isComplement =
			(isNegatedSymbol(one) && other.kind === 'symbol') ||
			(isNegatedSymbol(other) && one.kind === 'symbol');
		return symbol.type === 'bool' && isComplement ? this.#table.symbol(yes) : undefined;
	}

	/** `one && other` as one expression; undefined where both are needed. C's `expr_join_and`. */
	and(one: Expression, other: Expression): Expression | undefined {
		const symbol = sharedSymbol(one, other);
		if (symbol === undefined) return undefined;
		const {no, mod, yes} = this.#constants;
		const table = this.#table;
		const comparison = one.kind === 'symbol' ? other : other.kind === 'symbol' ? one : undefined;
		if (comparison?.kind === 'compare') {
			const {operator, right} = comparison;
			if (operator === '=' && right === yes) return comparison;
			if (operator === '!=' && right === no) return table.symbol(symbol);
			if (operator === '!=' && right === mod) return table.compare('=', symbol, yes);
			return undefined;
		}
		if (symbol.type !== 'tristate' || one.kind !== 'compare' || other.kind !== 'compare') {
			return undefined;
		}
		if (isCompare(one, '!=') && isCompare(other, '!=')) {
			const third = thirdValue([no, mod, yes], one.right, other.right);
			return third === undefined ? undefined : table.compare('=', symbol, third);
		}
		if (one.operator === other.operator) return undefined;
		const [equal, unequal] = one.operator === '=' ? [one, other] : [other, one];
		if (!equal.right.isConstant || !unequal.right.isConstant) return undefined;
		return equal.right === unequal.right
			? table.symbol(no)
			: table.compare('=', symbol, equal.right);
	}
}

const isCompare = (expression: Expression, operator: '=' | '!='): expression is Comparison =>
	expression.kind === 'compare' && expression.operator === operator;

const isNegatedSymbol = (expression: Expression): boolean =>
	expression.kind === 'not' && expression.operand.kind === 'symbol';

/** The one bool or tristate symbol that both operands are about, where both are simple. */
const sharedSymbol = (one: Expression, other: Expression): KconfigSymbol | undefined => {
	const symbol = soleSymbol(one, true);
	if (symbol === undefined || symbol !== soleSymbol(other, false)) return undefined;
	return symbol.type === 'bool' || symbol.type === 'tristate' ? symbol : undefined;
};

/** C looks into a negated comparison only on the left. */
const soleSymbol = (
	expression: Expression,
	intoNegatedComparison: boolean,
): KconfigSymbol | undefined => {
	switch (expression.kind) {
		case 'symbol':
			return expression.symbol;
		case 'compare':
			return expression.operator === '=' || expression.operator === '!='
				? expression.left
				: undefined;
		case 'not': {
			const {operand} = expression;
			if (operand.kind === 'symbol') return operand.symbol;
			return intoNegatedComparison && operand.kind === 'compare'
				? soleSymbol(operand, false)
				: undefined;
		}
		case 'and':
		case 'or':
			return undefined;
	}
};

/** The value that is neither of two different ones. */
const thirdValue = (
	values: readonly KconfigSymbol[],
	one: KconfigSymbol,
	other: KconfigSymbol,
): KconfigSymbol | undefined => {
	if (one === other || !values.includes(one) || !values.includes(other)) return undefined;
	return values.find(value => value !== one && value !== other);
};
