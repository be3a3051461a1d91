import {layoutFor, overlayOf, step, updateOverlay, type AppState, type Step} from '../app-state.ts';
import {infoPage} from '../pages/info-page.ts';
import {clicked} from './menu-commands.ts';
import {openedFrom} from '../pages/page-commands.ts';
import {pageLinks} from '../pages/page-links.ts';
import {pageHeight, type PageState} from '../pages/page-state.ts';
import {
	hasBadgesBelow,
	loadHeight,
	loadKey,
	matchingEntries,
	type LoadState,
} from '../save/load-state.ts';
import {listHeight, pickerRow, pickerRows, type PickerState} from '../instances/picker-state.ts';
import {isTall} from '../instances/strategy-entries.ts';
import {searchLayout} from '../search/search-layout.ts';
import {searchKey, type SearchState} from '../search/search-state.ts';
import {setByIn} from '../pages/value-source.ts';

/** What a click on a cell of the window does: it marks a row or a result, opens the marked one, and follows a link. */
export const clickedAt = (state: AppState, line: number, column: number): Step => {
	const overlay = overlayOf(state);
	if (overlay === undefined) {
		const {detailsWidth, listWidth} = layoutFor(state);
		return detailsWidth > 0 && column >= listWidth ? step(state) : clicked(state, line);
	}

	if (overlay.kind === 'search') {
		const {aboutWidth} = searchLayout(state.size);
		return column < state.size.columns - aboutWidth ? inSearch(state, overlay, line) : step(state);
	}

	if (overlay.kind === 'picker') {
		return inPicker(state, overlay, line);
	}

	if (overlay.kind === 'load') {
		return inLoad(state, overlay, line);
	}

	// Everything else is typed or answered.
	return overlay.kind === 'page' ? onPage(state, overlay, line, column) : step(state);
};

/** Lines above what a search finds, and above a page's text: a title and a rule. */
const titleLines = 2;

const inSearch = (state: AppState, overlay: SearchState, line: number): Step => {
	const inList = line - titleLines;
	const index = overlay.top + Math.floor(inList / 2);
	const isResult =
		inList >= 0 &&
		inList < searchLayout(state.size).results * 2 &&
		index < overlay.results.length &&
		overlay.edit === undefined &&
		overlay.looking === undefined;
	if (!isResult) {
		return step(state);
	}

	return index === overlay.index
		? searchKey(state, overlay, 'enter')
		: step(updateOverlay(state, {...overlay, index}));
};

/** Lines above the picker's rows: header, question and a rule. */
const pickerLines = 3;

const inPicker = (state: AppState, overlay: PickerState, line: number): Step => {
	const {size} = state;
	const inList = line - pickerLines;
	const index = overlay.top + Math.floor(inList / (isTall(size.columns - 1) ? 2 : 1));
	const isRow = inList >= 0 && inList < listHeight(size) && index < pickerRows(overlay).length;
	if (!isRow) {
		return step(state);
	}

	return index === overlay.index
		? pickerRow(state, overlay, index, 'click')
		: step(updateOverlay(state, {...overlay, index}));
};

const inLoad = (state: AppState, overlay: LoadState, line: number): Step => {
	const {size} = state;
	const inList = line - titleLines;
	const index = overlay.top + Math.floor(inList / (hasBadgesBelow(size) ? 2 : 1));
	const isEntry =
		inList >= 0 && inList < loadHeight(size) && index < matchingEntries(overlay).length;
	if (!isEntry) {
		return step(state);
	}

	return index === overlay.index
		? loadKey(state, overlay, 'enter')
		: step(updateOverlay(state, {...overlay, index}));
};

const onPage = (state: AppState, page: PageState, line: number, column: number): Step => {
	const inText = line - titleLines;
	// The text has a margin of one cell.
	const link = pageLinks(state, page).find(
		({line: at, start, end}) => at === page.top + inText && start <= column - 1 && column - 1 < end,
	);
	return link && inText >= 0 && inText < pageHeight(state.size)
		? openedFrom(state, page, infoPage(state.evaluation, link.node, setByIn(state)))
		: step(state);
};
