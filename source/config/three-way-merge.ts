import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {editsBetween, editValues, type UserValues, type ValueEdit} from '../kconfig/user-values.ts';

/** An option, or all members of a choice, that two sides set to different values. */
export type Conflict = {
	/** The option, or the choice. */
	readonly symbol: KconfigSymbol;
	readonly ours: readonly ValueEdit[];
	readonly theirs: readonly ValueEdit[];
};

/** What two sides made of the same values. */
export type ThreeWay = {
	/** Theirs, as they are. */
	readonly theirs: UserValues;
	/** What we changed and they did not, or to the same. */
	readonly ours: readonly ValueEdit[];
	readonly conflicts: readonly Conflict[];
};

/**
 * Compares what we edited with what they did to the file meanwhile. `read` and `theirs` are the file's values, as it was
 * read and as it is; `ours` are edits of what was read.
 */
export function compareEdits(
	read: UserValues,
	theirs: UserValues,
	ours: readonly ValueEdit[],
): ThreeWay {
	const theirEdits = grouped(editsBetween(read, theirs));
	const conflicts: Conflict[] = [];
	const unopposed: ValueEdit[] = [];
	for (const [symbol, edits] of grouped(ours)) {
		const opposed = theirEdits.get(symbol);
		// What has no prompt follows from the rest, whatever a file says.
		const canBeSet = symbol.prompts.length > 0 || symbol.isChoice;
		if (opposed === undefined || isSame(edits, opposed)) unopposed.push(...edits);
		else if (canBeSet) conflicts.push({symbol, ours: insteadOf(opposed, edits), theirs: opposed});
	}

	return {theirs, ours: unopposed, conflicts};
}

/** The values of both sides together; of a conflict, those of the side that `takesOurs` names. */
export const mergeSides = (
	{theirs, ours, conflicts}: ThreeWay,
	takesOurs: (conflict: Conflict) => boolean,
): UserValues =>
	editValues(theirs, [...ours, ...conflicts.filter(takesOurs).flatMap(conflict => conflict.ours)]);

/** What a side says of a conflict's option: its value, or of a choice the name of the member that it chose. */
export function sideText({symbol}: Conflict, edits: readonly ValueEdit[]): string | undefined {
	if (!symbol.isChoice) return edits[0]?.[1];
	return chosen(edits)?.name;
}

/** Members of a choice belong together: choosing one is not choosing the others. */
function grouped(edits: readonly ValueEdit[]): Map<KconfigSymbol, ValueEdit[]> {
	const groups = new Map<KconfigSymbol, ValueEdit[]>();
	for (const edit of edits) {
		const key = edit[0].choice ?? edit[0];
		const group = groups.get(key);
		if (group) group.push(edit);
		else groups.set(key, [edit]);
	}

	return groups;
}

/** The member of a choice that they chose is not chosen where ours is taken. */
const insteadOf = (
	theirs: readonly ValueEdit[],
	ours: readonly ValueEdit[],
): readonly ValueEdit[] => [
	...theirs
		.filter(([symbol, value]) => symbol.choice !== undefined && value === 'y')
		.map(([symbol]): ValueEdit => [symbol, 'n']),
	...ours,
];

const isSame = (one: readonly ValueEdit[], other: readonly ValueEdit[]): boolean =>
	one[0]?.[0].choice === undefined ? one[0]?.[1] === other[0]?.[1] : chosen(one) === chosen(other);

const chosen = (edits: readonly ValueEdit[]): KconfigSymbol | undefined =>
	edits.find(([, value]) => value === 'y')?.[0];
