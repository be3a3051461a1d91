import type {Report} from './diagnostics.ts';
import type {DraftNode, DraftSymbol} from './plans/drafts.ts';
import {ExpressionAlgebra} from './expression-algebra.ts';
import {containsSymbol, dependsOnSymbol, type TristateConstants} from './expression-shape.ts';
import type {ExpressionTable} from './expression-table.ts';
import type {Expression} from './expressions.ts';
import type {ParsedStatements} from './parser.ts';
import {checkProperties} from './symbol-checks.ts';

/**
 * Makes the menu tree of the statements, as C's `_menu_finalize`: dependencies go down into children and into the
 * conditions of prompts, defaults, ranges, selects and implies; symbols that depend on the one before them become its
 * submenu; `if` blocks and parents without a prompt dissolve.
 */
export const finaliseMenu = (statements: ParsedStatements, report: Report): void => {
	const {symbols, expressions, root} = statements;
	const algebra = new ExpressionAlgebra(
		expressions,
		symbols,
		statements.modules ?? symbols.no,
		(symbol, forcedTo) => {
			const message = `boolean symbol ${symbol.name} tested for 'm'? test forced to '${forcedTo}'`;
			report({severity: 'info', code: 'm-test', message, position: undefined});
		},
	);
	const finalisation = new Finalisation(algebra, expressions, symbols, report);
	runNested(finalisation.finalise(root, [root], 0, false));
};

/** Work in pieces, each of which may call for others to be done before it goes on. */
type Nested = Generator<Nested, void, void>;

/** Runs nested work with a stack of its own: a chain of thousands of options makes menus as deep. */
const runNested = (work: Nested): void => {
	const stack = [work];
	for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
		const step = top.next();
		if (step.done === true) stack.pop();
		else stack.push(step.value);
	}
};

class Finalisation {
	readonly #algebra: ExpressionAlgebra;
	readonly #expressions: ExpressionTable;
	readonly #constants: TristateConstants;
	readonly #report: Report;
	readonly #checked = new Set<DraftSymbol>();

	constructor(
		algebra: ExpressionAlgebra,
		expressions: ExpressionTable,
		constants: TristateConstants,
		report: Report,
	) {
		this.#algebra = algebra;
		this.#expressions = expressions;
		this.#constants = constants;
		this.#report = report;
	}

	/** `siblings[index]` is `node`; what becomes its submenu leaves `siblings`. */
	*finalise(node: DraftNode, siblings: DraftNode[], index: number, insideChoice: boolean): Nested {
		const {symbol} = node;
		if (node.children.length > 0) {
			for (const child of node.children) this.#inherit(child, node.dependsOn);
			// The list shrinks while its nodes take in those behind them.
			for (let child = 0; child < node.children.length; child++) {
				const next = node.children[child] as DraftNode;
				yield this.finalise(next, node.children, child, symbol?.isChoice === true);
			}
		} else if (!insideChoice && symbol !== undefined) {
			yield this.#adopt(node, symbol, siblings, index);
			symbol.directDependency = this.#expressions.or(symbol.directDependency, node.dependsOn);
		}
		if (node.children.length > 0) dissolve(node);
		if (symbol !== undefined && !this.#checked.has(symbol)) {
			this.#checked.add(symbol);
			checkProperties(symbol, node, this.#report);
		}
	}

	/** Adds the parent's dependencies to a node's own, and those to all its properties. */
	#inherit(node: DraftNode, parentDependency: Expression | undefined): void {
		const expressions = this.#expressions;
		const own = this.#simplify(node.dependsOn);
		const dependency = this.#algebra.eliminateDuplicates(expressions.and(parentDependency, own));
		node.dependsOn = dependency;
		const complete = (condition: Expression | undefined): Expression | undefined =>
			this.#algebra.eliminateDuplicates(expressions.and(dependency, this.#simplify(condition)));
		const {symbol} = node;
		if (symbol === undefined) {
			if (node.prompt !== undefined) node.prompt.condition = complete(node.prompt.condition);
			return;
		}
		for (const {kind, property} of node.properties) {
			property.condition = complete(property.condition);
			if (kind !== 'select' && kind !== 'imply') continue;
			const target = property.symbol;
			const because = expressions.and(expressions.symbol(symbol), property.condition);
			if (kind === 'select') {
				target.reverseDependency = expressions.or(target.reverseDependency, because);
			} else {
				target.impliedDependency = expressions.or(target.impliedDependency, because);
			}
		}
	}

	#simplify(expression: Expression | undefined): Expression | undefined {
		return this.#algebra.transform(this.#algebra.rewriteModules(expression));
	}

	/** Makes the nodes behind `node` that depend on its symbol its children. */
	*#adopt(node: DraftNode, symbol: DraftSymbol, siblings: DraftNode[], index: number): Nested {
		const algebra = this.#algebra;
		let base: Expression | undefined;
		let end = index + 1;
		for (; end < siblings.length; end++) {
			const next = siblings[end] as DraftNode;
			const dependency = next.prompt === undefined ? next.dependsOn : next.prompt.condition;
			if (!containsSymbol(dependency, symbol)) break;
			if (!dependsOnSymbol(dependency, symbol, this.#constants)) {
				// `(symbol || Q) && R` counts too where the symbol itself depends on R.
				base ??= this.#demand(node.prompt?.condition);
				if (!algebra.isPartOf(base, this.#demand(dependency))) break;
			}
			yield this.finalise(next, siblings, end, false);
			next.parent = node;
		}
		node.children = siblings.splice(index + 1, end - index - 1);
	}

	/** What must not be n for the expression not to be n. */
	#demand(expression: Expression | undefined): Expression {
		const compared = this.#algebra.compareWithNo(expression);
		return this.#algebra.eliminateDuplicates(this.#algebra.transform(compared)) ?? compared;
	}
}

/** Puts the children of what has no prompt into its parent's list, behind it; `if`s, which show nothing, go. */
const dissolve = (parent: DraftNode): void => {
	const result: DraftNode[] = [];
	const pending = parent.children.toReversed();
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		const {children} = node;
		if (node.prompt === undefined && children.length > 0) {
			for (const child of children) child.parent = parent;
			pending.push(...children.toReversed());
			node.children = [];
		}
		if (node.symbol !== undefined || node.prompt !== undefined) result.push(node);
	}
	parent.children = result;
};
