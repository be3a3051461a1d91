import {layoutFor, placeOf, rowHeight, type AppState} from '../app-state.ts';

/** The row of the menu that a line of the window shows, counted from 0; undefined: no row is there. */
export const rowAtLine = (state: AppState, line: number): number | undefined => {
	const layout = layoutFor(state);
	// Above the list are the header, the path where there is room for it, a rule, and the table's columns.
	const start = (layout.isSmall ? 2 : 3) + layout.titleHeight;
	if (line < start || line >= start + layout.listHeight) {
		return undefined;
	}

	let next = start;
	for (let index = placeOf(state).top; index < state.rows.length; index++) {
		const row = state.rows[index];
		const first = next + (row?.isFirstType ? 1 : 0);
		next += rowHeight(row, layout);
		if (line < next) {
			// What stands over the types is none of them.
			return line < first ? undefined : index;
		}
	}

	return undefined;
};
