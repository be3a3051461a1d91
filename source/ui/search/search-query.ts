import {parseQuery} from '../../kconfig/search-query.ts';
import type {AppState} from '../app-state.ts';
import {textOf, type TextField} from '../dialogs/text-field.ts';
import {patternOf} from '../pages/results-page.ts';

/** What is looked for: as it was typed, or for those who know no words, as a pattern of names. */
export const queryOf = ({keys}: AppState, field: TextField): string => {
	const query = textOf(field).trim();
	if (query === '') {
		return query;
	}

	return keys.hasResultPages
		? `name:re:${patternOf(query)}`
		: keys.name === 'kconfiglib'
			? withPatterns(query)
			: query;
};

/** Kconfiglib's words are patterns, of which one text has to match all; those of plain letters are words here, too. */
const withPatterns = (query: string): string => {
	const {scope, isPattern, text} = parseQuery(query);
	if (isPattern || !/[\\^$.*+?()[\]{}|]/.test(text)) {
		return query;
	}

	const words = text.split(/\s+/);
	const pattern = words.length === 1 ? text : words.map(word => `(?=[^]*(?:${word}))`).join('');
	return `${scope === undefined ? '' : `${scope}:`}re:${pattern}`;
};
