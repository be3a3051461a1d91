import {
	candidatesInOrder,
	candidatesOf,
	looksFor,
	tiersOf,
	type Candidate,
	type Look,
	type Triple,
} from './candidates.ts';
import type {CapacitySnapshot, Market} from './snapshot.ts';
import {findType, parseTarget, typesOfTier} from './tiers.ts';

export type {Candidate, Triple};

/** What a selection says while it looks, in order; line for line the tier log. */
export type SelectionEvent =
	| {readonly type: 'tier-group'; readonly group: string; readonly tiers: readonly string[]}
	| {readonly type: 'tier'; readonly tier: string; readonly instance_types: readonly string[]}
	| {
			readonly type: 'tier-check';
			/** Null for a type of no tier. */
			readonly tier: string | null;
			readonly instance_type: string;
			readonly available: boolean;
			/** The market it can be had in. */
			readonly market: Market | null;
			/** Where it can be had in that market, in the order the API gives. */
			readonly locations: readonly string[];
			/** Why not, where it is more than "not in stock": left out, too dear, elsewhere only, sold out just now. */
			readonly reason?: string;
	  };

/** What somebody wants. */
export type SelectionRequest = {
	/** A group (`h100-or-less`, `H100_OR_LESS`), `ANY_1H100`, or an instance type. */
	readonly target: string;
	/** undefined: AUTO, everywhere. */
	readonly location?: string | undefined;
	/** `any`: on demand first, since a spot machine can be taken away; with the price first, whatever is cheaper. */
	readonly market: Market | 'any';
	/** What comes first: the highest tier, unless said, or the lowest price. */
	readonly order?: 'tier' | 'price' | undefined;
	/** Dollars an hour for one machine. */
	readonly maxPrice?: number | undefined;
	/** Types left out everywhere. */
	readonly exclude?: readonly string[] | undefined;
	readonly setAside?: readonly Triple[] | undefined;
	/** Adds the tiers gb300 and h200, newer than kdevops' ten. */
	readonly newerTiers?: boolean | undefined;
};

/**
 * Looks for the first candidate, highest tier (or lowest price) first, and yields each check as it is made. In stock
 * is what the availability call lists for that market and location, never what merely stands in the catalogue. Returns
 * undefined when nothing can be had; throws an `ExpectedError` for a type that does not exist.
 */
export function* select(
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
): Generator<SelectionEvent, Candidate | undefined> {
	const target = parseTarget(request.target);
	const looks = looksFor(request, snapshot);
	const tiers = tiersOf(target, request.newerTiers);
	if (target.kind === 'group') yield {type: 'tier-group', group: target.name, tiers};
	if (target.kind === 'type' || request.order === 'price') {
		return yield* firstOf(looks, request, snapshot);
	}

	for (const tier of tiers) {
		yield {type: 'tier', tier, instance_types: typesOfTier(tier, snapshot.catalogue)};
		const ofTier = looks.filter(look => look.tier === tier);
		const candidate = yield* firstOf(ofTier, request, snapshot);
		if (candidate) return candidate;
	}

	return undefined;
}

function* firstOf(
	looks: readonly Look[],
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
): Generator<SelectionEvent, Candidate | undefined> {
	for (const look of looks) {
		const candidate = yield* check(look, request, snapshot);
		if (candidate) return candidate;
	}

	return undefined;
}

/** What `select` would return, without its checks; undefined also for a type that does not exist. */
export function wouldSelect(
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
): Candidate | undefined {
	const target = parseTarget(request.target);
	if (target.kind === 'type' && !findType(target.name, snapshot.catalogue)) return undefined;
	return candidatesInOrder(request, snapshot)[0];
}

function* check(
	look: Look,
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
): Generator<SelectionEvent, Candidate | undefined> {
	const candidates = candidatesOf(look, request, snapshot);
	const [first] = candidates;
	const locations = candidates
		.filter(candidate => candidate.market === first?.market)
		.map(candidate => candidate.location);
	const reason = first ? undefined : whyNot(look, request, snapshot);
	yield {
		type: 'tier-check',
		tier: look.tier,
		instance_type: look.instanceType,
		available: first !== undefined,
		market: first?.market ?? null,
		locations,
		...(reason !== undefined && {reason}),
	};
	return first;
}

/** The first wish that, dropped, would have made the type available; undefined when it is simply sold out. */
function whyNot(
	look: Look,
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
): string | undefined {
	if (request.exclude?.includes(look.instanceType)) return 'excluded';
	const without = (dropped: Partial<SelectionRequest>): Candidate | undefined =>
		candidatesOf(look, {...request, ...dropped}, snapshot)[0];
	if (without({setAside: []})) return 'sold out at the last try';
	const dearer = without({maxPrice: undefined});
	if (dearer) return `$${dearer.pricePerHour}/h is over the limit of $${request.maxPrice}/h`;
	const elsewhere = without({location: undefined});
	if (elsewhere) return `not in ${request.location}, but in ${elsewhere.location}`;
	const [market, other] = look.markets;
	if (other !== undefined) return undefined;
	const others: readonly Market[] = market === 'spot' ? ['on-demand'] : ['spot'];
	if (candidatesOf({...look, markets: others}, request, snapshot).length === 0) {
		return request.market === 'any' ? market : undefined;
	}

	return market === 'spot' ? 'on demand only' : 'spot only';
}
