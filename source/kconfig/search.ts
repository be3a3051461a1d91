import type {Evaluation} from './evaluation.ts';
import type {MenuNode} from './menu-tree.ts';
import {entriesOf, indexOf, type Entry} from './search-index.ts';
import {noMatch, rankingOf, ranks} from './search-ranking.ts';
import type {KconfigSymbol} from './symbols.ts';

export type SearchResult = {
	/** Undefined for a menu or a comment. */
	readonly symbol: KconfigSymbol | undefined;
	/** Where to jump to: the symbol's first definition with a prompt that shows, else with a prompt, else the first. */
	readonly node: MenuNode;
	/** Whether no menu shows it now. */
	readonly hidden: boolean;
	/** Whether some word stands in its help alone. */
	readonly isByHelp: boolean;
};

/** Where a match is found now is computed when it is looked at: of thousands a screen shows a few. */
class Match implements SearchResult {
	readonly #evaluation: Evaluation;
	readonly #entry: Entry;
	readonly isByHelp: boolean;
	#shown: MenuNode | undefined;
	#isKnown = false;

	constructor(evaluation: Evaluation, entry: Entry, isByHelp: boolean) {
		this.isByHelp = isByHelp;
		this.#evaluation = evaluation;
		this.#entry = entry;
	}

	get symbol(): KconfigSymbol | undefined {
		return this.#entry.symbol;
	}

	get node(): MenuNode {
		const {nodes, first} = this.#entry;
		return this.#find() ?? nodes.find(({prompt}) => prompt !== undefined) ?? first;
	}

	get hidden(): boolean {
		return this.#find() === undefined;
	}

	in(evaluation: Evaluation): Match {
		return new Match(evaluation, this.#entry, this.isByHelp);
	}

	#find(): MenuNode | undefined {
		if (!this.#isKnown) {
			this.#shown = this.#entry.nodes.find(node => isReachable(this.#evaluation, node));
			this.#isKnown = true;
		}
		return this.#shown;
	}
}

/**
 * Finds symbols, choices, menus and comments. Every word of the query must be in the name, a prompt or the help; case does
 * not matter, nor does a `CONFIG_` before a name, nor the value in a line of a configuration file. `re:…` is a regular
 * expression; one that is not valid finds nothing. `name:`, `prompt:` or `help:` before either looks there alone. The best
 * matches come first, those that match equally well in the order of the tree.
 */
export const search = (evaluation: Evaluation, query: string): readonly SearchResult[] => {
	const rank = rankingOf(query);
	const ranked = new Ranked(evaluation);
	for (const entry of entriesOf(evaluation.tree)) ranked.add(entry, rank(entry));
	return ranked.results;
};

/**
 * Calls a step until it returns false, or as long as it likes: "paused". A step that does not end by itself is ended:
 * "stuck".
 */
export type Drive = (step: () => boolean) => 'done' | 'paused' | 'stuck';

/** What a search in pieces found, and where it was given up, if it was: what stands behind that was not looked at. */
export type Found = {
	readonly results: readonly SearchResult[];
	readonly givenUpAt: MenuNode | undefined;
};

/** A text is matched anew so often when its match was ended: what kept it may have been another program. */
const attempts = 2;

/** The same piece by piece, each as long as `drive` likes, for patterns that take long, or that never end in some text. */
export function* searchInPieces(
	evaluation: Evaluation,
	query: string,
	drive: Drive,
): Generator<undefined, Found, void> {
	const rank = rankingOf(query);
	const ranked = new Ranked(evaluation);
	const index = indexOf(evaluation.tree);
	let at = 0;
	let stuck = 0;
	const step = (): boolean => {
		const entry = index.entries[at];
		if (entry === undefined) return index.advance();
		ranked.add(entry, rank(entry));
		at++;
		stuck = 0;
		return true;
	};
	for (let end = drive(step); end !== 'done'; end = drive(step)) {
		if (end === 'stuck' && ++stuck === attempts) {
			return {results: ranked.results, givenUpAt: index.entries[at]?.first};
		}
		yield undefined;
	}
	return {results: ranked.results, givenUpAt: undefined};
}

/** The same results as another configuration of the tree has them hidden or shown. */
export const resultsIn = (
	evaluation: Evaluation,
	results: readonly SearchResult[],
): readonly SearchResult[] =>
	results.map(result => (result instanceof Match ? result.in(evaluation) : result));

/** Results, those of each rank in the order in which they came. */
class Ranked {
	readonly #evaluation: Evaluation;
	readonly #ranks: SearchResult[][] = Array.from({length: noMatch * noMatch}, () => []);

	constructor(evaluation: Evaluation) {
		this.#evaluation = evaluation;
	}

	add(entry: Entry, at: number | undefined): void {
		if (at === undefined) return;
		const isByHelp = at >= ranks.help * noMatch;
		this.#ranks[at]?.push(new Match(this.#evaluation, entry, isByHelp));
	}

	get results(): readonly SearchResult[] {
		return this.#ranks.flat();
	}
}

/** A node is seen where its menus are, too. */
const isReachable = (evaluation: Evaluation, node: MenuNode): boolean => {
	for (let menu: MenuNode | undefined = node; menu?.parent !== undefined; menu = menu.parent) {
		if (!evaluation.isShown(menu)) return false;
	}
	return true;
};
