import type {ExpressionTable} from './expression-table.ts';
import type {Expression} from './expressions.ts';
import type {KconfigSymbol} from './symbols.ts';

/** The symbols that simplification knows. */
export type TristateConstants = {
	readonly no: KconfigSymbol;
	readonly mod: KconfigSymbol;
	readonly yes: KconfigSymbol;
};

type Binary = Extract<Expression, {kind: 'and' | 'or'}>;
type Comparison = Extract<Expression, {kind: 'compare'}>;

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
	readonly #no: Expression;
	readonly #mod: Expression;
	readonly #modules: Expression;
	readonly #yes: Expression;
	readonly #onModulesTest: (symbol: KconfigSymbol, forcedTo: 'n' | 'y') => void;
	readonly #rewritten = new Map<Expression, Expression>();
	readonly #transformed = new Map<Expression, Expression>();
	readonly #deduplicated = new Map<Expression, Expression>();
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
		this.#constants = constants;
		this.#no = table.symbol(constants.no);
		this.#mod = table.symbol(constants.mod);
		this.#modules = table.symbol(modules);
		this.#yes = table.symbol(constants.yes);
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
	 * Applies `change` to every node, operands first, with the changed operands in place; remembers the results.
	 */
	#bottomUp(
		expression: Expression,
		results: Map<Expression, Expression>,
		change: (node: Expression) => Expression,
	): Expression {
		const spine: Expression[] = [];
		let node = expression;
		let result = results.get(node);
		while (result === undefined && (node.kind === 'and' || node.kind === 'or')) {
			spine.push(node);
			node = node.left;
			result = results.get(node);
		}
		if (result === undefined) {
			result = change(
				node.kind === 'not' ? this.#table.not(this.#bottomUp(node.operand, results, change)) : node,
			);
			results.set(node, result);
		}
		for (const outer of spine.reverse()) {
			const {kind, right} = outer as Binary;
			result = change(this.#table.binary(kind, result, this.#bottomUp(right, results, change)));
			results.set(outer, result);
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
		const joined = kind === 'or' ? this.#joinOr(one, other) : this.#joinAnd(one, other);
		if (joined === undefined) return undefined;
		this.#joined = true;
		return [kind === 'or' ? this.#no : this.#yes, joined];
	}

	#joinOr(one: Expression, other: Expression): Expression | undefined {
		if (this.areEqual(one, other)) return one;
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
		return symbol.type === 'bool' && isComplement ? this.#yes : undefined;
	}

	#joinAnd(one: Expression, other: Expression): Expression | undefined {
		if (this.areEqual(one, other)) return one;
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
		return equal.right === unequal.right ? this.#no : table.compare('=', symbol, equal.right);
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
			else if (right !== neutral) left = this.#table.binary(outer.kind, left, right);
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

/** What `!` makes of a comparison. */
const opposites = {
	'=': '!=',
	'!=': '=',
	'<': '>=',
	'>=': '<',
	'>': '<=',
	'<=': '>',
} as const;

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
const spineOf = (expression: Expression): {first: Expression; rest: readonly Binary[]} => {
	const rest: Binary[] = [];
	let node = expression;
	while (node.kind === 'and' || node.kind === 'or') {
		rest.push(node);
		node = node.left;
	}
	return {first: node, rest: rest.reverse()};
};

/** The operands on the level of `kind`, from left to right. */
const leaves = (kind: 'and' | 'or', expression: Expression): Expression[] => {
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
