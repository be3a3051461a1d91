import type {Evaluation} from '../kconfig/evaluation.ts';
import {type KconfigTree, type MenuNode, nodesBelow} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import type {TristateLetter} from '../kconfig/tristate.ts';
import {hasModules} from '../kconfig/modules.ts';
import {isBoolean} from './dotconfig.ts';

export type UserValues = ReadonlyMap<KconfigSymbol, string>;

/**
 * Gives every bool and tristate that has a prompt and no value yet this one: allyesconfig, allmodconfig and
 * allnoconfig. Choices keep to their defaults.
 */
export function setAllNew(
	tree: KconfigTree,
	userValues: UserValues,
	letter: TristateLetter,
): Map<KconfigSymbol, string> {
	const values = new Map(userValues);
	for (const {symbol, prompt} of nodesBelow(tree.root)) {
		if (!symbol || !prompt || symbol.isChoice || symbol.choice || values.has(symbol)) continue;
		if (!isBoolean(symbol)) continue;
		// A bool cannot be m: C stores it all the same, and reads it as y.
		values.set(symbol, symbol.type === 'bool' && letter === 'm' ? 'y' : letter);
	}

	return values;
}

/** yes2modconfig, mod2yesconfig and mod2noconfig: rewrites the user's tristates, where modules are on. */
export function rewriteTristates(
	evaluation: Evaluation,
	from: TristateLetter,
	to: TristateLetter,
): Map<KconfigSymbol, string> {
	const values = new Map(evaluation.userValues);
	if (!hasModules(evaluation)) return values;
	for (const [symbol, value] of values)
		if (symbol.type === 'tristate' && value === from) values.set(symbol, to);
	return values;
}

/** Chances in percent, as KCONFIG_PROBABILITY gives them. */
export type Probabilities = {
	readonly boolYes: number;
	readonly tristateYes: number;
	readonly tristateMod: number;
};

export const evenProbabilities: Probabilities = {boolYes: 50, tristateYes: 33, tristateMod: 33};

/**
 * randconfig. With the generator of glibc's `rand` it makes the choices that C makes, in the same order: one call for
 * each symbol in the menu's order, and for a choice one for each of its members.
 */
export function setRandomly(
	tree: KconfigTree,
	userValues: UserValues,
	probabilities: Probabilities,
	random: () => number,
): Map<KconfigSymbol, string> {
	const values = new Map(userValues);
	const preferred: KconfigSymbol[] = [];
	for (const node of nodesBelow(tree.root)) {
		const {symbol, prompt} = node;
		if (!symbol || !prompt || symbol.choice || values.has(symbol) || !isBoolean(symbol)) continue;
		if (symbol.isChoice) preferred.push(...shuffle(membersWithoutValue(node, values), random));
		else values.set(symbol, randomLetter(symbol, random() % 100, probabilities));
	}

	// All of them are y, and the later ones in a map go before the earlier ones: the first of a shuffled choice that is
	// visible has to come last, but still before what was there already, which goes before all of these.
	return new Map([...preferred.reverse().map(symbol => [symbol, 'y'] as const), ...values]);
}

function randomLetter(
	{type}: KconfigSymbol,
	percent: number,
	{boolYes, tristateYes, tristateMod}: Probabilities,
): TristateLetter {
	if (type === 'bool') return percent < boolYes ? 'y' : 'n';
	if (percent < tristateYes) return 'y';
	return percent < tristateYes + tristateMod ? 'm' : 'n';
}

const membersWithoutValue = (choice: MenuNode, values: UserValues): KconfigSymbol[] =>
	[...nodesBelow(choice)].flatMap(({symbol}) => (symbol && !values.has(symbol) ? [symbol] : []));

/** C's `randomize_choice_values`: it draws once for each definition, also where one is of a symbol that came already. */
function shuffle(symbols: readonly KconfigSymbol[], random: () => number): KconfigSymbol[] {
	const shuffled: KconfigSymbol[] = [];
	for (let count = symbols.length; count > 0; count--) {
		const left = symbols.filter(symbol => !shuffled.includes(symbol));
		const drawn = left[random() % count];
		if (drawn) shuffled.push(drawn);
	}

	return shuffled;
}
