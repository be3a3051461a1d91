import type {SelectionRequest} from '../../capacity/select.ts';
import type {CapacitySnapshot, CapacityState} from '../../capacity/snapshot.ts';
import type {Evaluation} from '../../kconfig/evaluation.ts';
import type {MenuNode} from '../../kconfig/menu-tree.ts';
import {badgeTarget} from '../menu/badge-target.ts';

/** What badges are told for, whatever the row: market, location, price. */
export type Wish = Omit<SelectionRequest, 'target'>;

export const instanceOrders = ['tier', 'price', 'available'] as const;

/** How the list of instance types is looked at. None of it is configured. */
export type InstanceView = {
	readonly order: (typeof instanceOrders)[number];
	readonly onlyAvailable: boolean;
	/** Dollars an hour for the whole machine. */
	readonly maxPrice: number | undefined;
	/** The one location that is looked at. */
	readonly location: string | undefined;
	/**
	 * The answer that order and filter go by: the one of when the list was opened or a key set them. A newer answer changes
	 * badges, never which rows there are and where.
	 */
	readonly basis: CapacityState;
};

export const wholeView: InstanceView = {
	order: 'tier',
	onlyAvailable: false,
	maxPrice: undefined,
	location: undefined,
	basis: {kind: 'loading'},
};

/** Whether nothing is left out, and all is in the tree's order. */
export const isWhole = ({order, onlyAvailable, maxPrice, location}: InstanceView): boolean =>
	order === 'tier' && !onlyAvailable && maxPrice === undefined && location === undefined;

/** Whether a list is the choice of the machine's type, which is drawn as a table. */
export const isInstanceChoice = (evaluation: Evaluation, {symbol}: MenuNode): boolean =>
	symbol?.isChoice === true && badgeTarget(symbol, evaluation)?.kind === 'type';

/** What the table's badges are told for: what is configured, narrowed to the view. */
export const wishOf = (configured: Wish, {maxPrice, location}: InstanceView): Wish => ({
	...configured,
	location: location ?? configured.location,
	maxPrice:
		maxPrice === undefined
			? configured.maxPrice
			: Math.min(maxPrice, configured.maxPrice ?? Number.POSITIVE_INFINITY),
});

/** What was known last, for prices and figures: they hold for longer than stock does. */
export const lastSnapshot = (capacity: CapacityState): CapacitySnapshot | undefined => {
	switch (capacity.kind) {
		case 'loading': {
			return capacity.last;
		}

		case 'known': {
			return capacity.snapshot;
		}

		case 'unknown': {
			return capacity.last;
		}
	}
};
