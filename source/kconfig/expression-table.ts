import type {Expression} from './expressions.ts';
import type {KconfigSymbol} from './symbols.ts';

/** Room for ids in the halves of a key; a tree has some 100,000 expressions. */
const half = 2 ** 26;

type Comparison = Extract<Expression, {kind: 'compare'}>;

/**
 * Makes expressions, each only once: equal ones are one object, so comparing is cheap and shared parts are
 * simplified and evaluated once, however often they are referred to.
 */
export class ExpressionTable {
	readonly #symbols = new Map<number, Expression>();
	readonly #nots = new Map<number, Expression>();
	readonly #ands = new Map<number, Expression>();
	readonly #ors = new Map<number, Expression>();
	readonly #comparisons = new Map<Comparison['operator'], Map<number, Expression>>();
	#count = 0;

	/** The number of expressions made so far. */
	get count(): number {
		return this.#count;
	}

	symbol(symbol: KconfigSymbol): Expression {
		return (
			this.#symbols.get(symbol.id) ??
			this.#keep(this.#symbols, symbol.id, {id: this.#count, kind: 'symbol', symbol})
		);
	}

	not(operand: Expression): Expression {
		return (
			this.#nots.get(operand.id) ??
			this.#keep(this.#nots, operand.id, {id: this.#count, kind: 'not', operand})
		);
	}

	binary(kind: 'and' | 'or', left: Expression, right: Expression): Expression {
		const table = kind === 'and' ? this.#ands : this.#ors;
		const key = left.id * half + right.id;
		return table.get(key) ?? this.#keep(table, key, {id: this.#count, kind, left, right});
	}

	/** Both where both are there; an absent operand is "always y". */
	and(left: Expression | undefined, right: Expression | undefined): Expression | undefined {
		if (left === undefined) return right;
		return right === undefined ? left : this.binary('and', left, right);
	}

	/** As C joins alternatives: an absent operand is *not* "always y" but nothing to join. */
	or(left: Expression | undefined, right: Expression | undefined): Expression | undefined {
		if (left === undefined) return right;
		return right === undefined ? left : this.binary('or', left, right);
	}

	compare(operator: Comparison['operator'], left: KconfigSymbol, right: KconfigSymbol): Expression {
		let table = this.#comparisons.get(operator);
		if (table === undefined) {
			table = new Map();
			this.#comparisons.set(operator, table);
		}
		const key = left.id * half + right.id;
		return (
			table.get(key) ??
			this.#keep(table, key, {id: this.#count, kind: 'compare', operator, left, right})
		);
	}

	#keep(table: Map<number, Expression>, key: number, expression: Expression): Expression {
		table.set(key, expression);
		this.#count++;
		return expression;
	}
}
