import type {Readout} from './evaluation.ts';
import type {Expression} from './expressions.ts';
import type {KconfigSymbol} from './symbols.ts';

/** How a symbol is written in an expression. */
type PrintSymbol = (symbol: KconfigSymbol) => string;

/** `&&` binds tighter than `||`, and `!` tighter than both: C's `expr_compare_type`. */
const binding = {or: 0, and: 1, not: 2, compare: 3, symbol: 3} as const;

const print = (expression: Expression, printSymbol: PrintSymbol, outer: number): string => {
	const text = printBare(expression, printSymbol);
	return outer > binding[expression.kind] ? `(${text})` : text;
};

const printBare = (expression: Expression, printSymbol: PrintSymbol): string => {
	switch (expression.kind) {
		case 'symbol':
			return printSymbol(expression.symbol);
		case 'not':
			return `!${print(expression.operand, printSymbol, binding.not)}`;
		case 'compare':
			return printSymbol(expression.left) + expression.operator + printSymbol(expression.right);
		case 'and':
		case 'or': {
			const {kind} = expression;
			const parts: string[] = [];
			let node: Expression = expression;
			while (node.kind === kind) {
				parts.push(print(node.right, printSymbol, binding[kind]));
				node = node.left;
			}
			parts.push(print(node, printSymbol, binding[kind]));
			return parts.reverse().join(kind === 'and' ? ' && ' : ' || ');
		}
	}
};

const nameOf = ({name}: KconfigSymbol): string => name ?? '<choice>';

/** An expression as C prints it: constants without quotes, no more parentheses than needed; absent is "y". */
export const describeExpression = (expression: Expression | undefined): string =>
	expression === undefined ? 'y' : print(expression, nameOf, 0);

/** The same with the value behind each symbol that has a type: `A [=y] && B [=n]`. */
export const describeWithValues = (readout: Readout, expression: Expression): string =>
	print(expression, symbol => symbolWithValue(readout, symbol), 0);

/** `A [=y]`; a text that is no symbol's name stands alone. */
export const symbolWithValue = (readout: Readout, symbol: KconfigSymbol): string =>
	symbol.type === 'unknown' ? nameOf(symbol) : `${nameOf(symbol)} [=${readout.text(symbol)}]`;

/** The operands that `kind` joins, from left to right; the expression itself where it is something else. */
export const operandsOf = (
	kind: 'and' | 'or',
	expression: Expression | undefined,
): readonly Expression[] => {
	if (expression === undefined) return [];
	const found: Expression[] = [];
	const pending = [expression];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		if (node.kind === kind) pending.push(node.right, node.left);
		else found.push(node);
	}
	return found;
};

/** The symbols of an expression from left to right, as often as they stand there. */
export const symbolsIn = (expression: Expression | undefined): readonly KconfigSymbol[] => {
	const found: KconfigSymbol[] = [];
	const pending = expression === undefined ? [] : [expression];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		switch (node.kind) {
			case 'symbol':
				found.push(node.symbol);
				break;
			case 'not':
				pending.push(node.operand);
				break;
			case 'and':
			case 'or':
				pending.push(node.right, node.left);
				break;
			case 'compare':
				found.push(node.left, node.right);
				break;
		}
	}
	return found;
};
