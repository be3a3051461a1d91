import {ExpectedError} from '../errors.ts';
import {type KconfigTree, titleOf} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {usesOf} from '../kconfig/uses.ts';
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
	const users = symbol === undefined ? '' : usersOf(tree, symbol);
	const where = users === '' ? '' : ` Nothing defines it, but it is named by ${users}.`;
	throw new ExpectedError(`There is no symbol ${name}.${where}`, {
		nextSteps:
			near.length > 0 ? [`Did you mean: ${near.join(', ')}`] : [`Look: dcmenu search ${name}`],
	});
}

/** So many are named. */
const maximumUsers = 3;

/** Whose definitions name a symbol: "A, B, C and 12 more". */
function usersOf(tree: KconfigTree, symbol: KconfigSymbol): string {
	const users = usesOf(tree, symbol).map(use => titleOfUser(use.symbol));
	const names = users.slice(0, maximumUsers).join(', ');
	const more = users.length - maximumUsers;
	return more > 0 ? `${names} and ${more} more` : names;
}

const titleOfUser = (user: KconfigSymbol): string => user.name ?? titleOf(user);
