import type {Evaluation} from '../../kconfig/evaluation.ts';
import {infoLines} from '../../kconfig/explain.ts';
import type {MenuNode} from '../../kconfig/menu-tree.ts';
import type {SearchResult} from '../../kconfig/search.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import type {AppState} from '../app-state.ts';
import {page, type PageJump, type PageState} from './page-state.ts';

/**
 * What mconf and nconf show of a search: all about every symbol that was found, and where a digit jumps to. What no menu
 * shows is jumped to as far as menus go.
 */
export const resultsPage = (
	{evaluation, showAll}: AppState,
	query: string,
	results: readonly SearchResult[],
): PageState => {
	const lines: string[] = [];
	const jumps: PageJump[] = [];
	for (const symbol of inPeersOrder(results, query)) {
		const about = infoLines(evaluation, symbol);
		jumps.push(
			...jumpsOf(evaluation, symbol, about, showAll).map(jump => ({
				...jump,
				line: jump.line + lines.length,
			})),
		);
		lines.push(...about, '', '');
	}

	const found = page(
		`Search results for ${query}`,
		lines.length === 0 ? ['No matches found.'] : lines,
	);
	return {...found, jumps};
};

/** Names that the pattern matches from end to end come first, and of the rest each where the alphabet has it. */
const inPeersOrder = (
	results: readonly SearchResult[],
	query: string,
): readonly KconfigSymbol[] => {
	// Where something was found it is a pattern.
	const pattern = results.length === 0 ? /^$/ : new RegExp(patternOf(query), 'i');
	return results
		.flatMap(({symbol}) => {
			const name = symbol?.name;
			return name === undefined || symbol === undefined || symbol.isChoice
				? []
				: [{symbol, name, rank: pattern.exec(name)?.[0] === name ? 0 : 1}];
		})
		.sort((one, other) => one.rank - other.rank || (one.name < other.name ? -1 : 1))
		.map(({symbol}) => symbol);
};

/** What the peers look for: the prefix that names have in a configuration is none of theirs. */
export const patternOf = (query: string): string => query.replace(/^CONFIG_/i, '');

/** The lines of a symbol's places that can be gone to: of each place the innermost one that is shown. */
const jumpsOf = (
	evaluation: Evaluation,
	symbol: KconfigSymbol,
	lines: readonly string[],
	showAll: boolean,
): readonly PageJump[] => {
	const starts = lines.flatMap((text, line) => (text === '  Location:' ? [line + 1] : []));
	const nodes = symbol.nodes.filter(({prompt}) => prompt !== undefined);
	return starts.flatMap((start, block) => {
		const node = nodes[block];
		let end = start;
		while (lines[end]?.trimStart().startsWith('->')) {
			end++;
		}

		const isDrawn = (place: MenuNode): boolean =>
			evaluation.isShown(place) || (showAll && place.prompt !== undefined);
		let line = end - 1;
		let target: MenuNode | undefined = node;
		while (target && !isDrawn(target)) {
			target = target.parent;
			line--;
		}

		return target?.parent && line >= start ? [{line, node: target}] : [];
	});
};
