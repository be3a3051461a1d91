import type {DraftSymbol} from './plans/drafts.ts';
import type {Expression} from './expressions.ts';
import type {ParsedStatements} from './parser.ts';

const untouched = 0;
const open = 1;
const done = 2;

/**
 * Whether any value may depend on itself. One walk over the symbols and the expressions that they share, each of them once:
 * only where it finds something is it worth going C's way, which knows what to say.
 */
export const hasCycles = ({symbols, expressions}: ParsedStatements): boolean => {
	const symbolCount = symbols.all.length;
	const states = new Uint8Array(symbolCount + expressions.count);
	/** Ids of symbols, and behind them those of expressions. */
	const pending: number[] = [];
	let found = false;

	const visit = (node: number): void => {
		if (states[node] === open) found = true;
		else if (states[node] === untouched) pending.push(node);
	};
	const visitExpression = (expression: Expression | undefined): void => {
		if (expression !== undefined) visit(symbolCount + expression.id);
	};
	/** A choice and its members are one. */
	const visitSymbol = ({id, choice, isConstant}: ExpressionSymbol): void => {
		if (!isConstant) visit(choice?.id ?? id);
	};
	const visitConditions = (symbol: DraftSymbol): void => {
		visitExpression(symbol.directDependency);
		visitExpression(symbol.reverseDependency);
		visitExpression(symbol.impliedDependency);
		for (const {condition} of symbol.prompts) visitExpression(condition);
		for (const {condition} of symbol.ranges) visitExpression(condition);
		for (const {condition, value} of symbol.defaults) {
			visitExpression(condition);
			if (!symbol.isChoice) visitExpression(value);
		}
	};
	const visitOperands = (expression: Expression): void => {
		switch (expression.kind) {
			case 'symbol':
				return visitSymbol(expression.symbol);
			case 'not':
				return visitExpression(expression.operand);
			case 'and':
			case 'or':
				visitExpression(expression.left);
				return visitExpression(expression.right);
			case 'compare':
				visitSymbol(expression.left);
				return visitSymbol(expression.right);
		}
	};

	for (const symbol of symbols.all) {
		visitSymbol(symbol);
		// A node stays on the stack, open, until what it needs is done.
		for (let node = pending.at(-1); node !== undefined; node = pending.at(-1)) {
			if (found) return true;
			if (states[node] !== untouched) {
				states[node] = done;
				pending.pop();
				continue;
			}
			states[node] = open;
			const expression = expressions.all[node - symbolCount];
			if (expression !== undefined) {
				visitOperands(expression);
			} else {
				const owner = symbols.all[node] as DraftSymbol;
				visitConditions(owner);
				for (const member of owner.members) visitConditions(member);
			}
		}
	}
	return false;
};

type ExpressionSymbol = Extract<Expression, {kind: 'symbol'}>['symbol'];
