import {updateOverlay, type AppState} from '../app-state.ts';
import {scrollTo} from '../drawing/layout.ts';
import {saveHeight} from './save-layout.ts';
import {nextRow, saveRows} from './save-rows.ts';
import type {SaveState} from './save-state.ts';

/** The next row that the cursor can be on, so many rows away. */
export const moved = (state: AppState, overlay: SaveState, by: number): AppState => {
	const rows = saveRows(state, overlay);
	const wanted = Math.max(0, Math.min(rows.length - 1, overlay.index + by));
	const isForward = by > 0 || wanted === 0;
	const index = nextRow(rows, wanted, isForward ? 1 : -1) ?? overlay.index;
	return settled(state, {...overlay, index});
};

/** The first row of the next part, or of the one before; after the last comes the first. */
export const toOtherPart = (state: AppState, overlay: SaveState, by: 1 | -1): AppState => {
	const rows = saveRows(state, overlay);
	const starts = rows.flatMap(({kind}, index) => (kind === 'heading' ? [index + 1] : []));
	const at = starts.findLastIndex(start => start <= overlay.index);
	const index = starts.at((at + by) % starts.length) ?? overlay.index;
	// With its heading at the top, where there is more than fits.
	const most = Math.max(0, rows.length - saveHeight(state.size));
	return settled(state, {...overlay, index, top: Math.min(index - 1, most)});
};

/** With the cursor on a row, and that row and the heading above it on the screen. */
export const settled = (state: AppState, overlay: SaveState): AppState => {
	const rows = saveRows(state, overlay);
	const near = Math.max(0, Math.min(overlay.index, rows.length - 1));
	const index = nextRow(rows, near, 1) ?? nextRow(rows, near, -1) ?? 0;
	const height = saveHeight(state.size);
	const first = rows[index - 1]?.kind === 'heading' ? index - 1 : index;
	const top = scrollTo(Math.min(overlay.top, first), index, rows.length, height);
	return updateOverlay(state, {...overlay, index, top});
};
