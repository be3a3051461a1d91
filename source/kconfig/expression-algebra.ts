import {opposites} from './comparison.ts';
import {ExpressionJoins} from './expression-joins.ts';
import {ExpressionMemo} from './expression-memo.ts';
import {
	type Binary,
	type Comparison,
	leaves,
	spineOf,
	type TristateConstants,
} from './expression-shape.ts';
import type {ExpressionTable} from './expression-table.ts';
import type {Expression} from './expressions.ts';
import type {KconfigSymbol} from './symbols.ts';

/**
 * The simplifications that shape menus and printed dependencies. They are C's (`expr.c`), step for step, because which
 * operand survives shows in what is printed; unlike C's, each expression is simplified once.
 *
 * A chain such as `A && B && C` leans to the left and may be thousands long, so the left side is always walked in a
 * loop; to the right the parser has limited the depth.
 */
export class ExpressionAlgebra {
	readonly #table: ExpressionTable;
	readonly #constants: TristateConstants;
	readonly #joins: ExpressionJoins;
	readonly #no: Expression;
	readonly #mod: Expression;
	readonly #modules: Expression;
	readonly #yes: Expression;
	readonly #onModulesTest: (symbol: KconfigSymbol, forcedTo: 'n' | 'y') => void;
	readonly #rewritten: ExpressionMemo;
	readonly #transformed: ExpressionMemo;
	readonly #deduplicated: ExpressionMemo;
	/** How often a bool was tested for m. */
	#modulesTests = 0;
	/** Whether the last pass joined or eliminated something: C's `trans_count`. */
	#joined = false;

	constructor(
		table: ExpressionTable,
		constants: TristateConstants,
		/** What a bare m needs besides itself. */
		modules: KconfigSymbol,
		/** Told when a bool is compared with m, which can never be. */
		onModulesTest: (symbol: KconfigSymbol, forcedTo: 'n' | 'y') => void,
	) {
		this.#table = table;
		this.#rewritten = new ExpressionMemo(table);
		this.#transformed = new ExpressionMemo(table);
		this.#deduplicated = new ExpressionMemo(table);
		this.#constants = constants;
		this.#no = table.symbol(constants.no);
		this.#mod = table.symbol(constants.mod);
		this.#modules = table.symbol(modules);
		this.#yes = table.symbol(constants.yes);
		this.#joins = new ExpressionJoins(table, constants);
		this.#onModulesTest = onModulesTest;
	}

	isYes(expression: Expression | undefined): boolean {
		return expression === undefined || expression === this.#yes;
	}

	/** C's `expr_transform`: negations inwards, comparisons of bools with constants away. */
	transform(expression: Expression | undefined): Expression | undefined {
		if (expression === undefined) return undefined;
		return this.#bottomUp(expression, this.#transformed, node => this.#transformNode(node));
	}

	/** C's `expr_eliminate_dups`: joins equal and overlapping operands until nothing changes. */
	eliminateDuplicates(expression: Expression | undefined): Expression | undefined {
		if (expression === undefined) return undefined;
		const joined = this.#joined;
		const result = this.#bottomUp(expression, this.#deduplicated, node => this.#join(node));
		this.#joined = joined;
		return result;
	}

