import type {Evaluation} from './evaluation.ts';
import {type KconfigTree, type MenuNode, nodesBelow} from './menu-tree.ts';
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

/** How well something matches, best first. */
const ranks = {
	name: 0,
	nameStart: 1,
	nameWord: 2,
	namePart: 3,
	promptWord: 4,
	promptPart: 5,
	help: 6,
};
const noMatch = 7;

/** One place with its texts in lower case. */
class Entry {
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

/** Where to look: a query may begin with one of these and a colon. */
const searchScopes = ['name', 'prompt', 'help'] as const;
export type SearchScope = (typeof searchScopes)[number];

/** What is looked for, and where; without a scope everywhere. */
export type SearchQuery = {
	readonly scope: SearchScope | undefined;
	readonly isPattern: boolean;
	/** The words, or the pattern. */
	readonly text: string;
};

/** Takes a query apart: "gpu fast", "help:gpu", "re:^GPU", "name:re:^GPU". */
export const parseQuery = (query: string): SearchQuery => {
	const scope = searchScopes.find(name => query.startsWith(`${name}:`));
	const rest = query.slice(scope === undefined ? 0 : scope.length + 1);
	const isPattern = rest.startsWith('re:');
	return {scope, isPattern, text: isPattern ? rest.slice(3) : rest};
};

/** The same query for the next place: everywhere, then each scope, then everywhere again. */
export const inNextScope = (query: string): string => {
	const {scope} = parseQuery(query);
	const next = searchScopes[scope === undefined ? 0 : searchScopes.indexOf(scope) + 1];
	const rest = scope === undefined ? query : query.slice(scope.length + 1);
	return next === undefined ? rest : `${next}:${rest}`;
};

/**
 * Finds symbols, choices, menus and comments. Every word of the query must be in the name, a prompt or the help; case does
 * not matter, nor does a `CONFIG_` before a name, nor the value in a line of a configuration file. `re:…` is a regular expression; one that is not valid finds nothing.
 * `name:`, `prompt:` or `help:` before either looks there alone. The best matches come first, those that match equally
 * well in the order of the tree.
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

const rankingOf = (query: string): Ranking => {
	const {scope, isPattern, text} = parseQuery(query);
	return isPattern ? rankByPattern(text, scope) : rankByWords(text, scope);
};

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

/** The place of an entry among the results, from 0; undefined where it is none. */
type Ranking = (entry: Entry) => number | undefined;

const rankByWords = (text: string, scope: SearchScope | undefined): Ranking => {
	const words = withoutValue(text)
		.toLowerCase()
		.split(/\s+/)
		.map(word => word.replace(/^config_/, ''))
		.filter(word => word !== '');
	if (words.length === 0) return () => undefined;
	return entry => {
		let worst = 0;
		let first: number | undefined;
		for (const word of words) {
			const rank = rankOfWord(entry, word, scope);
			if (rank === noMatch) return undefined;
			worst = Math.max(worst, rank);
			first ??= rank;
		}
		// What fits the word typed first best is what somebody means who types more of them.
		return worst * noMatch + (first ?? 0);
	};
};

/** Of a whole line of a configuration file, as it is pasted, the name. */
const withoutValue = (text: string): string =>
	/^(?:#\s*)?(CONFIG_\w+)(?:=.*| is not set)$/.exec(text.trim())?.[1] ?? text;

const rankOfWord = (entry: Entry, word: string, scope: SearchScope | undefined): number => {
	const {name, prompt} = entry;
	if (isIn(scope, 'name')) {
		if (name === word) return ranks.name;
		const at = name.indexOf(word);
		if (at === 0) return ranks.nameStart;
		if (at > 0) return startsWord(name, word) ? ranks.nameWord : ranks.namePart;
	}
	if (isIn(scope, 'prompt') && prompt.includes(word)) {
		return startsWord(prompt, word) ? ranks.promptWord : ranks.promptPart;
	}
	return isIn(scope, 'help') && entry.help.includes(word) ? ranks.help : noMatch;
};

const isIn = (scope: SearchScope | undefined, place: SearchScope): boolean =>
	scope === undefined || scope === place;

/** Whether `word` stands somewhere behind a character that is no letter or digit. */
const startsWord = (text: string, word: string): boolean => {
	for (let place = text.indexOf(word); place !== -1; place = text.indexOf(word, place + 1)) {
		if (place === 0 || !/[a-z\d]/.test(text.charAt(place - 1))) return true;
	}
	return false;
};

const rankByPattern = (source: string, scope: SearchScope | undefined): Ranking => {
	// What begins with anything takes a time that goes with the square of a help's length, and finds no more.
	const pattern = compile(source.replace(/^(\^?)CONFIG_/, '$1').replace(/^(?:\.\*)+/, ''));
	if (!(pattern instanceof RegExp)) return () => undefined;
	const rankOf = (entry: Entry): number => {
		const {name} = entry;
		const inName = isIn(scope, 'name') && name !== '' ? pattern.exec(name) : null;
		if (inName !== null) return inName[0].length === name.length ? ranks.name : ranks.nameStart;
		if (isIn(scope, 'prompt') && pattern.test(entry.prompt)) return ranks.promptWord;
		return isIn(scope, 'help') && pattern.test(entry.help) ? ranks.help : noMatch;
	};
	return entry => {
		const rank = rankOf(entry);
		return rank === noMatch ? undefined : rank * noMatch;
	};
};

/** What keeps a query from being a pattern: "Unterminated group"; undefined where it is one, or is words. */
export const patternProblem = (query: string): string | undefined => {
	const {isPattern, text} = parseQuery(query);
	const pattern = isPattern ? compile(text) : undefined;
	return pattern instanceof SyntaxError ? pattern.message.replace(/^.*: /, '') : undefined;
};

/** The letters that stand for themselves; what is behind a backslash may stand for something else. */
const inLowerCase = (source: string): string =>
	source.replace(/\\.|[^\\]+/gs, part => (part.startsWith('\\') ? part : part.toLowerCase()));

/** Half a pattern is what one has while typing it: not an error, but nothing to find yet. */
const compile = (source: string): RegExp | SyntaxError | undefined => {
	if (source === '') return undefined;
	try {
		// Prompts and help may have several lines. Case is taken out beforehand: V8's engine for patterns that would take
		// forever cannot leave it out of account.
		return new RegExp(inLowerCase(source), 'm');
	} catch (error) {
		if (error instanceof SyntaxError) return error;
		throw error;
	}
};

/** A node is seen where its menus are, too. */
const isReachable = (evaluation: Evaluation, node: MenuNode): boolean => {
	for (let menu: MenuNode | undefined = node; menu?.parent !== undefined; menu = menu.parent) {
		if (!evaluation.isShown(menu)) return false;
	}
	return true;
};

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

const indexOf = (tree: KconfigTree): Index => {
	const index = indexes.get(tree) ?? new Index(tree);
	indexes.set(tree, index);
	return index;
};

const entriesOf = (tree: KconfigTree): readonly Entry[] => {
	const index = indexOf(tree);
	while (index.advance());
	return index.entries;
};
