import type {Expression} from './expressions.ts';
import type {KconfigTree} from './menu-tree.ts';
import type {KconfigSymbol} from './symbols.ts';

/**
 * What has to be computed again when something changes, down to single expressions. A node is a symbol, by its id (a choice
 * stands for its members, too), or an expression, by its id behind those of all symbols.
 */
export class DependencyGraph {
	readonly #tree: KconfigTree;
	/** The nodes, each behind what it needs. */
	readonly #order: Int32Array;
	/** The place of each node in that order. */
	readonly #places: Int32Array;
	/** Who needs a node: `#dependents` from one start to the next. */
	readonly #starts: Int32Array;
	readonly #dependents: Int32Array;
	/** Whether some values depend on themselves, which is an error in the tree: then there is no order. */
	readonly isCyclic: boolean;

	private constructor(
		tree: KconfigTree,
		{order, isCyclic}: Order,
		{starts, dependents}: Dependents,
	) {
		this.#tree = tree;
		this.isCyclic = isCyclic;
		this.#order = order;
		this.#places = new Int32Array(order.length);
		for (const [place, node] of order.entries()) this.#places[node] = place;
		this.#starts = starts;
		this.#dependents = dependents;
	}

	/** Makes the graph of a tree in pieces of about a millisecond. */
	static *of(tree: KconfigTree): Generator<undefined, DependencyGraph, void> {
		return new DependencyGraph(tree, yield* sorted(tree), yield* dependentsIn(tree));
	}

