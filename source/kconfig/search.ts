import type {Evaluation} from './evaluation.ts';
import {type MenuNode, nodesBelow} from './menu-tree.ts';
import type {KconfigSymbol} from './symbols.ts';

export type SearchResult = {
	/** Undefined for a menu or a comment. */
	readonly symbol: KconfigSymbol | undefined;
	/** Where to jump to: the symbol's first definition with a prompt that shows, else with a prompt, else the first. */
	readonly node: MenuNode;
	/** Whether no menu shows it now. */
	readonly hidden: boolean;
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
type Entry = {
	readonly symbol: KconfigSymbol | undefined;
	/** Its first node, and all. */
	readonly first: MenuNode;
	readonly nodes: readonly MenuNode[];
	readonly name: string;
	readonly prompt: string;
	readonly help: string;
};

/**
 * Finds symbols, choices, menus and comments. Every word of the query must be in the name, a prompt or the help; case does
 * not matter, nor does a `CONFIG_` before a name. `re:…` is a regular expression over names; one that is not valid finds
 * nothing. The best matches come first, those that match equally well in the order of the tree.
 */
export const search = (evaluation: Evaluation, query: string): readonly SearchResult[] => {
	const rank = query.startsWith('re:') ? rankByPattern(query.slice(3)) : rankByWords(query);
	return entriesOf(evaluation)
		.map(entry => ({entry, rank: rank(entry)}))
		.filter(({rank}) => rank < noMatch)
		.sort((one, other) => one.rank - other.rank)
		.map(({entry}) => resultOf(evaluation, entry));
};

const rankByWords = (query: string): ((entry: Entry) => number) => {
	const words = query
		.toLowerCase()
		.split(/\s+/)
		.map(word => word.replace(/^config_/, ''))
		.filter(word => word !== '');
	if (words.length === 0) return () => noMatch;
	return entry => {
		let worst = 0;
		for (const word of words) worst = Math.max(worst, rankOfWord(entry, word));
		return worst;
	};
};

const rankOfWord = ({name, prompt, help}: Entry, word: string): number => {
	if (name === word) return ranks.name;
	const inName = name.indexOf(word);
	if (inName === 0) return ranks.nameStart;
	if (inName > 0) return startsWord(name, word) ? ranks.nameWord : ranks.namePart;
	if (prompt.includes(word)) return startsWord(prompt, word) ? ranks.promptWord : ranks.promptPart;
	return help.includes(word) ? ranks.help : noMatch;
};

/** Whether `word` stands somewhere behind a character that is no letter or digit. */
const startsWord = (text: string, word: string): boolean => {
	for (let place = text.indexOf(word); place !== -1; place = text.indexOf(word, place + 1)) {
		if (place === 0 || !/[a-z\d]/.test(text.charAt(place - 1))) return true;
	}
	return false;
};

const rankByPattern = (source: string): ((entry: Entry) => number) => {
	const pattern = compile(source.replace(/^(\^?)CONFIG_/, '$1'));
	if (pattern === undefined) return () => noMatch;
	return ({name}) => {
		if (name === '') return noMatch;
		const match = pattern.exec(name);
		if (match === null) return noMatch;
		return match[0].length === name.length ? ranks.name : ranks.nameStart;
	};
};

/** Half a pattern is what one has while typing it: not an error, but nothing to find yet. */
const compile = (source: string): RegExp | undefined => {
	if (source === '') return undefined;
	try {
		return new RegExp(source, 'i');
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
};

const resultOf = (evaluation: Evaluation, {symbol, first, nodes}: Entry): SearchResult => {
	const shown = nodes.find(node => isReachable(evaluation, node));
	const node = shown ?? nodes.find(({prompt}) => prompt !== undefined) ?? first;
	return {symbol, node, hidden: shown === undefined};
};

/** A node is seen where its menus are, too. */
const isReachable = (evaluation: Evaluation, node: MenuNode): boolean => {
	for (let menu: MenuNode | undefined = node; menu?.parent !== undefined; menu = menu.parent) {
		if (!evaluation.isShown(menu)) return false;
	}
	return true;
};

const entries = new WeakMap<Evaluation['tree'], readonly Entry[]>();

/** The texts of a tree, once for all the keys of a query that is being typed. */
const entriesOf = ({tree}: Evaluation): readonly Entry[] => {
	const known = entries.get(tree);
	if (known !== undefined) return known;
	const made: Entry[] = [];
	const seen = new Set<KconfigSymbol>();
	for (const node of nodesBelow(tree.root)) {
		const {symbol} = node;
		if (symbol !== undefined && seen.has(symbol)) continue;
		if (symbol !== undefined) seen.add(symbol);
		const nodes = symbol?.nodes ?? [node];
		const join = (text: (node: MenuNode) => string | undefined): string =>
			nodes
				.map(each => text(each) ?? '')
				.join('\n')
				.toLowerCase();
		made.push({
			symbol,
			first: node,
			nodes,
			name: symbol?.name?.toLowerCase() ?? '',
			prompt: join(({prompt}) => prompt?.text),
			help: join(({help}) => help),
		});
	}
	entries.set(tree, made);
	return made;
};
