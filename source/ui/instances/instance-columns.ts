import {
	formatAmount,
	isStale,
	locationsOf,
	stockOf,
	stockWithout,
	type Badge,
	type Stock,
} from '../../capacity/badges.ts';
import {tiersOf} from '../../capacity/candidates.ts';
import {sinceSeen} from '../../capacity/last-seen.ts';
import {parseTarget, typesOfTier} from '../../capacity/tiers.ts';
import {toldSnapshot, type CapacitySnapshot} from '../../capacity/snapshot.ts';
import type {AppState} from '../app-state.ts';
import {markText, toneOf} from '../menu/badge-line.ts';
import {ageText} from './capacity-age.ts';
import type {InstanceFigures} from './instance-figures.ts';
import {isStrategy} from './instance-rows.ts';
import {lastSnapshot, type Wish} from './instance-view.ts';
import {roomForBadges} from '../drawing/layout.ts';
import {cells, span, type Span} from '../drawing/line.ts';
import type {MenuRow} from '../menu/menu-rows.ts';

/** A row with all that its cells tell. */
export type Entry = {
	readonly row: MenuRow;
	/** Of the type; of a strategy, of what it would give now. */
	readonly figures: InstanceFigures | undefined;
	/** Undefined: no answer stands. */
	readonly stock: Stock | undefined;
	readonly snapshot: CapacitySnapshot | undefined;
	readonly wish: Wish;
};

export type Column = {
	readonly title: string;
	/** For where the title has no room. */
	readonly shortTitle?: string;
	readonly width: number;
	readonly isRight?: boolean;
	readonly cell: (entry: Entry, width: number, state: AppState) => Span;
};

/** The columns that there is room for, the mark and the cursor left aside. */
export const columnsFor = (state: AppState): readonly Column[] => {
	const width = state.size.columns - 6;
	const {instances, capacity} = state;
	if (state.size.columns < roomForBadges) {
		return fitted([nameColumn, price, where], width);
	}

	const locations =
		instances.location === undefined
			? (lastSnapshot(capacity)?.locations ?? [])
			: [instances.location];
	const machine = [vram, vcpus, ram];
	// Where it can be had is worth more than how large the machine is, which its description says, too.
	const smaller = locations.length > 1 ? [[vram, vcpus], [vram], []] : [];
	const wide = (locations.length > 0 ? [machine, ...smaller] : []).map(part => [
		nameColumn,
		gpu,
		...part,
		price,
		spot,
		...locations.map(location => at(location)),
		note,
	]);
	const layouts = [
		...wide.filter(columns => widthOf(columns) + roomForNote <= width),
		[nameColumn, gpu, ...machine, price, spot, where],
	];
	const narrowest = [nameColumn, gpu, price, spot, where];
	return fitted(layouts.find(columns => widthOf(columns) <= width) ?? narrowest, width);
};

/** What a note needs beside its width, so that it need not be cut. */
const roomForNote = 5;

const widthOf = (columns: readonly Column[]): number =>
	columns.reduce((sum, column) => sum + column.width + 1, -1);

/** The last column gets what is left. */
const fitted = (columns: readonly Column[], width: number): readonly Column[] =>
	columns.map((column, index) =>
		index === columns.length - 1
			? {...column, width: Math.max(1, column.width + width - widthOf(columns))}
			: column,
	);

const nothing = span('-', 'quiet');

const figure = (
	title: string,
	width: number,
	text: (figures: InstanceFigures) => string | undefined,
): Column => ({
	title,
	width,
	isRight: true,
	cell({figures}) {
		const told = figures && text(figures);
		return told === undefined ? nothing : span(told);
	},
});

const gigabytes = (amount: number | undefined): string | undefined =>
	amount === undefined ? undefined : `${amount}G`;

const amount = (pricePerHour: number | undefined, currency: string): string | undefined =>
	pricePerHour === undefined ? undefined : formatAmount({pricePerHour, currency});

export const nameColumn: Column = {
	title: 'strategy / type',
	width: 16,
	cell: ({row}) => span(row.target?.value ?? row.node.prompt?.text ?? ''),
};

const gpu: Column = {
	title: 'GPU',
	width: 17,
	cell({row, figures, stock}, _, {glyphs}) {
		const found = stock?.found;
		if (isStrategy(row)) {
			return found && stock.mark !== 'none'
				? span(`${glyphs.arrow} ${found.instanceType}`)
				: nothing;
		}

		return figures?.gpu === undefined ? nothing : span(figures.gpu);
	},
};

