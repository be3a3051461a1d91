import type {Evaluation} from '../../kconfig/evaluation.ts';
import {titleOf} from '../../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {usesOf} from '../../kconfig/uses.ts';
import {page, type PageState} from './page-state.ts';

/** The options whose definitions name a symbol, and how. */
export const usesPage = (evaluation: Evaluation, symbol: KconfigSymbol): PageState => {
	const name = symbol.name ?? titleOf(symbol);
	const uses = usesOf(evaluation.tree, symbol);
	const lines = uses.flatMap(({symbol: user, kinds}) => {
		const value = user.isChoice ? '' : ` [=${evaluation.text(user)}]`;
		return [`${user.name ?? titleOf(user)}${value}  ${kinds.join(', ')}`];
	});
	return {
		...page(`Where ${name} is used`, lines.length === 0 ? [`No definition names ${name}.`] : lines),
		about: symbol.nodes[0],
	};
};
