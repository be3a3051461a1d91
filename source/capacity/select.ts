import type {CapacitySnapshot, Market} from './snapshot.ts';
import {
	findType,
	parseTarget,
	resolveType,
	tiersFrom,
	tierOf,
	typesOfTier,
	type Tier,
} from './tiers.ts';

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

/** A (type, location, market) that can be had now. */
export type Candidate = {
	readonly instanceType: string;
	readonly tier: string | null;
	readonly location: string;
	readonly market: Market;
	/** For the whole machine. */
	readonly pricePerHour: number;
	readonly currency: string;
};

/** What just answered sold out. */
export type Triple = {
	readonly instanceType: string;
	readonly location: string;
	readonly market: Market;
};

/** What somebody wants. */
export type SelectionRequest = {
	/** A group (`h100-or-less`, `H100_OR_LESS`), `ANY_1H100`, or an instance type. */
	readonly target: string;
	/** undefined: AUTO, everywhere. */
	readonly location?: string | undefined;
	/** `any`: on demand first, since a spot machine can be taken away. */
	readonly market: Market | 'any';
	/** Dollars an hour for one machine. */
	readonly maxPrice?: number | undefined;
	/** Types left out everywhere. */
	readonly exclude?: readonly string[] | undefined;
	readonly setAside?: readonly Triple[] | undefined;
	/** Adds the tiers gb300 and h200, newer than kdevops' ten. */
	readonly newerTiers?: boolean | undefined;
};

/**
 * Looks for the first candidate, highest tier first, and yields each check as it is made. In stock is what the
 * availability call lists for that market and location, never what merely stands in the catalogue. Returns undefined
 * when nothing can be had; throws an `ExpectedError` for a type that does not exist.
 */
export function* select(
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
): Generator<SelectionEvent, Candidate | undefined> {
	const target = parseTarget(request.target);
	if (target.kind === 'type') {
		const name = resolveType(target.name, snapshot.catalogue);
		return yield* check(request, snapshot, name, tierOf(name) ?? null);
	}

	let wanted: Tier[];
	if (target.kind === 'group') {
		wanted = tiersFrom(target.from, request.newerTiers ?? false);
		yield {type: 'tier-group', group: target.name, tiers: wanted};
	} else {
		wanted = [target.tier];
	}

	for (const tier of wanted) {
		const types = typesOfTier(tier, snapshot.catalogue);
		yield {type: 'tier', tier, instance_types: types};
		for (const name of types) {
			const candidate = yield* check(request, snapshot, name, tier);
			if (candidate) return candidate;
		}
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
	const selection = select(request, snapshot);
	for (;;) {
		const step = selection.next();
		if (step.done) return step.value;
	}
}

function* check(
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
	name: string,
	tier: Tier | null,
): Generator<SelectionEvent, Candidate | undefined> {
	const candidates = candidatesOf(request, snapshot, name, tier);
	const [first] = candidates;
	const locations = candidates
		.filter(candidate => candidate.market === first?.market)
		.map(candidate => candidate.location);
	const reason = first ? undefined : whyNot(request, snapshot, name);
	yield {
		type: 'tier-check',
		tier,
		instance_type: name,
		available: first !== undefined,
		market: first?.market ?? null,
		locations,
		...(reason !== undefined && {reason}),
	};
	return first;
}

/** Every (location, market) one type can be had in now within the request, in the order they would be tried. */
function candidatesOf(
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
	name: string,
	tier: Tier | null,
): Candidate[] {
	const type = snapshot.catalogue.get(name);
	if (!type || request.exclude?.includes(name)) return [];
	const found: Candidate[] = [];
	for (const market of marketsOf(request)) {
		const pricePerHour = market === 'spot' ? type.spotPricePerHour : type.pricePerHour;
		if (request.maxPrice !== undefined && pricePerHour > request.maxPrice) continue;
		for (const location of snapshot.locations) {
			if (request.location !== undefined && location !== request.location) continue;
			if (!snapshot.stock[market].get(location)?.has(name)) continue;
			if (isSetAside(request, name, location, market)) continue;
			found.push({
				instanceType: name,
				tier,
				location,
				market,
				pricePerHour,
				currency: type.currency,
			});
		}
	}

	return found;
}

const marketsOf = (request: SelectionRequest): readonly Market[] =>
	request.market === 'any' ? ['on-demand', 'spot'] : [request.market];

const isSetAside = (
	request: SelectionRequest,
	name: string,
	location: string,
	market: Market,
): boolean =>
	request.setAside?.some(
		triple =>
			triple.instanceType === name && triple.location === location && triple.market === market,
	) ?? false;

/** The first wish that, dropped, would have made the type available; undefined when it is simply sold out. */
function whyNot(
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
	name: string,
): string | undefined {
	if (request.exclude?.includes(name)) return 'excluded';
	const without = (dropped: Partial<SelectionRequest>): Candidate | undefined =>
		candidatesOf({...request, ...dropped}, snapshot, name, null)[0];
	if (without({setAside: []})) return 'sold out at the last try';
	const dearer = without({maxPrice: undefined});
	if (dearer) return `$${dearer.pricePerHour}/h is over the limit of $${request.maxPrice}/h`;
	const elsewhere = without({location: undefined});
	if (elsewhere) return `not in ${request.location}, but in ${elsewhere.location}`;
	if (request.market !== 'any' && without({market: 'any'})) {
		return request.market === 'spot' ? 'on demand only' : 'spot only';
	}

	return undefined;
}
