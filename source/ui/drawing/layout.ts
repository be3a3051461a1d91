/** The window, in cells. Only `app.tsx` asks the terminal for it. */
export type Size = {readonly columns: number; readonly rows: number};

/** The smallest window that the screens are drawn in. A terminal that does not know its size says 0. */
export const leastSize: Size = {columns: 40, rows: 10};

/** Whether the window holds no screen; in one that is that small from the start there is line mode. */
export const isTooSmall = ({columns, rows}: Size): boolean =>
	(columns > 0 && columns < leastSize.columns) || (rows > 0 && rows < leastSize.rows);

/** How the menu divides the window. */
export type Layout = {
	/** One column of the bare minimum, in a window too small for path and help. */
	readonly isSmall: boolean;
	readonly listWidth: number;
	readonly listHeight: number;
	/** Lines of help under the list; 0: none. */
	readonly paneHeight: number;
	/** Cells for the details beside the list; 0: none. */
	readonly detailsWidth: number;
	readonly footerHeight: number;
	/** Badges stand on a line of their own under the row. */
	readonly badgesBelow: boolean;
	/** Rows are those of a table over the window's whole width. */
	readonly isTable: boolean;
	/** Lines over the list that name the table's columns. */
	readonly titleHeight: number;
};

/** Help lines under the list. */
const paneLines = 3;

/** The same where there is room to tell each tier's stock. */
const tallPaneLines = 6;

/** From so many columns on badges stand beside their rows. */
export const roomForBadges = 70;

/** The last row stays free: a frame as tall as the window makes some terminals scroll. */
export const usableRows = ({rows}: Size): number => Math.max(4, rows - 1);

/** `lines` is how many the whole list has: what it leaves free, the help below it gets. */
export const layoutOf = (
	size: Size,
	wantsHelp: boolean,
	lines = Number.POSITIVE_INFINITY,
	isTable = false,
): Layout => {
	const {columns, rows} = size;
	const usable = usableRows(size);
	const isSmall = columns < 60 || rows < 16;
	const isWide = wantsHelp && !isSmall && !isTable && columns >= 110;
	const wantedPane = isTable && rows >= 36 ? tallPaneLines : paneLines;
	const paneHeight = wantsHelp && !isSmall && !isWide && rows >= 20 ? wantedPane : 0;
	const titleHeight = isTable && columns >= roomForBadges && !isSmall ? 1 : 0;
	const detailsWidth = isWide ? Math.floor(columns * 0.38) : 0;
	const footerHeight = isSmall ? 1 : 2;
	const header = isSmall ? 2 : 3;
	const pane = paneHeight === 0 ? 0 : paneHeight + 1;
	const listHeight = Math.max(1, usable - header - titleHeight - pane - 1 - footerHeight);
	const spare = paneHeight === 0 ? 0 : Math.max(0, listHeight - Math.max(1, lines));
	return {
		isSmall,
		listWidth: detailsWidth === 0 ? columns : columns - detailsWidth - 3,
		listHeight: listHeight - spare,
		paneHeight: paneHeight + spare,
		detailsWidth,
		footerHeight,
		badgesBelow: columns < roomForBadges,
		isTable,
		titleHeight,
	};
};

/** The first row to draw so that the cursor's row is seen, moving as little as possible. `heightOf` counts lines. */
export const scrollTo = (
	top: number,
	cursor: number,
	count: number,
	height: number,
	heightOf: (index: number) => number = () => 1,
): number => {
	let first = Math.max(0, Math.min(top, cursor, count - 1));
	let used = 0;
	for (let index = first; index <= cursor; index++) {
		used += heightOf(index);
		while (used > height && first < index) {
			used -= heightOf(first);
			first++;
		}
	}

	// No empty lines at the end while rows are hidden above.
	for (let index = cursor + 1; index < count && used <= height; index++) {
		used += heightOf(index);
	}

	while (first > 0 && used + heightOf(first - 1) <= height) {
		first--;
		used += heightOf(first);
	}

	return first;
};
