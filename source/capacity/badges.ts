import {wouldSelect, type Candidate, type SelectionRequest} from './select.ts';
import {toldSnapshot, type CapacitySnapshot, type CapacityState, type Market} from './snapshot.ts';
import {findType, newerTiers, parseTarget, tierOf} from './tiers.ts';

/** What a row says about capacity. A report of the last answer, never a promise. */
export type Badge = {
	/**
	 * `spot`: to be had, but only as spot. `unknown`: no answer stands, whatever was known before. `price`: what it costs,
	 * whatever can be had.
	 */
	readonly mark: 'available' | 'spot' | 'none' | 'unknown' | 'loading' | 'price';
	/** Without the mark: "FIN-01 FIN-03 $1.80/h", "→ 1A100.40S.22V FIN-01 $1.29/h", "none now, $3.56/h". May be empty. */
	readonly text: string;
	/** The same in fewer words, for where it would take the room of what it is about: "h100 FIN-02 $3.56/h". */
	readonly short?: string;
	/** The answer is older than two minutes. */
	readonly stale: boolean;
};

/** An answer older than this is marked, in milliseconds. */
export const staleAfter = 120_000;

export const isStale = ({takenAt}: CapacitySnapshot, now: number): boolean =>
	now - takenAt > staleAfter;

/** What can be had of a target at one moment. */
export type Stock = {
	readonly mark: 'available' | 'spot' | 'none';
	/** What would be taken; on the other market where nothing can be had on the one that is wished for. */
	readonly found: Candidate | undefined;
	/** Why the mark is not what `found` suggests: the wish is for the other market. */
	readonly only: 'spot only' | 'on demand only' | undefined;
};

/** What can be had of an instance type, a tier group or the wildcard, under the other wishes of `request`. */
export function stockOf(
	target: string,
	request: Omit<SelectionRequest, 'target'>,
	snapshot: CapacitySnapshot,
): Stock {
	const wish = {...request, target};
	const candidate = wouldSelect(wish, snapshot);
	const found = candidate ?? wouldSelect({...wish, market: 'any'}, snapshot);
	if (!found) return {mark: 'none', found, only: undefined};
	if (!candidate && found.market === 'on-demand') {
		return {mark: 'none', found, only: 'on demand only'};
	}

	const isSpotOnly = found.market === 'spot' && request.market !== 'spot';
	return {mark: markOf(found), found, only: isSpotOnly ? 'spot only' : undefined};
}

/**
 * The badge of an instance type, a tier group or the wildcard, under the other wishes of `request` (market, location,
 * price). A group tells what it would give now.
 */
export function targetBadge(
	target: string,
	request: Omit<SelectionRequest, 'target'>,
	state: CapacityState,
	now: number,
): Badge {
	return badge(state, now, snapshot => {
		const {mark, found, only} = stockOf(target, request, snapshot);
		if (!found) return {mark, text: absenceOf(target, request, snapshot)};
		const price = formatPrice(found);
		if (only === 'on demand only') return {mark, text: `${only}, ${found.location} ${price}`};
		const end = only === undefined ? '' : ` ${only}`;
		if (parseTarget(target).kind === 'type') {
			const places = locationsOf(found, request.location, snapshot).join(' ');
			return {mark, text: `${places} ${price}${end}`, short: `${places} ${price}`};
		}

		return {
			mark,
			text: `→ ${found.instanceType} ${found.location} ${price}${end}`,
			short: shortOf(found),
		};
	});
}

/** Why nothing can be had, where that is not all: too dear, elsewhere only; of a type also what it would cost. */
function absenceOf(
	target: string,
	request: Omit<SelectionRequest, 'target'>,
	snapshot: CapacitySnapshot,
): string {
	const other = stockWithout(target, request, snapshot);
	if (other) {
		const {kind, found} = other;
		return kind === 'dear'
			? `only for ${formatPrice(found)}`
			: `only in ${found.location}, ${formatPrice(found)}`;
	}

	const parsed = parseTarget(target);
	const name = parsed.kind === 'type' ? findType(parsed.name, snapshot.catalogue) : undefined;
	const type = name === undefined ? undefined : snapshot.catalogue.get(name);
	if (!type) return 'none now';
	const isSpot = request.market === 'spot';
	const price = {...type, pricePerHour: isSpot ? type.spotPricePerHour : type.pricePerHour};
	return `none now, ${formatPrice(price)}`;
}

