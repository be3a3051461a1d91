import {type KconfigTree, nodesBelow} from './menu-tree.ts';
import type {KconfigSymbol} from './symbols.ts';

const known = new WeakMap<KconfigTree, Int32Array>();

/** The place of each symbol's first node in the menus, by its id. */
const placesIn = (tree: KconfigTree): Int32Array => {
	const existing = known.get(tree);
	if (existing !== undefined) return existing;
	const places = new Int32Array(tree.allSymbols.length);
	let place = 0;
	for (const {symbol} of nodesBelow(tree.root)) {
		place++;
		if (symbol !== undefined && places[symbol.id] === 0) places[symbol.id] = place;
	}
	known.set(tree, places);
	return places;
};

/** Symbols in the order in which the menus first show them; those that no menu has come first. */
export const inMenuOrder = (
	tree: KconfigTree,
	symbols: readonly KconfigSymbol[],
): readonly KconfigSymbol[] => {
	const places = placesIn(tree);
	return symbols.toSorted(
		(one, other) => (places[one.id] as number) - (places[other.id] as number),
	);
};
