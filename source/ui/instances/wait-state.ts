import {formatPrice} from '../../capacity/badges.ts';
import {looksFor} from '../../capacity/candidates.ts';
import {capacityChanges} from '../../capacity/changes.ts';
import {wouldSelect, type Candidate, type SelectionRequest} from '../../capacity/select.ts';
import type {CapacitySnapshot, CapacityState} from '../../capacity/snapshot.ts';
import {findType, parseTarget} from '../../capacity/tiers.ts';
import {describeWaiting} from '../../capacity/wait-for-capacity.ts';
import type {Evaluation} from '../../kconfig/evaluation.ts';

/** What came or went while somebody waited; `at` in milliseconds since the epoch. */
export type WaitNews = {readonly at: number; readonly text: string};

/** A wait for capacity. It looks at the answers that the screens get anyway. */
export type Wait = {
	readonly request: SelectionRequest;
	/** Is brought up as soon as it is there, as it was configured when that was allowed; undefined: it is only told. */
	readonly launches: Evaluation | undefined;
	/** `asking`: whether money may be spent without another question. `over`: nothing will ever come. */
	readonly phase: 'asking' | 'waiting' | 'found' | 'over';
	/** It was waited before that was asked, and will be if the answer is no. */
	readonly resumes?: boolean;
	/** Milliseconds since the epoch. */
	readonly startedAt: number;
	readonly last: CapacitySnapshot | undefined;
	/** The latest ones, in the order they came. */
	readonly news: readonly WaitNews[];
	readonly found: Candidate | undefined;
};

export const newWait = (
	request: SelectionRequest,
	launches: Evaluation | undefined,
	now: number,
): Wait => ({
	request,
	launches,
	phase: launches ? 'asking' : 'waiting',
	startedAt: now,
	last: undefined,
	news: [],
	found: undefined,
});

/** As many as a person scrolls through. */
const keptNews = 200;

/** The wait after an answer. Nothing changes where there is no news. */
export const afterAnswer = (wait: Wait, capacity: CapacityState, now: number): Wait => {
	if (wait.phase !== 'waiting' || capacity.kind === 'loading') {
		return wait;
	}

	if (capacity.kind === 'unknown') {
		return capacity.cause === 'failed'
			? withNews(wait, now, capacity.reason)
			: {...wait, phase: 'over'};
	}

	const {snapshot} = capacity;
	const {request, last} = wait;
	if (snapshot === last) {
		return wait;
	}

	const changes = hasType(request, snapshot)
		? capacityChanges(request, last ?? snapshot, snapshot)
		: {came: [], went: []};
	const isNews = changes.came.length + changes.went.length > 0;
	const told = isNews
		? withNews(
				wait,
				now,
				describeWaiting({type: 'waiting', target: request.target, ...changes}).replace(
					/^[^:]*: /,
					'',
				),
			)
		: wait;
	const found = wouldSelect(request, snapshot);
	return {...told, last: snapshot, found, phase: found ? 'found' : 'waiting'};
};

const withNews = (wait: Wait, at: number, text: string): Wait =>
	wait.news.at(-1)?.text === text
		? wait
		: {...wait, news: [...wait.news, {at, text}].slice(-keptNews)};

/** A type may leave the catalogue while somebody waits for it; it may come back. */
const hasType = ({target}: SelectionRequest, {catalogue}: CapacitySnapshot): boolean => {
	const parsed = parseTarget(target);
	return parsed.kind !== 'type' || findType(parsed.name, catalogue) !== undefined;
};

/** "on demand, in FIN-01, at most $2.00/h" */
export const describeRequest = ({market, location, maxPrice}: SelectionRequest): string =>
	[
		{'on-demand': 'on demand', spot: 'as spot', any: 'on either market'}[market],
		location === undefined ? 'anywhere' : `in ${location}`,
		...(maxPrice === undefined
			? []
			: [`at most ${formatPrice({pricePerHour: maxPrice, currency: 'usd'})}`]),
	].join(', ');

/** The most that one machine of a request can cost an hour, as text; undefined where no price is known. */
export const highestPrice = (
	request: SelectionRequest,
	snapshot: CapacitySnapshot | undefined,
): string | undefined => {
	if (snapshot === undefined || !hasType(request, snapshot)) {
		return undefined;
	}

	const prices = looksFor(request, snapshot).flatMap(({instanceType, markets}) => {
		const type = snapshot.catalogue.get(instanceType);
		return type
			? markets.map(market => (market === 'spot' ? type.spotPricePerHour : type.pricePerHour))
			: [];
	});
	const allowed = prices.filter(price => price <= (request.maxPrice ?? Number.POSITIVE_INFINITY));
	const currency = snapshot.catalogue.values().next().value?.currency ?? 'usd';
	return allowed.length === 0
		? undefined
		: formatPrice({pricePerHour: Math.max(...allowed), currency});
};

/** What is left to say of a wait when the screens are left, which end it. */
export const farewellOfWait = (wait: Wait | undefined): readonly string[] => {
	if (wait?.phase !== 'waiting' && !(wait?.phase === 'asking' && wait.resumes)) {
		return [];
	}

	const {target, location, market, maxPrice} = wait.request;
	const command = [
		wait.launches && wait.phase === 'waiting' ? 'dcmenu bringup --wait' : `dcmenu wait ${target}`,
		...(location === undefined ? [] : [`--location ${location}`]),
		...(market === 'on-demand' ? [] : [`--market ${market}`]),
		...(maxPrice === undefined ? [] : [`--max-price ${maxPrice}`]),
	].join(' ');
	return [`${target} is not waited for any more. Without the screens: ${command}`];
};
