import type {KconfigTree} from './menu-tree.ts';
import type {KconfigSymbol} from './symbols.ts';

const known = new WeakMap<KconfigTree, ReadonlyMap<KconfigSymbol, ReadonlySet<string>>>();

/** The texts that a tree's conditions compare a symbol with: values that mean something to somebody. */
export const comparedTexts = (tree: KconfigTree, symbol: KconfigSymbol): readonly string[] => {
	let texts = known.get(tree);
	if (texts === undefined) {
		texts = textsIn(tree);
		known.set(tree, texts);
	}
	return [...(texts.get(symbol) ?? [])];
};

const textsIn = ({expressions}: KconfigTree): ReadonlyMap<KconfigSymbol, ReadonlySet<string>> => {
	const texts = new Map<KconfigSymbol, Set<string>>();
	const add = (symbol: KconfigSymbol, other: KconfigSymbol): void => {
		if (symbol.nodes.length === 0 || !other.isConstant) return;
		const found = texts.get(symbol);
		if (found === undefined) texts.set(symbol, new Set([other.name ?? '']));
		else found.add(other.name ?? '');
	};
	for (const expression of expressions) {
		if (expression.kind !== 'compare') continue;
		add(expression.left, expression.right);
		add(expression.right, expression.left);
	}
	return texts;
};
