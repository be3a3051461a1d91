import type {Change} from '../../kconfig/edits.ts';
import type {Evaluation} from '../../kconfig/evaluation.ts';
import {inMenuOrder} from '../../kconfig/menu-order.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {editsBetween} from '../../kconfig/user-values.ts';

/** What a save would change: what somebody set, and what follows from that. */
export type Changes = {readonly yours: readonly Change[]; readonly following: readonly Change[]};

/** Each in the order of the menus. */
export const changesBetween = (before: Evaluation, after: Evaluation): Changes => {
	const {tree} = after;
	const differing = [...tree.symbols.values()].filter(
		symbol => written(before, symbol) !== written(after, symbol),
	);
	const yours: Change[] = [];
	const following: Change[] = [];
	for (const symbol of inMenuOrder(tree, differing)) {
		const change = {symbol, before: written(before, symbol), after: written(after, symbol)};
		(isYours(before, after, symbol) ? yours : following).push(change);
	}

	return {yours, following: offLast(following)};
};

/** What is off before and after only gets a line that says so, or loses it: that can wait. */
export const offLast = (changes: readonly Change[]): readonly Change[] => {
	const isOff = ({before = 'n', after = 'n'}: Change): boolean => before === 'n' && after === 'n';
	return [...changes.filter(change => !isOff(change)), ...changes.filter(isOff)];
};

/** How many options somebody set to another value; looks only at what was set, so that it is cheap in any tree. */
export const countChanges = (before: Evaluation, after: Evaluation): number => {
	const set = editsBetween(before.userValues, after.userValues).map(([symbol]) => symbol);
	return set.filter(
		symbol =>
			!symbol.isChoice &&
			isYours(before, after, symbol) &&
			before.text(symbol) !== after.text(symbol),
	).length;
};

/**
 * Set by hand; of a choice that was changed, only the member that is chosen now counts. What has no prompt follows from
 * the rest, whatever a file that was loaded says of it.
 */
const isYours = (before: Evaluation, after: Evaluation, symbol: KconfigSymbol): boolean =>
	symbol.prompts.length > 0 &&
	before.userValues.get(symbol) !== after.userValues.get(symbol) &&
	(symbol.choice === undefined || after.selection(symbol.choice) === symbol);

const written = (evaluation: Evaluation, symbol: KconfigSymbol): string | undefined =>
	evaluation.isWritten(symbol) ? evaluation.text(symbol) : undefined;
