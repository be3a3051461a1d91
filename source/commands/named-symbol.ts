import {ExpectedError} from '../errors.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {nearNames} from './near-names.ts';

/** The symbol that a person named, with or without CONFIG_. Throws with the near names where the tree has none. */
export function namedSymbol(typed: string, tree: KconfigTree): KconfigSymbol {
	const name = typed.replace(/^CONFIG_/, '');
	const symbol = tree.symbols.get(name);
	if (symbol && symbol.nodes.length > 0) return symbol;

	const defined = [...tree.symbols.values()].filter(({nodes}) => nodes.length > 0);
	const near = nearNames(
		name,
		defined.map(({name}) => name ?? ''),
	);
	throw new ExpectedError(`There is no symbol ${name}.`, {
		nextSteps:
			near.length > 0 ? [`Did you mean: ${near.join(', ')}`] : [`Look: dcmenu search ${name}`],
	});
}
