import {stockOf} from '../../capacity/badges.ts';
import {findType, parseTarget} from '../../capacity/tiers.ts';
import type {CapacitySnapshot} from '../../capacity/snapshot.ts';
import {figuresOfTexts, figuresOfType, type InstanceFigures} from './instance-figures.ts';
import {lastSnapshot, wishOf, type InstanceView, type Wish} from './instance-view.ts';
import type {MenuRow} from '../menu/menu-rows.ts';

/** Whether a row is a group or the wildcard, which stand for several types. */
export const isStrategy = ({target}: MenuRow): boolean =>
	target !== undefined && parseTarget(target.value).kind !== 'type';

/**
 * The rows of the instance list in the view's order, without those that it leaves out; strategies come first. What is
 * chosen always stays. Depends on the view alone, and so not on what answers say later.
 */
export const arrangedRows = (
	rows: readonly MenuRow[],
	view: InstanceView,
	configured: Wish,
): readonly MenuRow[] => {
	const wish = wishOf(configured, view);
	const kept = rows.filter(row => row.value === '(X)' || isInView(row, view, wish));
	const strategies = kept.filter(row => isStrategy(row));
	const [first, ...types] = inOrder(
		kept.filter(row => !isStrategy(row)),
		view,
		wish,
	);
	// The line above the first one belongs to it: whatever scrolls, no row is in the wrong part.
	return first === undefined || strategies.length === 0
		? [...strategies, ...(first ? [first] : []), ...types]
		: [...strategies, {...first, isFirstType: true}, ...types];
};

const isInView = (row: MenuRow, {onlyAvailable, maxPrice, basis}: InstanceView, wish: Wish) => {
	const snapshot = lastSnapshot(basis);
	const price = priceOf(row, snapshot, wish);
	const isTooDear = maxPrice !== undefined && price !== undefined && price > maxPrice;
	return !(
		isTooDear ||
		(onlyAvailable && basis.kind === 'known' && rank(row, basis.snapshot, wish) > 0)
	);
};

const inOrder = (
	rows: readonly MenuRow[],
	{order, basis}: InstanceView,
	wish: Wish,
): readonly MenuRow[] => {
	switch (order) {
		case 'tier': {
			return rows;
		}

		case 'price': {
			const snapshot = lastSnapshot(basis);
			const price = (row: MenuRow): number => priceOf(row, snapshot, wish) ?? Number.MAX_VALUE;
			return rows.toSorted((a, b) => price(a) - price(b));
		}

		case 'available': {
			return basis.kind === 'known'
				? rows.toSorted((a, b) => rank(a, basis.snapshot, wish) - rank(b, basis.snapshot, wish))
				: rows;
		}
	}
};

/** 0: to be had as wished; 1: as spot only; 2: not now. */
const rank = ({target}: MenuRow, snapshot: CapacitySnapshot, wish: Wish): number => {
	const {mark, only} = stockOf(target?.value ?? '', wish, snapshot);
	return mark === 'none' ? 2 : only === undefined || wish.market === 'any' ? 0 : 1;
};

/** Dollars an hour on the market that is wished for; of a strategy, and where nothing says, undefined. */
const priceOf = (
	row: MenuRow,
	snapshot: CapacitySnapshot | undefined,
	{market}: Wish,
): number | undefined => {
	if (isStrategy(row)) {
		return undefined;
	}

	const {pricePerHour, spotPricePerHour} = figuresOf(row, snapshot);
	switch (market) {
		case 'on-demand': {
			return pricePerHour;
		}

		case 'spot': {
			return spotPricePerHour;
		}

		case 'any': {
			return spotPricePerHour ?? pricePerHour;
		}
	}
};

/** What the live catalogue says of a row's type, else what the tree does. */
export const figuresOf = (
	{node, target}: MenuRow,
	snapshot: CapacitySnapshot | undefined,
): InstanceFigures => {
	const name = target?.value ?? '';
	const known = snapshot && findType(name, snapshot.catalogue);
	const type = known === undefined ? undefined : snapshot?.catalogue.get(known);
	return type
		? figuresOfType(type)
		: figuresOfTexts(name, node.prompt?.text ?? '', node.help ?? '');
};
