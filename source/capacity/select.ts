import type {CapacitySnapshot, Market} from './snapshot.ts';

/** What a selection says while it looks, in order; line for line the tier log. */
export type SelectionEvent =
	| {readonly type: 'tier-group'; readonly group: string; readonly tiers: readonly string[]}
	| {readonly type: 'tier'; readonly tier: string; readonly instance_types: readonly string[]}
	| {
			readonly type: 'tier-check';
			/** Null for an explicit type. */
			readonly tier: string | null;
			readonly instance_type: string;
			readonly available: boolean;
			/** The market it can be had in. */
			readonly market: Market | null;
			readonly locations: readonly string[];
			/** Why not, where it is more than "not in stock": set aside, too dear, not in the catalogue. */
			readonly reason?: string;
	  };

/** A (type, location, market) that can be had now. */
export type Candidate = {
	readonly instanceType: string;
	readonly tier: string | null;
	readonly location: string;
	readonly market: Market;
	readonly pricePerHour: number;
	readonly currency: string;
};

/** What somebody wants. */
export type SelectionRequest = {
	/** A group (`h100-or-less`, `H100_OR_LESS`), `ANY_1H100`, or an instance type. */
	readonly target: string;
	/** undefined: AUTO, everywhere. */
	readonly location?: string | undefined;
	readonly market: Market | 'any';
	/** Dollars an hour for one machine. */
	readonly maxPrice?: number | undefined;
	/** Types left out everywhere. */
	readonly exclude?: readonly string[];
	/** Triples that just answered sold out. */
	readonly setAside?: readonly {instanceType: string; location: string; market: Market}[];
	/** Adds the tiers gb300 and h200, newer than kdevops' ten. */
	readonly newerTiers?: boolean;
};

/** Looks for the first candidate in tier order; yields each check as it is made; undefined: nothing can be had. */
export type Select = (
	request: SelectionRequest,
	snapshot: CapacitySnapshot,
) => Generator<SelectionEvent, Candidate | undefined>;
