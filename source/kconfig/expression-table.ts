import type {Expression} from './expressions.ts';
import type {KconfigSymbol} from './symbols.ts';

type Comparison = Extract<Expression, {kind: 'compare'}>;

/** What tells expressions apart besides the ids of their operands. */
const kinds = {
	symbol: 0,
	not: 1,
	and: 2,
	or: 3,
	'=': 4,
	'!=': 5,
	'<': 6,
	'<=': 7,
	'>': 8,
	'>=': 9,
} as const;
type Kind = (typeof kinds)[keyof typeof kinds];

/**
 * Makes expressions, each only once: equal ones are one object, so comparing is cheap and shared parts are
 * simplified and evaluated once, however often they are referred to.
 *
 * A tree asks for some 200,000 of them, so they are found by open addressing in typed arrays: a `Map` would need an
 * object for each key.
 */
export class ExpressionTable {
	/** By id. */
	readonly all: Expression[] = [];
	/** The id and one of the expression in each slot; 0 is a free one. */
	#slots = new Int32Array(2 ** 12);
	/** What the expressions were asked for with, by id. */
	#lefts = new Int32Array(2 ** 11);
	#rights = new Int32Array(2 ** 11);
	#kinds = new Uint8Array(2 ** 11);

	/** The number of expressions made so far. */
	get count(): number {
		return this.all.length;
	}

	symbol(symbol: KconfigSymbol): Expression {
		const slot = this.#find(kinds.symbol, symbol.id, 0);
		return this.#at(slot) ?? this.#keep(slot, {id: this.count, kind: 'symbol', symbol});
	}

	not(operand: Expression): Expression {
		const slot = this.#find(kinds.not, operand.id, 0);
		return this.#at(slot) ?? this.#keep(slot, {id: this.count, kind: 'not', operand});
	}

	binary(kind: 'and' | 'or', left: Expression, right: Expression): Expression {
		const slot = this.#find(kinds[kind], left.id, right.id);
		return this.#at(slot) ?? this.#keep(slot, {id: this.count, kind, left, right});
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
		const slot = this.#find(kinds[operator], left.id, right.id);
		return (
			this.#at(slot) ?? this.#keep(slot, {id: this.count, kind: 'compare', operator, left, right})
		);
	}

	/** The slot of an expression, or the free one that would be its own; the next `#keep` takes what was asked for. */
	#find(kind: Kind, left: number, right: number): number {
		const slots = this.#slots;
		const mask = slots.length - 1;
		let slot = hash(kind, left, right) & mask;
		for (let taken = slots[slot]; taken; taken = slots[slot]) {
			const id = taken - 1;
			if (this.#lefts[id] === left && this.#rights[id] === right && this.#kinds[id] === kind) {
				return slot;
			}
			slot = (slot + 1) & mask;
		}
		this.#lefts[this.count] = left;
		this.#rights[this.count] = right;
		this.#kinds[this.count] = kind;
		return slot;
	}

	#at(slot: number): Expression | undefined {
		const taken = this.#slots[slot] as number;
		return taken === 0 ? undefined : this.all[taken - 1];
	}

	#keep(slot: number, expression: Expression): Expression {
		this.all.push(expression);
		this.#slots[slot] = this.count;
		if (this.count === this.#kinds.length) this.#grow();
		return expression;
	}

	/** At most every other slot is taken. */
	#grow(): void {
		const room = this.count * 2;
		this.#lefts = enlarged(this.#lefts, new Int32Array(room));
		this.#rights = enlarged(this.#rights, new Int32Array(room));
		this.#kinds = enlarged(this.#kinds, new Uint8Array(room));
		const mask = room * 2 - 1;
		this.#slots = new Int32Array(room * 2);
		for (let id = 0; id < this.count; id++) {
			let slot =
				hash(this.#kinds[id] as number, this.#lefts[id] as number, this.#rights[id] as number) &
				mask;
			while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
			this.#slots[slot] = id + 1;
		}
	}
}

const enlarged = <T extends Int32Array | Uint8Array>(from: T, to: T): T => {
	to.set(from);
	return to;
};

const hash = (kind: number, left: number, right: number): number => {
	const mixed = Math.imul(Math.imul(left, 0x9e_37_79_b1) ^ right, 0x85_eb_ca_6b) + kind;
	return mixed ^ (mixed >>> 15);
};
