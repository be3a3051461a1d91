import type {Expression} from './expressions.ts';
import {comparedNumber} from './numbers.ts';
import type {SymbolType} from './symbols.ts';

/** One side of a comparison. */
export type Operand = {readonly text: string; readonly type: SymbolType};

/**
 * Compares two values: numbers as numbers where both texts are some, else the texts do. Negative, zero or positive, as
 * C's `__expr_calc_value`.
 */
export const compareValues = (left: Operand, right: Operand): number => {
	if (left.type === 'string' && right.type === 'string') return order(left.text, right.text);
	const leftNumber = comparedNumber(left.text, left.type);
	const rightNumber = comparedNumber(right.text, right.type);
	if (leftNumber === undefined || rightNumber === undefined) return order(left.text, right.text);
	const isUnsigned = leftNumber.isUnsigned || rightNumber.isUnsigned;
	const convert = (value: bigint) => (isUnsigned ? BigInt.asUintN(64, value) : value);
	return order(convert(leftNumber.value), convert(rightNumber.value));
};

const order = <T extends bigint | string>(left: T, right: T): number =>
	left < right ? -1 : left > right ? 1 : 0;

/** Whether an operator holds between two values in that order. */
export const holds = (
	operator: Extract<Expression, {kind: 'compare'}>['operator'],
	order: number,
): boolean => {
	switch (operator) {
		case '=':
			return order === 0;
		case '!=':
			return order !== 0;
		case '<':
			return order < 0;
		case '<=':
			return order <= 0;
		case '>':
			return order > 0;
		case '>=':
			return order >= 0;
	}
};

/** What holds where an operator does not. */
export const opposites = {
	'=': '!=',
	'!=': '=',
	'<': '>=',
	'>=': '<',
	'>': '<=',
	'<=': '>',
} as const;
