import {parseTarget, resolveType, tiersFrom, typesOfTier} from './tiers.ts';
import type {SelectionRequest} from './select.ts';
import type {CapacitySnapshot, Market} from './snapshot.ts';

/** A type that can be had somewhere, as the JSON lines name it. */
export type Offer = {
	readonly instance_type: string;
	readonly location: string;
	readonly market: Market;
};

/**
 * What came and what went between two answers, of the types that the target names, in every location and market: who
 * waits may want to widen the request. In the order of the target, then of the API. Throws an `ExpectedError` for a type
 * that does not exist.
 */
export function capacityChanges(
	{target, newerTiers = false}: Pick<SelectionRequest, 'target' | 'newerTiers'>,
	before: CapacitySnapshot,
	after: CapacitySnapshot,
): {came: Offer[]; went: Offer[]} {
	const types = typesOfTarget(target, newerTiers, after);
	return {
		came: offersOf(after, types).filter(offer => !isIn(before, offer)),
		went: offersOf(before, types).filter(offer => !isIn(after, offer)),
	};
}

function typesOfTarget(
	text: string,
	newerTiers: boolean,
	{catalogue}: CapacitySnapshot,
): readonly string[] {
	const target = parseTarget(text);
	switch (target.kind) {
		case 'type':
			return [resolveType(target.name, catalogue)];
		case 'wildcard':
			return typesOfTier(target.tier, catalogue);
		case 'group':
			return tiersFrom(target.from, newerTiers).flatMap(tier => typesOfTier(tier, catalogue));
	}
}

const markets = ['on-demand', 'spot'] as const;

const offersOf = (snapshot: CapacitySnapshot, types: readonly string[]): Offer[] =>
	types.flatMap(instance_type =>
		markets.flatMap(market =>
			snapshot.locations
				.map(location => ({instance_type, location, market}))
				.filter(offer => isIn(snapshot, offer)),
		),
	);

const isIn = (snapshot: CapacitySnapshot, {instance_type, location, market}: Offer): boolean =>
	snapshot.stock[market].get(location)?.has(instance_type) ?? false;
