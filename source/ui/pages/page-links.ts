import type {KconfigTree, MenuNode} from '../../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import type {AppState} from '../app-state.ts';
import {pageLines, type PageState} from './page-state.ts';

/** A symbol's name in a page's text. */
export type PageLink = {
	/** Of the wrapped lines. */
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly name: string;
	/** What is told about when somebody goes there. */
	readonly node: MenuNode;
};

/** The links of a page that is about something; other pages have none. */
export const pageLinks = (state: AppState, page: PageState): readonly PageLink[] =>
	page.about === undefined
		? []
		: linksIn(pageLines(page, state.size), state.evaluation.tree, page.about.symbol);

/** The names of symbols in the lines, but for the one that the page is about, from top to bottom. */
const linksIn = (
	lines: readonly string[],
	{symbols}: KconfigTree,
	about: KconfigSymbol | undefined,
): readonly PageLink[] =>
	lines.flatMap((text, line) =>
		[...text.matchAll(/\w+/g)].flatMap(({0: name, index}) => {
			const symbol = isName(name) ? symbols.get(name) : undefined;
			const node = symbol?.nodes.find(({prompt}) => prompt) ?? symbol?.nodes[0];
			return node === undefined || symbol === about
				? []
				: [{line, start: index, end: index + name.length, name, node}];
		}),
	);

/** A word of a help text is no name only because some symbol is called so: names have capitals, digits or underscores. */
const isName = (word: string): boolean => word.length > 1 && !/^[A-Z]?[a-z]+$|^\d+$/.test(word);
