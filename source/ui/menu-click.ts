import {layoutFor, placeOf, rowHeight, type AppState} from './app-state.ts';

/** The row of the menu that a line of the window shows, counted from 0; undefined: no row is there. */
export const rowAtLine = (state: AppState, line: number): number | undefined => {
	const layout = layoutFor(state);
	// Above the list are the header, the path where there is room for it, and a rule.
	let next = layout.isSmall ? 2 : 3;
	const end = next + layout.listHeight;
	for (let index = placeOf(state).top; index < state.rows.length; index++) {
		next += rowHeight(state.rows[index], layout);
		if (line < next) {
			return line >= (layout.isSmall ? 2 : 3) && line < end ? index : undefined;
		}
	}

	return undefined;
};
