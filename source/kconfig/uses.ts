import {symbolsIn} from './expression-text.ts';
import type {KconfigTree} from './menu-tree.ts';
import type {KconfigSymbol} from './symbols.ts';

/** How one symbol's definition names another. */
export type UseKind = 'depends on' | 'select' | 'imply' | 'default' | 'range' | 'condition';

export type Use = {
	/** The symbol, or choice, whose definition it is. */
	readonly symbol: KconfigSymbol;
	readonly kinds: readonly UseKind[];
};

/** Every definition that names `symbol`, in the order in which symbols were first met. */
export const usesOf = (tree: KconfigTree, symbol: KconfigSymbol): readonly Use[] => {
	const uses: Use[] = [];
	for (const user of tree.allSymbols) {
		const kinds = user === symbol ? [] : kindsOf(user, symbol);
		if (kinds.length > 0) uses.push({symbol: user, kinds});
	}
	return uses;
};

const kindsOf = (user: KconfigSymbol, symbol: KconfigSymbol): readonly UseKind[] => {
	const {nodes, selects, implies, defaults, ranges} = user;
	const names = (expression: Parameters<typeof symbolsIn>[0]): boolean =>
		symbolsIn(expression).includes(symbol);
	const conditions = [
		...[...selects, ...implies, ...defaults, ...ranges].map(({condition}) => condition),
		...user.prompts.map(({condition}) => condition),
	];
	const found: readonly (readonly [UseKind, boolean])[] = [
		['depends on', nodes.some(({dependsOn}) => names(dependsOn))],
		['select', selects.some(property => property.symbol === symbol)],
		['imply', implies.some(property => property.symbol === symbol)],
		['default', defaults.some(({value}) => names(value))],
		['range', ranges.some(({low, high}) => low === symbol || high === symbol)],
		['condition', conditions.some(names)],
	];
	const kinds = found.filter(([, isUse]) => isUse).map(([kind]) => kind);
	// What is depended on stands in every condition of the definition, too.
	return kinds.includes('depends on') ? kinds.filter(kind => kind !== 'condition') : kinds;
};
