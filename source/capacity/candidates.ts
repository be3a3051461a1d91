import type {SelectionRequest} from './select.ts';
import type {CapacitySnapshot, InstanceType, Market} from './snapshot.ts';
import {
	parseTarget,
	resolveType,
	tierOf,
	tiersFrom,
	typesOfTier,
	type Target,
	type Tier,
} from './tiers.ts';

/** A (type, location, market). */
export type Triple = {
	readonly instanceType: string;
	readonly location: string;
	readonly market: Market;
};

/** A triple that can be had now. */
export type Candidate = Triple & {
	readonly tier: string | null;
	/** For the whole machine. */
	readonly pricePerHour: number;
	readonly currency: string;
};

/** One place in the order: a type, and the markets to look for it in. */
export type Look = {
	readonly instanceType: string;
	readonly tier: Tier | null;
	readonly markets: readonly Market[];
};

export const isSameTriple = (a: Triple, b: Triple): boolean =>
	a.instanceType === b.instanceType && a.location === b.location && a.market === b.market;

/** The tiers that a target takes, highest first; none for a single type. */
export function tiersOf(target: Target, newerTiers = false): Tier[] {
	switch (target.kind) {
		case 'group':
			return tiersFrom(target.from, newerTiers);
		case 'wildcard':
			return [target.tier];
		case 'type':
			return [];
	}
}

/**
 * What to look for, in order: the highest tier first, or the cheapest, where a type on demand and the same on spot are
 * two things to look for. Equal prices keep the tiers' order. Throws for a type that does not exist.
 */
export function looksFor(request: SelectionRequest, {catalogue}: CapacitySnapshot): Look[] {
	const target = parseTarget(request.target);
	const markets: readonly Market[] =
		request.market === 'any' ? ['on-demand', 'spot'] : [request.market];
	const looks =
		target.kind === 'type'
			? [lookFor(resolveType(target.name, catalogue), markets)]
			: tiersOf(target, request.newerTiers).flatMap(tier =>
					typesOfTier(tier, catalogue).map(name => lookFor(name, markets)),
				);
	if (request.order !== 'price') return looks;
	const price = ({instanceType, markets: [market]}: Look): number =>
		priceIn(market, catalogue.get(instanceType));
	return looks
		.flatMap(look => markets.map(market => ({...look, markets: [market]})))
		.toSorted((a, b) => price(a) - price(b));
}

const lookFor = (instanceType: string, markets: readonly Market[]): Look => ({
	instanceType,
	tier: tierOf(instanceType) ?? null,
	markets,
});

/** Everything that can be had now within the request, in the order in which it is to be tried. */
export const candidatesInOrder = (
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
): Candidate[] =>
	looksFor(request, snapshot).flatMap(look => candidatesOf(look, request, snapshot));

/** What one look finds: market by market, the locations in the order the API gives. */
export function candidatesOf(
	{instanceType, tier, markets}: Look,
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
): Candidate[] {
	const type = snapshot.catalogue.get(instanceType);
	if (!type || request.exclude?.includes(instanceType)) return [];
	const {currency} = type;
	return markets.flatMap(market => {
		const pricePerHour = priceIn(market, type);
		if (request.maxPrice !== undefined && pricePerHour > request.maxPrice) return [];
		return snapshot.locations
			.filter(location => request.location === undefined || location === request.location)
			.filter(location => snapshot.stock[market].get(location)?.has(instanceType))
			.map(location => ({instanceType, tier, location, market, pricePerHour, currency}))
			.filter(candidate => !request.setAside?.some(triple => isSameTriple(triple, candidate)));
	});
}

const priceIn = (market: Market | undefined, type: InstanceType | undefined): number =>
	(market === 'spot' ? type?.spotPricePerHour : type?.pricePerHour) ?? Number.POSITIVE_INFINITY;