	/**
	 * Has the nodes of `edited` computed again, then those that need what has changed, and so on; each once, behind all it
	 * needs. The callbacks compute and tell whether what others see of it has changed.
	 */
	propagate(
		edited: readonly KconfigSymbol[],
		onSymbols: (symbols: readonly KconfigSymbol[]) => boolean,
		onExpression: (expression: Expression) => boolean,
	): void {
		const {allSymbols, expressions} = this.#tree;
		const due = new DuePlaces(this.#order.length);
		for (const symbol of edited) due.add(this.#places[nodeOf(symbol)] as number);
		for (let place = due.next(0); place !== -1; place = due.next(place + 1)) {
			const node = this.#order[place] as number;
			const symbol = allSymbols[node];
			const hasChanged =
				symbol === undefined
					? onExpression(expressions[node - allSymbols.length] as Expression)
					: onSymbols([symbol, ...symbol.members]);
			if (!hasChanged) continue;
			const end = this.#starts[node + 1] as number;
			for (let edge = this.#starts[node] as number; edge < end; edge++) {
				due.add(this.#places[this.#dependents[edge] as number] as number);
			}
		}
	}
}

/** So many places are looked through at once where none of them is due. */
const blockBits = 8;

/** A set of places that is gone through in order while it grows; most edits have a few of them, among very many. */
class DuePlaces {
	readonly #places: Uint8Array;
	readonly #blocks: Uint8Array;

	constructor(count: number) {
		this.#places = new Uint8Array(count);
		this.#blocks = new Uint8Array((count >> blockBits) + 1);
	}

	add(place: number): void {
		this.#places[place] = 1;
		this.#blocks[place >> blockBits] = 1;
	}

	/** The first from there on; -1 where there is none. */
	next(from: number): number {
		let block = from >> blockBits;
		for (let place = from; block < this.#blocks.length; place = ++block << blockBits) {
			if (this.#blocks[block] === 0) continue;
			const end = Math.min((block + 1) << blockBits, this.#places.length);
			for (; place < end; place++) if (this.#places[place] === 1) return place;
		}
		return -1;
	}
}

/** So many nodes are looked at before anybody else has a turn. */
const nodesInPiece = 1024;

type Order = {readonly order: Int32Array; readonly isCyclic: boolean};

/** Puts each node behind those that it needs. */
function* sorted(tree: KconfigTree): Generator<undefined, Order, void> {
	const count = nodeCount(tree);
	const states = new Uint8Array(count);
	const order = new Int32Array(count);
	let length = 0;
	let isCyclic = false;
	const pending: number[] = [];
	const visit = (node: number): void => {
		if (states[node] === untouched) pending.push(node);
		else if (states[node] === open) isCyclic = true;
	};
	const visitNeeds = needsVisitor(tree, visit);
	for (let start = 0; start < count; start++) {
		visit(start);
		for (let node = pending.at(-1); node !== undefined; node = pending.at(-1)) {
			if (states[node] === untouched) {
				states[node] = open;
				visitNeeds(node);
				continue;
			}
			pending.pop();
			if (states[node] === open) {
				order[length++] = node;
				if (length % nodesInPiece === 0) yield undefined;
			}
			states[node] = done;
		}
	}
	return {order, isCyclic};
}

type Dependents = {readonly starts: Int32Array; readonly dependents: Int32Array};

/** Who needs each node. */
function* dependentsIn(tree: KconfigTree): Generator<undefined, Dependents, void> {
	const count = nodeCount(tree);
	const starts = new Int32Array(count + 1);
	const countNeeds = needsVisitor(tree, need => {
		starts[need + 1] = (starts[need + 1] as number) + 1;
	});
	for (let node = 0; node < count; node++) {
		countNeeds(node);
		if (node % nodesInPiece === 0) yield undefined;
	}
	for (let node = 0; node < count; node++) {
		starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
	}
	const dependents = new Int32Array(starts[count] as number);
	const next = starts.slice();
	let dependent = 0;
	const enterNeeds = needsVisitor(tree, need => {
		dependents[next[need] as number] = dependent;
		next[need] = (next[need] as number) + 1;
	});
	for (; dependent < count; dependent++) {
		enterNeeds(dependent);
		if (dependent % nodesInPiece === 0) yield undefined;
	}
	return {starts, dependents};
}

const nodeCount = ({allSymbols, expressions}: KconfigTree): number =>
	allSymbols.length + expressions.length;

/** Calls `visit` for all that a node needs, some of it several times. */
const needsVisitor = (
	{allSymbols, expressions}: KconfigTree,
	visit: (need: number) => void,
): ((node: number) => void) => {
	const count = allSymbols.length;
	const visitSymbol = (symbol: KconfigSymbol): void => {
		if (!symbol.isConstant) visit(nodeOf(symbol));
	};
	const visitExpression = (expression: Expression | undefined): void => {
		if (expression !== undefined) visit(count + expression.id);
	};
	return node => {
		if (node >= count) {
			visitOperands(expressions[node - count] as Expression, visitSymbol, visitExpression);
			return;
		}
		const symbol = allSymbols[node] as KconfigSymbol;
		if (symbol.choice !== undefined) return;
		visitProperties(symbol, visitSymbol, visitExpression);
		for (const member of symbol.members) visitProperties(member, visitSymbol, visitExpression);
	};
};

const untouched = 0;
const open = 1;
const done = 2;

const nodeOf = ({id, choice}: KconfigSymbol): number => choice?.id ?? id;

const visitOperands = (
	expression: Expression,
	visitSymbol: (symbol: KconfigSymbol) => void,
	visitExpression: (expression: Expression) => void,
): void => {
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

const visitProperties = (
	symbol: KconfigSymbol,
	visitSymbol: (symbol: KconfigSymbol) => void,
	visitExpression: (expression: Expression | undefined) => void,
): void => {
	for (const {condition} of symbol.prompts) visitExpression(condition);
	visitExpression(symbol.directDependency);
	visitExpression(symbol.reverseDependency);
	visitExpression(symbol.impliedDependency);
	for (const {condition, value} of symbol.defaults) {
		visitExpression(condition);
		// The text of a string counts, of which an expression knows nothing; of a choice's default only its visibility.
		if (value.kind === 'symbol' && value.symbol.choice !== symbol) visitSymbol(value.symbol);
		if (!symbol.isChoice) visitExpression(value);
	}
	for (const {condition, low, high} of symbol.ranges) {
		visitExpression(condition);
		visitSymbol(low);
		visitSymbol(high);
	}
};

const known = new WeakMap<KconfigTree, DependencyGraph>();

/** The graph of a tree, made when it is first asked for: that takes some ten milliseconds for 20,000 symbols. */
export const dependencyGraphOf = (tree: KconfigTree): DependencyGraph => {
	const pieces = prepareGraph(tree);
	let piece = pieces.next();
	while (piece.done !== true) piece = pieces.next();
	return piece.value;
};

/** The same in pieces, for those who can wait: the first edit then does not have to. */
export function* prepareGraph(tree: KconfigTree): Generator<undefined, DependencyGraph, void> {
	let graph = known.get(tree);
	if (graph === undefined) {
		graph = yield* DependencyGraph.of(tree);
		known.set(tree, graph);
	}
	return graph;
}
