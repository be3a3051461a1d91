import {compile, parseQuery, type SearchScope} from './search-query.ts';
import type {Entry} from './search-index.ts';

/** How well something matches, best first. */
export const ranks = {
	name: 0,
	nameStart: 1,
	nameWord: 2,
	namePart: 3,
	promptWord: 4,
	promptPart: 5,
	help: 6,
};
export const noMatch = 7;

/** The place of an entry among the results, from 0; undefined where it is none. */
export type Ranking = (entry: Entry) => number | undefined;

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

/** How a query ranks what is looked through. */
export const rankingOf = (query: string): Ranking => {
	const {scope, isPattern, text} = parseQuery(query);
	return isPattern ? rankByPattern(text, scope) : rankByWords(text, scope);
};