const vram = figure('VRAM', 5, figures => gigabytes(figures.vramGigabytes));
const vcpus = figure('vCPU', 4, figures => figures.vcpus?.toString());
const ram = figure('RAM', 5, figures => gigabytes(figures.ramGigabytes));
const price = figure('$/h', 6, figures => amount(figures.pricePerHour, figures.currency));
const spot = figure('spot', 6, figures => amount(figures.spotPricePerHour, figures.currency));

/** Whether it can be had there, as a mark alone. */
const at = (location: string): Column => ({
	title: location,
	width: Math.max(6, cells(location)),
	cell({row, snapshot, wish}, width, state) {
		const mark = snapshot
			? stockOf(row.target?.value ?? '', {...wish, location}, snapshot).mark
			: unanswered(state);
		const shown = stockSpan(mark, '', state);
		return {...shown, text: ' '.repeat(Math.floor((width - 1) / 2)) + shown.text};
	},
});

/** Cells that are too few for more than a place. */
const narrow = 16;

/** Where it can be had now, or when it was seen last. */
const where: Column = {
	title: 'where it can be had now',
	shortTitle: 'where it can be had',
	width: 10,
	cell(entry, width, state) {
		const {row, stock, snapshot, wish} = entry;
		const found = stock?.found;
		if (!stock || !snapshot) {
			return stockSpan(unanswered(state), seenText(row, state, width < narrow), state);
		}

		if (!found || stock.mark === 'none') {
			return stockSpan('none', absence(entry, state, width < narrow), state);
		}

		const places = isStrategy(row) ? [found.location] : locationsOf(found, wish.location, snapshot);
		// The mark says it, too.
		const only = stock.only === undefined || width < narrow ? [] : [stock.only];
		const words = [...places, ...only].join(' ');
		return stockSpan(stock.mark, words, state);
	},
};

/** What the locations' columns do not tell. */
const note: Column = {
	title: 'now',
	width: 12,
	cell(entry, _, state) {
		const {row, stock} = entry;
		if (!stock) {
			const seen = seenText(row, state, false);
			return seen === '' ? nothing : span(seen, 'quiet');
		}

		const {mark, found, only} = stock;
		if (mark === 'none' || !found) {
			return span(absence(entry, state, false), 'quiet');
		}

		return span([isStrategy(row) ? found.location : '', only].filter(Boolean).join(', '));
	},
};

/** Why there is no place to name: only otherwise, or none, and since when. */
const absence = (
	{row, stock, snapshot, wish}: Entry,
	state: AppState,
	isShort: boolean,
): string => {
	if (stock?.only !== undefined) {
		return stock.only;
	}

	const value = row.target?.value ?? '';
	const other = snapshot && stockWithout(value, wish, snapshot);
	if (other?.kind === 'dear') {
		return isShort ? formatAmount(other.found) : `only for ${formatAmount(other.found)}`;
	}

	if (other) {
		return isShort ? 'elsewhere' : `only in ${other.found.location}`;
	}

	return seenText(row, state, isShort) || 'none';
};

/** When a type could last be had, or of a strategy any type that it takes; empty where nobody knows. */
const seenText = (
	{target}: MenuRow,
	{lastSeen, now, capacity, facts}: AppState,
	isShort: boolean,
): string => {
	const value = target?.value ?? '';
	const tiers = tiersOf(parseTarget(value), facts.request?.newerTiers);
	const catalogue = lastSnapshot(capacity)?.catalogue;
	const names =
		tiers.length === 0
			? [value]
			: catalogue
				? tiers.flatMap(tier => typesOfTier(tier, catalogue))
				: [];
	const times = names.flatMap(name => sinceSeen(lastSeen, name, now) ?? []);
	if (times.length === 0) {
		return '';
	}

	const age = ageText(Math.min(...times));
	return isShort ? age : `seen ${age}`;
};

const unanswered = ({capacity}: AppState): Badge['mark'] =>
	capacity.kind === 'loading' ? 'loading' : 'unknown';

const stockSpan = (mark: Badge['mark'], words: string, {capacity, now, glyphs}: AppState): Span => {
	const told = toldSnapshot(capacity);
	const stale = told !== undefined && isStale(told, now);
	const badge = {mark, text: words, stale};
	const text = [markText(badge, glyphs), words].filter(part => part !== '').join(' ');
	return span(text, toneOf(badge));
};
