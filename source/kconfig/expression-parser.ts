import type {SymbolTable} from './plans/drafts.ts';
import type {ExpressionTable} from './expression-table.ts';
import type {Expression} from './expressions.ts';
import type {Lexer} from './lexer.ts';
import type {KconfigSymbol} from './symbols.ts';
import type {ComparisonOperator, TokenKind} from './tokens.ts';

/** Thrown at a token that does not fit, and caught where the statement is skipped. */
export class SyntaxProblem extends Error {}

/** Deep enough for any tree, and shallow enough for what goes through expressions recursively. */
const maximumNesting = 500;

const isComparison = (kind: TokenKind): kind is ComparisonOperator =>
	kind === '=' || kind === '!=' || kind === '<' || kind === '<=' || kind === '>' || kind === '>=';

/** symbol: T_WORD | T_WORD_QUOTE */
export const parseOperand = (lexer: Lexer, symbols: SymbolTable): KconfigSymbol => {
	const {kind, text} = lexer;
	if (kind !== 'word' && kind !== 'quoted') throw new SyntaxProblem('syntax error');
	lexer.next();
	return kind === 'word' ? symbols.name(text) : symbols.constant(text);
};

/**
 * expr: symbol | symbol COMPARISON symbol | "(" expr ")" | "!" expr | expr "||" expr | expr "&&" expr
 *
 * `!` binds tightest, then `&&`, then `||`, both to the left. Two stacks instead of recursion, so that no nesting
 * overflows ours.
 */
export const parseExpression = (
	lexer: Lexer,
	symbols: SymbolTable,
	expressions: ExpressionTable,
): Expression => {
	const operands: Expression[] = [];
	const operators: ('(' | '!' | '&&' | '||')[] = [];
	let openParentheses = 0;

	const pop = (): Expression => {
		const operand = operands.pop();
		if (operand === undefined) throw new SyntaxProblem('syntax error');
		return operand;
	};

	/** Applies what binds at least as tightly as the operator to come. */
	const reduce = (minimum: '&&' | '||' | undefined): void => {
		for (;;) {
			const operator = operators.at(-1);
			if (operator === undefined || operator === '(') return;
			if (operator === '||' && minimum === '&&') return;
			operators.pop();
			const right = pop();
			if (operator === '!') operands.push(expressions.not(right));
			else operands.push(expressions.binary(operator === '&&' ? 'and' : 'or', pop(), right));
		}
	};

	for (;;) {
		while (lexer.kind === '(' || lexer.kind === '!') {
			if (lexer.kind === '(') openParentheses++;
			operators.push(lexer.kind);
			if (operators.length > maximumNesting) {
				throw new SyntaxProblem(`expression is nested deeper than ${maximumNesting} levels`);
			}
			lexer.next();
		}
		const left = parseOperand(lexer, symbols);
		if (isComparison(lexer.kind)) {
			const operator = lexer.kind;
			lexer.next();
			operands.push(expressions.compare(operator, left, parseOperand(lexer, symbols)));
		} else {
			operands.push(expressions.symbol(left));
		}
		while (lexer.kind === ')' && openParentheses > 0) {
			reduce(undefined);
			operators.pop();
			openParentheses--;
			lexer.next();
		}
		if (lexer.kind !== '&&' && lexer.kind !== '||') break;
		reduce(lexer.kind);
		operators.push(lexer.kind);
		lexer.next();
	}
	reduce(undefined);
	if (openParentheses > 0) throw new SyntaxProblem('syntax error');
	return pop();
};