	/** C's `rewrite_m`: a bare `m` also needs modules. */
	rewriteModules(expression: Expression | undefined): Expression | undefined {
		if (expression === undefined) return undefined;
		return this.#bottomUp(expression, this.#rewritten, node =>
			node === this.#mod ? this.#table.binary('and', node, this.#modules) : node,
		);
	}

	/** C's `expr_trans_compare` with `!= n`, which is all that menus need of it. */
	compareWithNo(expression: Expression | undefined): Expression {
		if (expression === undefined) return this.#table.not(this.#no);
		return this.#compareWithNo(expression, '!=');
	}

	/** Whether everything in `part` is among what `whole` demands, by C's `expr_eliminate_eq`. */
	isPartOf(part: Expression, whole: Expression): boolean {
		return this.isYes(this.#eliminateEqual(whole, part)[1]);
	}

	/** C's `expr_eq`: equal but for the order and the grouping of operands. */
	areEqual(one: Expression | undefined, other: Expression | undefined): boolean {
		if (one === undefined || other === undefined) return this.isYes(one) && this.isYes(other);
		if (one === other) return true;
		if (one.kind !== other.kind) return false;
		switch (one.kind) {
			// Equal ones would be the same object.
			case 'symbol':
			case 'compare':
				return false;
			case 'not':
				return other.kind === 'not' && this.areEqual(one.operand, other.operand);
			case 'and':
			case 'or': {
				const joined = this.#joined;
				const [left, right] = this.#eliminateEqual(one, other);
				this.#joined = joined;
				return left === right && left.kind === 'symbol';
			}
		}
	}

	/**
	 * Applies `change` to every node, operands first, with the changed operands in place; remembers the results. What tests
	 * a bool for m is not remembered: C tells of it as often as it comes across it.
	 */
	#bottomUp(
		expression: Expression,
		results: ExpressionMemo,
		change: (node: Expression) => Expression,
	): Expression {
		let result = results.get(expression);
		if (result !== undefined) return result;
		const tests = this.#modulesTests;
		// The right side goes first, as the compiler of C has it: it shows in the order of what is told.
		const spine: {readonly outer: Binary; readonly right: Expression}[] = [];
		let node = expression;
		while (result === undefined && (node.kind === 'and' || node.kind === 'or')) {
			spine.push({outer: node, right: this.#bottomUp(node.right, results, change)});
			node = node.left;
			result = results.get(node);
		}
		if (result === undefined) {
			result = change(
				node.kind === 'not' ? this.#table.not(this.#bottomUp(node.operand, results, change)) : node,
			);
			if (this.#modulesTests === tests) results.set(node, result);
		}
		for (const {outer, right} of spine.reverse()) {
			result = change(this.#table.binary(outer.kind, result, right));
			if (this.#modulesTests === tests) results.set(outer, result);
		}
		return result;
	}

	/** One node of `transform`, its operands done. */
	#transformNode(node: Expression): Expression {
		const table = this.#table;
		if (node.kind === 'compare' && node.left.type === 'bool') return this.#compareBool(node);
		if (node.kind !== 'not') return node;
		const {operand} = node;
		switch (operand.kind) {
			case 'not':
				return operand.operand;
			case 'compare':
				return table.compare(opposites[operand.operator], operand.left, operand.right);
			case 'and':
			case 'or': {
				const {first, rest} = spineOf(operand);
				let negated = table.not(first);
				for (const {kind, right} of rest) {
					negated = table.binary(kind === 'and' ? 'or' : 'and', negated, table.not(right));
				}
				return this.transform(negated) ?? negated;
			}
			case 'symbol':
				if (operand === this.#yes) return this.#no;
				if (operand === this.#no) return this.#yes;
				return operand === this.#mod ? operand : node;
		}
	}

	/** `A=y` is `A`, `A=n` is `!A`, `A=m` is never. C's own `A!=y` is broken (it reads a symbol as an expression). */
	#compareBool(node: Comparison): Expression {
		const {operator, left, right} = node;
		if (operator !== '=' && operator !== '!=') return node;
		const isEqual = operator === '=';
		if (right === this.#constants.mod) {
			this.#modulesTests++;
			this.#onModulesTest(left, isEqual ? 'n' : 'y');
			return isEqual ? this.#no : this.#yes;
		}
		if (right !== this.#constants.yes && right !== this.#constants.no) return node;
		const symbol = this.#table.symbol(left);
		return (right === this.#constants.yes) === isEqual ? symbol : this.#table.not(symbol);
	}

	/** One node of `eliminateDuplicates`, its operands done. */
	#join(node: Expression): Expression {
		let current = node;
		if (current.kind !== 'and' && current.kind !== 'or') return current;
		const {kind} = current;
		this.#joined = false;
		const [left, right] = this.#pairwise(kind, current.left, current.right, (one, other) =>
			this.#joinLeaves(kind, one, other),
		);
		current = this.#eliminateConstants(this.#table.binary(kind, left, right));
		if (!this.#joined) return current;
		return this.eliminateDuplicates(current) ?? current;
	}

	/** Two operands of one level as one, and the neutral element in the place of the other. */
	#joinLeaves(
		kind: 'and' | 'or',
		one: Expression,
		other: Expression,
	): readonly [Expression, Expression] | undefined {
		const joined = this.areEqual(one, other) ? one : this.#joins[kind](one, other);
		if (joined === undefined) return undefined;
		this.#joined = true;
		return [kind === 'or' ? this.#no : this.#yes, joined];
	}

	/** C's `expr_eliminate_eq`: takes operands out of both that both have. */
	#eliminateEqual(one: Expression, other: Expression): readonly [Expression, Expression] {
		let pair: readonly [Expression, Expression] = [one, other];
		const eliminate = (kind: 'and' | 'or') =>
			this.#pairwise(kind, ...pair, (left, right) => {
				if (left === right && (left === this.#yes || left === this.#no)) return undefined;
				if (!this.areEqual(left, right)) return undefined;
				this.#joined = true;
				const neutral = kind === 'or' ? this.#no : this.#yes;
				return [neutral, neutral];
			});
		if (one.kind === 'and' || one.kind === 'or') pair = eliminate(one.kind);
		const [left, right] = pair;
		if (left.kind !== right.kind && (right.kind === 'and' || right.kind === 'or')) {
			pair = eliminate(right.kind);
		}
		return [this.#eliminateConstants(pair[0]), this.#eliminateConstants(pair[1])];
	}

	/** Calls `combine` for each operand of `one` with each of `other`, on the level of `kind`, and puts back what it gives. */
	#pairwise(
		kind: 'and' | 'or',
		one: Expression,
		other: Expression,
		combine: (one: Expression, other: Expression) => readonly [Expression, Expression] | undefined,
	): readonly [Expression, Expression] {
		const lefts = leaves(kind, one);
		const rights = leaves(kind, other);
		let changed = false;
		for (let left = 0; left < lefts.length; left++) {
			for (let right = 0; right < rights.length; right++) {
				const combined = combine(lefts[left] as Expression, rights[right] as Expression);
				if (combined === undefined) continue;
				[lefts[left], rights[right]] = combined;
				changed = true;
			}
		}
		if (!changed) return [one, other];
		return [this.#rebuild(kind, one, lefts), this.#rebuild(kind, other, rights)];
	}

	/** An expression of the same shape with other leaves, which are used up from the end. */
	#rebuild(kind: 'and' | 'or', expression: Expression, replacements: Expression[]): Expression {
		const rights: Expression[] = [];
		let node = expression;
		while (node.kind === kind) {
			rights.push(this.#rebuild(kind, node.right, replacements));
			node = node.left;
		}
		let result = replacements.pop() ?? node;
		for (const right of rights.reverse()) result = this.#table.binary(kind, result, right);
		return result;
	}

	/** C's `expr_eliminate_yn`: `x && y` is `x`, `x && n` is `n`, and so on. */
	#eliminateConstants(expression: Expression): Expression {
		const spine: Binary[] = [];
		let node = expression;
		while (node.kind === 'and' || node.kind === 'or') {
			spine.push(node);
			node = node.left;
		}
		let left = node;
		for (const outer of spine.reverse()) {
			const right = this.#eliminateConstants(outer.right);
			const [neutral, absorbing] =
				outer.kind === 'and' ? [this.#yes, this.#no] : [this.#no, this.#yes];
			if (left === absorbing || right === absorbing) left = absorbing;
			else if (left === neutral) left = right;
			// C forgets here what became of the operands, and finds them again when it joins once more.
			else if (right !== neutral) left = outer;
		}
		return left;
	}

	#compareWithNo(expression: Expression, operator: '=' | '!='): Expression {
		const table = this.#table;
		switch (expression.kind) {
			case 'symbol':
				return table.compare(operator, expression.symbol, this.#constants.no);
			case 'not':
				return this.#compareWithNo(expression.operand, operator === '=' ? '!=' : '=');
			case 'compare':
				return operator === '=' ? table.not(expression) : expression;
			case 'and':
			case 'or': {
				const parts = spineOf(expression);
				let result = this.#compareWithNo(parts.first, '=');
				for (const {kind, right} of parts.rest) {
					const flipped = kind === 'and' ? 'or' : 'and';
					result = table.binary(flipped, result, this.#compareWithNo(right, '='));
				}
				return operator === '!=' ? table.not(result) : result;
			}
		}
	}
}
