import type {Evaluation} from '../kconfig/evaluation.ts';
import type {MenuNode} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';

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

/** A node on the way down, and again on the way up. */
type Step = {readonly node: MenuNode; readonly isLeaving: boolean};

/** Everything below `root`, depth first. A stack of its own: how deep a tree goes is up to who wrote it. */
function* walkTree(root: MenuNode): Generator<Step> {
	const stack: Step[] = stepsInto(root);
	for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
		yield step;
		if (step.isLeaving) continue;
		stack.push({node: step.node, isLeaving: true}, ...stepsInto(step.node));
	}
}

/** The children, last first, as a stack wants them. */
const stepsInto = (node: MenuNode): Step[] =>
	node.children.map(child => ({node: child, isLeaving: false})).reverse();
