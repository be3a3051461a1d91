import type {Expression} from './expressions.ts';
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
	const naming = namingOf(tree, symbol);
	const names = (expression: Expression | undefined): boolean =>
		expression !== undefined && naming[expression.id] === 1;
	const uses: Use[] = [];
	for (const user of tree.allSymbols) {
		const kinds = user === symbol ? [] : kindsOf(user, symbol, names);
		if (kinds.length > 0) uses.push({symbol: user, kinds});
	}
	return uses;
};

/** By an expression's id, 1 where it names the symbol. An expression comes after its operands. */
const namingOf = ({expressions}: KconfigTree, symbol: KconfigSymbol): Uint8Array => {
	const naming = new Uint8Array(expressions.length);
	const isNaming = (expression: Expression): boolean => {
		switch (expression.kind) {
			case 'symbol':
				return expression.symbol === symbol;
			case 'not':
				return naming[expression.operand.id] === 1;
			case 'and':
			case 'or':
				return naming[expression.left.id] === 1 || naming[expression.right.id] === 1;
			case 'compare':
				return expression.left === symbol || expression.right === symbol;
		}
	};
	for (const expression of expressions) naming[expression.id] = isNaming(expression) ? 1 : 0;
	return naming;
};

const kindsOf = (
	user: KconfigSymbol,
	symbol: KconfigSymbol,
	names: (expression: Expression | undefined) => boolean,
): readonly UseKind[] => {
	const {nodes, prompts, selects, implies, defaults, ranges} = user;
	const isConditional = (properties: readonly {condition: Expression | undefined}[]): boolean =>
		properties.some(({condition}) => names(condition));
	const kinds: UseKind[] = [];
	if (selects.some(property => property.symbol === symbol)) kinds.push('select');
	if (implies.some(property => property.symbol === symbol)) kinds.push('imply');
	if (defaults.some(({value}) => names(value))) kinds.push('default');
	if (ranges.some(({low, high}) => low === symbol || high === symbol)) kinds.push('range');
	// What is depended on stands in every condition of the definition, too.
	if (nodes.some(({dependsOn}) => names(dependsOn))) kinds.unshift('depends on');
	else if (
		isConditional(prompts) ||
		isConditional(selects) ||
		isConditional(implies) ||
		isConditional(defaults) ||
		isConditional(ranges)
	) {
		kinds.push('condition');
	}
	return kinds;
};
