import type {Expression} from './expressions.ts';
import type {KconfigSymbol} from './symbols.ts';

/** The symbols that simplification knows. */
export type TristateConstants = {
	readonly no: KconfigSymbol;
	readonly mod: KconfigSymbol;
	readonly yes: KconfigSymbol;
};

export type Binary = Extract<Expression, {kind: 'and' | 'or'}>;
export type Comparison = Extract<Expression, {kind: 'compare'}>;

/** Whether `expression` mentions `symbol` anywhere: C's `expr_contains_symbol`. */
export const containsSymbol = (
	expression: Expression | undefined,
	symbol: KconfigSymbol,
): boolean => {
	let node = expression;
	while (node?.kind === 'and' || node?.kind === 'or') {
		if (containsSymbol(node.right, symbol)) return true;
		node = node.left;
	}
	if (node === undefined) return false;
	if (node.kind === 'not') return containsSymbol(node.operand, symbol);
	if (node.kind === 'symbol') return node.symbol === symbol;
	return node.kind === 'compare' && (node.left === symbol || node.right === symbol);
};

/** Whether `expression` cannot be true while `symbol` is n: C's `expr_depends_symbol`. */
export const dependsOnSymbol = (
	expression: Expression | undefined,
	symbol: KconfigSymbol,
	{no, mod, yes}: TristateConstants,
): boolean => {
	let node = expression;
	while (node?.kind === 'and') {
		if (dependsOnSymbol(node.right, symbol, {no, mod, yes})) return true;
		node = node.left;
	}
	if (node?.kind === 'symbol') return node.symbol === symbol;
	if (node?.kind !== 'compare' || node.left !== symbol) return false;
	if (node.operator === '=') return node.right === yes || node.right === mod;
	return node.operator === '!=' && node.right === no;
};

/** The left-leaning chain of an expression: its innermost left operand, and what is joined to it, in order. */
export const spineOf = (expression: Expression): {first: Expression; rest: readonly Binary[]} => {
	const rest: Binary[] = [];
	let node = expression;
	while (node.kind === 'and' || node.kind === 'or') {
		rest.push(node);
		node = node.left;
	}
	return {first: node, rest: rest.reverse()};
};

/** The operands on the level of `kind`, from left to right. */
export const leaves = (kind: 'and' | 'or', expression: Expression): Expression[] => {
	const found: Expression[] = [];
	// Collected backwards, because the chain is walked from its end.
	const collect = (start: Expression): void => {
		let node = start;
		while (node.kind === kind) {
			collect(node.right);
			node = node.left;
		}
		found.push(node);
	};
	collect(expression);
	return found.reverse();
};
