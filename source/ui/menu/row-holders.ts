import type {Evaluation} from '../../kconfig/evaluation.ts';
import {titleOf} from '../../kconfig/menu-tree.ts';
import {originOf} from '../../kconfig/origin.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';

/** So many are named; the others are counted. */
const namedHolders = 2;

/** Who selects or implies the value that a row shows: `[selected by A, B, +2]`. Undefined: nobody. */
export const holdersText = (evaluation: Evaluation, symbol: KconfigSymbol): string | undefined => {
	const isHeld = symbol.reverseDependency ?? symbol.impliedDependency;
	const origin = isHeld && originOf(evaluation, symbol);
	if (origin?.kind !== 'selected' && origin?.kind !== 'implied') {
		return undefined;
	}

	const names = origin.by.map(holder => holder.name ?? titleOf(holder));
	const others = names.length - namedHolders;
	const shown = names.slice(0, namedHolders).concat(others > 0 ? [`+${others}`] : []);
	return `[${origin.kind} by ${shown.join(', ')}]`;
};
