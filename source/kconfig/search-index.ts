import {type KconfigTree, type MenuNode, nodesBelow} from './menu-tree.ts';
import type {KconfigSymbol} from './symbols.ts';

/** One place with its texts in lower case. */
export class Entry {
	readonly symbol: KconfigSymbol | undefined;
	/** Its first node, and all. */
	readonly first: MenuNode;
	readonly nodes: readonly MenuNode[];
	readonly name: string;
	readonly prompt: string;
	#help: string | undefined;

	constructor(first: MenuNode) {
		const {symbol} = first;
		this.symbol = symbol;
		this.first = first;
		this.nodes = symbol?.nodes ?? [first];
		this.name = symbol?.name?.toLowerCase() ?? '';
		this.prompt = this.#join(({prompt}) => prompt?.text);
	}

	/** Most of the text of a tree: made when somebody looks for what no name or prompt has. */
	get help(): string {
		this.#help ??= this.#join(({help}) => help);
		return this.#help;
	}

	#join(textOf: (node: MenuNode) => string | undefined): string {
		const {nodes, first} = this;
		const text =
			nodes.length === 1 ? textOf(first) : nodes.map(node => textOf(node) ?? '').join('\n');
		return text?.toLowerCase() ?? '';
	}
}

/** All that can be found in a tree; made step by step, and then kept for all the keys of a query that is being typed. */
class Index {
	readonly entries: Entry[] = [];
	readonly #nodes: Iterator<MenuNode>;
	readonly #seen = new Set<KconfigSymbol>();

	constructor({root}: KconfigTree) {
		this.#nodes = nodesBelow(root);
	}

	/** Takes the next node; false where there is none. */
	advance(): boolean {
		const {value: node, done} = this.#nodes.next();
		if (done === true) return false;
		const {symbol} = node;
		if (symbol === undefined || !this.#seen.has(symbol)) this.entries.push(new Entry(node));
		if (symbol !== undefined) this.#seen.add(symbol);
		return true;
	}
}

const indexes = new WeakMap<KconfigTree, Index>();

export const indexOf = (tree: KconfigTree): Index => {
	const index = indexes.get(tree) ?? new Index(tree);
	indexes.set(tree, index);
	return index;
};

export const entriesOf = (tree: KconfigTree): readonly Entry[] => {
	const index = indexOf(tree);
	while (index.advance());
	return index.entries;
};

/**
 * Makes what a search looks through ready, piece by piece: whoever drives it can do something else in between, and a
 * search that comes earlier makes the rest itself.
 */
export function* prepareSearch(tree: KconfigTree): Generator<undefined, void, undefined> {
	const index = indexOf(tree);
	while (index.advance()) yield;
	for (const entry of index.entries) {
		void entry.help;
		yield;
	}
}