/** What could be had for more money, or else in another location; undefined: nothing either way. */
export function stockWithout(
	target: string,
	request: Omit<SelectionRequest, 'target'>,
	snapshot: CapacitySnapshot,
): {readonly kind: 'dear' | 'elsewhere'; readonly found: Candidate} | undefined {
	const without = (dropped: Partial<SelectionRequest>): Candidate | undefined =>
		stockOf(target, {...request, ...dropped}, snapshot).found;
	const dear = without({maxPrice: undefined});
	if (dear) return {kind: 'dear', found: dear};
	const elsewhere = without({maxPrice: undefined, location: undefined});
	return elsewhere && {kind: 'elsewhere', found: elsewhere};
}

/** The badge of a location: what the request would get there. `AUTO` counts the locations that have it. */
export function locationBadge(
	location: string,
	request: SelectionRequest,
	state: CapacityState,
	now: number,
): Badge {
	return badge(state, now, snapshot => {
		if (location === 'AUTO') {
			const count = snapshot.locations.filter(place =>
				wouldSelect({...request, location: place}, snapshot),
			).length;
			return {
				mark: count > 0 ? 'available' : 'none',
				text: `${count} of ${snapshot.locations.length} have it`,
			};
		}

		const {mark, found, only} = stockOf(request.target, {...request, location}, snapshot);
		if (!found) return {mark, text: 'none now'};
		const end = only === undefined ? '' : ` ${only}`;
		return {mark, text: `${found.instanceType} ${formatPrice(found)}${end}`};
	});
}

/** What the tiers newer than kdevops' ten have in stock; empty text when nothing. */
export function newerTiersBadge(
	request: Omit<SelectionRequest, 'target'>,
	state: CapacityState,
	now: number,
): Badge {
	return badge(state, now, snapshot => {
		const found = [...snapshot.catalogue.keys()]
			.filter(name => newerTiers.some(tier => tier === tierOf(name)))
			.flatMap(name => wouldSelect({...request, target: name}, snapshot) ?? []);
		const [first] = found;
		if (!first) return {mark: 'none', text: 'none now'};
		return {
			mark: markOf(first),
			text: `${first.instanceType} ${first.location} ${formatPrice(first)}`,
			short: shortOf(first),
		};
	});
}

/** The mark says whether it is spot only, and the tier is what somebody asked for. */
const shortOf = (found: Candidate): string =>
	`${found.tier ?? found.instanceType} ${found.location} ${formatPrice(found)}`;

type Price = {readonly pricePerHour: number; readonly currency: string};

/** `$1.80`: to the cent; below ten cents to a tenth of one. */
export const formatAmount = ({pricePerHour, currency}: Price): string =>
	`${currency === 'eur' ? '€' : '$'}${pricePerHour.toFixed(pricePerHour < 0.1 ? 3 : 2)}`;

/** Dollars an hour. */
export const formatPrice = (price: Price): string => `${formatAmount(price)}/h`;

function badge(
	state: CapacityState,
	now: number,
	describe: (snapshot: CapacitySnapshot) => Omit<Badge, 'stale'>,
): Badge {
	const snapshot = toldSnapshot(state);
	if (snapshot) return {...describe(snapshot), stale: isStale(snapshot, now)};
	return {mark: state.kind === 'loading' ? 'loading' : 'unknown', text: '', stale: false};
}

const markOf = (candidate: Candidate): 'spot' | 'available' =>
	candidate.market === 'spot' ? 'spot' : 'available';

/** Every location that has the same type on the same market, in the order the API gives. */
export function locationsOf(
	found: {instanceType: string; market: Market},
	wanted: string | undefined,
	snapshot: CapacitySnapshot,
): string[] {
	return snapshot.locations.filter(
		location =>
			(wanted === undefined || wanted === location) &&
			snapshot.stock[found.market].get(location)?.has(found.instanceType),
	);
}
