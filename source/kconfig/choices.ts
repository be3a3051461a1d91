import type {Expression} from './expressions.ts';
import type {KconfigSymbol} from './symbols.ts';
import {no, type Tristate, yes} from './tristate.ts';

/** The members of choices that the user set to anything, by choice, in the order of setting. */
export type MembersByChoice = ReadonlyMap<KconfigSymbol, readonly KconfigSymbol[]>;

export const membersByChoice = (
	userValues: ReadonlyMap<KconfigSymbol, string>,
): MembersByChoice => {
	const members = new Map<KconfigSymbol, KconfigSymbol[]>();
	for (const symbol of userValues.keys()) {
		if (symbol.choice === undefined) continue;
		const known = members.get(symbol.choice);
		if (known === undefined) members.set(symbol.choice, [symbol]);
		else known.push(symbol);
	}
	return members;
};

/** What deciding a choice takes to know. Members are only asked for as far as C looks. */
export type ChoiceSituation = {
	readonly isVisible: (member: KconfigSymbol) => boolean;
	readonly condition: (expression: Expression | undefined) => Tristate;
	readonly user: (member: KconfigSymbol) => Tristate | undefined;
	/** The members that the user set, in the order of setting. */
	readonly set: readonly KconfigSymbol[];
};

/**
 * Who is y in a choice: the visible member that the user turned on last, else the default, else the first visible one that
 * the user said nothing of, else the one that was turned off first.
 */
export const chosenMember = (
	choice: KconfigSymbol,
	situation: ChoiceSituation,
): KconfigSymbol | undefined => {
	const {isVisible, set, user} = situation;
	const byUser = set.findLast(member => isVisible(member) && user(member) === yes);
	if (byUser !== undefined) return byUser;
	const shown = choice.members.filter(isVisible);
	return (
		defaultMember(choice, shown, situation) ??
		shown.find(member => user(member) === undefined) ??
		set.find(isVisible)
	);
};

/** C's `sym_choice_default`, unless the user turned that one off. */
const defaultMember = (
	choice: KconfigSymbol,
	shown: readonly KconfigSymbol[],
	{condition, isVisible, user}: ChoiceSituation,
): KconfigSymbol | undefined => {
	let result = shown[0];
	for (const property of choice.defaults) {
		const {value} = property;
		if (value.kind !== 'symbol' || !isVisible(value.symbol)) continue;
		if (condition(property.condition) === no) continue;
		result = value.symbol;
		break;
	}
	return result !== undefined && user(result) === no ? undefined : result;
};
