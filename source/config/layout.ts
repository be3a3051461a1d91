import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {walkTree} from './tree-walk.ts';

/** What `.config` is made of, in its order. */
export type LayoutItem =
	/** A shown menu's title, or a shown comment. */
	| {readonly kind: 'heading'; readonly text: string}
	/** The end of a shown menu. */
	| {readonly kind: 'end'; readonly text: string}
	| {
			readonly kind: 'symbol';
			readonly symbol: KconfigSymbol;
			/** A blank line comes before it: it is the next thing after a menu's end. */
			readonly isSetOff: boolean;
	  };

/** Lays a configuration out as C's `conf_write` does: each written symbol once, at the first of its nodes. */
export function* layOut(evaluation: Evaluation): Generator<LayoutItem> {
	const seen = new Set<KconfigSymbol>();
	let isSetOff = false;
	for (const {node, isLeaving} of walkTree(evaluation.tree.root)) {
		const {symbol, prompt} = node;
		if (symbol === undefined) {
			if (prompt === undefined || !evaluation.isShown(node)) continue;
			if (isLeaving && prompt.kind !== 'menu') continue;
			isSetOff = isLeaving;
			yield {kind: isLeaving ? 'end' : 'heading', text: prompt.text};
		} else if (!isLeaving && !seen.has(symbol) && evaluation.isWritten(symbol)) {
			seen.add(symbol);
			yield {kind: 'symbol', symbol, isSetOff};
			isSetOff = false;
		}
	}
}
