import type {DraftSymbol, SymbolTable} from './plans/drafts.ts';
import {parseExpression, parseOperand, SyntaxProblem} from './expression-parser.ts';
import type {ExpressionTable} from './expression-table.ts';
import type {Expression} from './expressions.ts';
import type {Lexer} from './lexer.ts';
import type {KconfigSymbol} from './symbols.ts';
import type {Keyword, TokenKind} from './tokens.ts';

/** The pieces that statements are made of; each throws a `SyntaxProblem` where something else stands. */
export class TokenReader {
	readonly lexer: Lexer;
	readonly #symbols: SymbolTable;
	readonly #expressions: ExpressionTable;

	constructor(lexer: Lexer, symbols: SymbolTable, expressions: ExpressionTable) {
		this.lexer = lexer;
		this.#symbols = symbols;
		this.#expressions = expressions;
	}

	/** Makes sure of the current token and stays at it: what a line does is done before the next one is looked at. */
	expect(kind: TokenKind): void {
		if (this.lexer.kind !== kind) throw new SyntaxProblem('syntax error');
	}

	keyword(keyword: Keyword): void {
		this.expect(keyword);
		this.lexer.next();
	}

	quoted(): string {
		this.expect('quoted');
		const {text} = this.lexer;
		this.lexer.next();
		return text;
	}

	/** nonconst_symbol: T_WORD */
	symbol(): DraftSymbol {
		this.expect('word');
		const symbol = this.#symbols.name(this.lexer.text);
		this.lexer.next();
		return symbol;
	}

	/** symbol: nonconst_symbol | T_WORD_QUOTE */
	operand(): KconfigSymbol {
		return parseOperand(this.lexer, this.#symbols);
	}

	expression(): Expression {
		return parseExpression(this.lexer, this.#symbols, this.#expressions);
	}

	/** if_expr: nothing | "if" expr */
	condition(): Expression | undefined {
		if (this.lexer.kind !== 'if') return undefined;
		this.lexer.next();
		return this.expression();
	}
}
