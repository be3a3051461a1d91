import {
	isInstanceList,
	layoutFor,
	placeOf,
	rowHeight,
	updatePlace,
	type AppState,
} from './app-state.ts';
import {scrollTo, type Layout} from './drawing/layout.ts';
import {arrangedRows} from './instances/instance-rows.ts';
import {wholeView} from './instances/instance-view.ts';
import {menuRows, type MenuRow} from './menu/menu-rows.ts';

const rowsOf = (state: AppState): readonly MenuRow[] => {
	const rows = menuRows(state.evaluation, placeOf(state).node, state);
	return isInstanceList(state)
		? arrangedRows(rows, state.instances, state.facts.request ?? {market: 'on-demand'})
		: rows;
};

/**
 * Whoever opens the list of instance types has it by the last answer; later answers do not move rows about. Whoever
 * jumps to a row that the view leaves out has all of them.
 */
const withBasis = (before: AppState | undefined, state: AppState): AppState => {
	const {node, cursor} = placeOf(state);
	const isIn = (rows: readonly MenuRow[]): boolean =>
		cursor === undefined || rows.some(row => row.node === cursor);
	const isThere = before !== undefined && placeOf(before).node === node && isIn(before.rows);
	if (isThere || !isInstanceList(state)) {
		return state;
	}

	const opened = {...state, instances: {...state.instances, basis: state.capacity}};
	return isIn(rowsOf(opened))
		? opened
		: {...opened, instances: {...wholeView, order: state.instances.order, basis: state.capacity}};
};

/** Makes rows, cursor and scroll position agree with everything else. */
export const settle = (before: AppState | undefined, changed: AppState): AppState => {
	const state = withBasis(before, changed);
	const place = placeOf(state);
	const isSame =
		before !== undefined &&
		before.evaluation === state.evaluation &&
		before.baseline === state.baseline &&
		before.showAll === state.showAll &&
		before.showNames === state.showNames &&
		before.unfolded === state.unfolded &&
		before.instances === state.instances &&
		placeOf(before).node === place.node;
	const rows = isSame ? before.rows : rowsOf(state);
	const found = rows.findIndex(row => row.node === place.cursor);
	const index = found === -1 ? Math.max(0, Math.min(place.index, rows.length - 1)) : found;
	const layout = layoutFor({...state, rows});
	const isOpened = before === undefined || placeOf(before).node !== place.node;
	const wanted = isFar(place.top, index, layout, isOpened)
		? index - Math.floor(layout.listHeight / 3)
		: place.top;
	const top = scrollTo(wanted, index, rows.length, layout.listHeight, at =>
		rowHeight(rows[at], layout),
	);
	const cursor = rows[index]?.node;
	const isStill = place.index === index && place.top === top && place.cursor === cursor;
	return isSame && isStill
		? {...state, rows}
		: updatePlace({...state, rows}, {...place, cursor, index, top});
};

/** A jump shows what stands around the row that it goes to; by a row or a page the list only moves as far as it must. */
const isFar = (top: number, index: number, {listHeight}: Layout, isOpened: boolean): boolean => {
	const slack = isOpened ? 0 : listHeight;
	return index < top - slack || index >= top + listHeight + slack;
};
