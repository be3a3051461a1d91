import {formatAmount, formatPrice, stockOf} from '../../capacity/badges.ts';
import {candidatesInOrder, tiersOf, type Candidate} from '../../capacity/candidates.ts';
import {sinceSeen} from '../../capacity/last-seen.ts';
import type {CapacitySnapshot} from '../../capacity/snapshot.ts';
import {parseTarget, typesOfTier} from '../../capacity/tiers.ts';
import type {AppState} from '../app-state.ts';
import {ageText} from './capacity-age.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import {figuresOf, isStrategy} from './instance-rows.ts';
import {lastSnapshot, wishOf, type Wish} from './instance-view.ts';
import {cells, clean, pad} from '../drawing/line.ts';
import type {MenuRow} from '../menu/menu-rows.ts';

/** What an answer says about a row of instance types, in sentences; nothing where it is about something else. */
export const describeInstance = (state: AppState, row: MenuRow): readonly string[] => {
	const {target, isHidden} = row;
	if (target?.kind !== 'type' || isHidden) {
		return [];
	}

	return isStrategy(row) ? describeStrategy(state, target.value) : describeType(state, row);
};

const wishIn = ({facts, instances}: AppState): Wish =>
	wishOf(facts.request ?? {market: 'on-demand'}, instances);

/** "Now: h100 x, a100-80 + -> 1A100.22V in FIN-01, $1.80/h, $43.20 a day." */
const describeStrategy = (state: AppState, target: string): readonly string[] => {
	const {capacity, glyphs} = state;
	if (capacity.kind !== 'known') {
		// That there is no key is said in the header, once.
		return capacity.kind === 'unknown' && capacity.cause !== 'no-credentials'
			? [`What it would give now is not known: ${clean(capacity.reason)}.`]
			: [];
	}

	const {snapshot} = capacity;
	const request = {...wishIn(state), target};
	const {found, mark, only} = stockOf(target, request, snapshot);
	const tiers = tiersOf(parseTarget(target), request.newerTiers);
	const isTaken = found && mark !== 'none';
	const passed = isTaken
		? tiers.slice(
				0,
				tiers.findIndex(tier => tier === found.tier),
			)
		: tiers;
	const misses = passed.map(tier => `${tier} ${glyphs.none}`);
	const result = isTaken
		? `${found.tier ?? ''} ${only === undefined ? glyphs.available : glyphs.spot} ${glyphs.arrow} ${found.instanceType} in ${found.location}, ${costOf(found)}${only === undefined ? '' : `, ${only}`}`
		: 'nothing to be had';
	return [`Now: ${[...misses, result].join(', ')}.`];
};

const describeType = (state: AppState, row: MenuRow): readonly string[] => {
	const {capacity, lastSeen, now} = state;
	const figures = figuresOf(row, lastSnapshot(capacity));
	const {gpu, vramGigabytes, vcpus, ramGigabytes, pricePerHour, spotPricePerHour, currency} =
		figures;
	// The shipped tree's help has the figures.
	const isTold = row.node.help?.includes('GB of VRAM') ?? false;
	const machine = [
		gpu,
		vramGigabytes === undefined ? undefined : `${vramGigabytes} GB of VRAM`,
		vcpus === undefined ? undefined : `${vcpus} vCPUs`,
		ramGigabytes === undefined ? undefined : `${ramGigabytes} GB of RAM`,
	];
	const parts = [
		...(isTold ? [] : machine),
		pricePerHour === undefined ? undefined : costOf({pricePerHour, currency}),
		spotPricePerHour === undefined
			? undefined
			: `as spot ${formatPrice({pricePerHour: spotPricePerHour, currency})}`,
	];
	const since = sinceSeen(lastSeen, row.target?.value ?? '', now);
	const isHere =
		capacity.kind === 'known' &&
		stockOf(row.target?.value ?? '', {market: 'any'}, capacity.snapshot).found !== undefined;
	return [
		`${parts.filter(part => part !== undefined).join(', ')}.`,
		...(since === undefined || isHere ? [] : [`Could last be had ${ageText(since)}.`]),
	];
};

/** An hour's price and a day's. */
const costOf = ({
	pricePerHour,
	currency,
}: {
	readonly pricePerHour: number;
	readonly currency: string;
}): string =>
	`${formatPrice({pricePerHour, currency})}, ${formatAmount({pricePerHour: pricePerHour * 24, currency})} a day`;

/**
 * All that a target tries, tier by tier, with where and for how much; `>` stands before what would be taken now, and
 * behind a place the mark of spot, also where that is not asked for and nothing else is to be had.
 */
export const tierTable = (state: AppState, {target}: MenuRow): readonly string[] => {
	const {capacity, glyphs} = state;
	if (target?.kind !== 'type' || capacity.kind !== 'known') {
		return [];
	}

	const {snapshot} = capacity;
	const request = {...wishIn(state), target: target.value};
	const tiers = tiersOf(parseTarget(target.value), request.newerTiers);
	const ofMarket = (market: Wish['market']): readonly Candidate[] =>
		tiers.length === 0 ? [] : candidatesInOrder({...request, market}, snapshot);
	const candidates = ofMarket(request.market);
	const all = request.market === 'on-demand' ? [...candidates, ...ofMarket('spot')] : candidates;
	const rows = tiers.flatMap(tier =>
		typesOfTier(tier, snapshot.catalogue).map((name, index) =>
			tierLine(index === 0 ? tier : '', name, {all, taken: candidates[0]}, snapshot, glyphs),
		),
	);
	return rows.length === 0
		? []
		: [`  ${pad('tier', 12, '')} ${pad('type', 16, '')} where     $/h`, ...rows];
};

const tierLine = (
	tier: string,
	name: string,
	{all, taken}: {readonly all: readonly Candidate[]; readonly taken: Candidate | undefined},
	{catalogue}: CapacitySnapshot,
	glyphs: Glyphs,
): string => {
	const found = all.find(({instanceType}) => instanceType === name);
	const isTaken = found !== undefined && found === taken;
	const type = catalogue.get(name);
	const price = found?.pricePerHour ?? type?.pricePerHour ?? 0;
	const where = pad(found?.location ?? '-', 6, '');
	const cost = formatAmount({pricePerHour: price, currency: type?.currency ?? 'usd'}).slice(1);
	const mark = found?.market === 'spot' ? glyphs.spot : ' ';
	return `${isTaken ? '>' : ' '} ${pad(tier, 12, '')} ${pad(name, 16, '')} ${where}${mark}${' '.repeat(Math.max(0, 6 - cells(cost)))}${cost}`;
};
