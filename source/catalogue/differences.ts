import {pricesOf, type Prices} from './prices.ts';
import type {ReadFragment, ReadMember} from './read-fragment.ts';

/** How what a fragment lists differs from what it listed before; by the values of its members, in the order of the menu. */
export type Differences = {
	readonly came: readonly {readonly value: string; readonly prices: Prices}[];
	readonly went: readonly string[];
	readonly repriced: readonly {
		readonly value: string;
		readonly before: Prices;
		readonly after: Prices;
	}[];
	/** The price is the same, but something else that is told of them is not. */
	readonly retold: readonly string[];
};

export function differencesBetween(before: ReadFragment, after: ReadFragment): Differences {
	const kept = [...after.members].flatMap(([value, member]) => {
		const old = before.members.get(value);
		return old === undefined ? [] : [{value, old, member}];
	});
	const priced = kept.map(each => ({
		...each,
		before: pricesOf(each.old),
		after: pricesOf(each.member),
	}));
	return {
		came: [...after.members]
			.filter(([value]) => !before.members.has(value))
			.map(([value, member]) => ({value, prices: pricesOf(member)})),
		went: [...before.members.keys()].filter(value => !after.members.has(value)),
		repriced: priced
			.filter(each => !isSamePrice(each.before, each.after))
			.map(each => ({value: each.value, before: each.before, after: each.after})),
		retold: priced
			.filter(each => isSamePrice(each.before, each.after) && !isSameMember(each.old, each.member))
			.map(({value}) => value),
	};
}

const isSamePrice = (a: Prices, b: Prices): boolean =>
	a.onDemand === b.onDemand && a.spot === b.spot;

const isSameMember = (a: ReadMember, b: ReadMember): boolean =>
	a.prompt === b.prompt && a.help === b.help;
