import {search, type SearchResult} from '../kconfig/search.ts';
import {
	closeOverlay,
	openOverlay,
	say,
	step,
	updateOverlay,
	type AppState,
	type Step,
} from './app-state.ts';
import {infoPage} from './info-page.ts';
import {scrollTo, usableRows, type Size} from './layout.ts';
import {jumpTo} from './menu-places.ts';
import {editField, textField, textOf, type TextField} from './text-field.ts';
import type {Key} from './terminal-keys.ts';
import {setByIn} from './value-source.ts';

/** The live search over names, prompts and help. */
export type SearchState = {
	readonly kind: 'search';
	readonly field: TextField;
	readonly results: readonly SearchResult[];
	readonly index: number;
	readonly top: number;
};

export const openSearch: SearchState = {
	kind: 'search',
	field: textField(''),
	results: [],
	index: 0,
	top: 0,
};

/** How the window is divided: results take two lines each, and a small window has no room to tell about one. */
export const searchLayout = (
	size: Size,
): {
	readonly results: number;
	readonly lines: number;
	readonly about: number;
	readonly footer: number;
} => {
	const isSmall = size.columns < 60 || size.rows < 16;
	const footer = isSmall ? 1 : 2;
	// The query and two rules; what is told has a rule of its own.
	const rest = usableRows(size) - 3 - footer - (isSmall ? 0 : 3);
	const results = Math.max(1, Math.floor(rest / 2));
	return isSmall
		? {results, lines: rest, about: 0, footer}
		: {results, lines: results * 2, about: 2 + rest - results * 2, footer};
};

export const searchTyped = (state: AppState, overlay: SearchState, field: TextField): Step => {
	const query = textOf(field).trim();
	const results = query === '' ? [] : search(state.evaluation, query);
	return step(updateOverlay(state, {...overlay, field, results, index: 0, top: 0}));
};

export const searchKey = (state: AppState, overlay: SearchState, key: Key): Step => {
	const {results} = overlay;
	const height = searchLayout(state.size).results;
	const move = (by: number): Step => {
		const index = Math.max(0, Math.min(results.length - 1, overlay.index + by));
		const top = scrollTo(overlay.top, index, results.length, height);
		return step(updateOverlay(state, {...overlay, index, top}));
	};

	const result = results[overlay.index];
	switch (key) {
		case 'escape':
		case 'ctrl-c': {
			return step(closeOverlay(state));
		}

		case 'up':
		case 'ctrl-p': {
			return move(-1);
		}

		case 'down':
		case 'ctrl-n': {
			return move(1);
		}

		case 'page-up': {
			return move(-height);
		}

		case 'page-down': {
			return move(height);
		}

		case 'ctrl-f':
		case 'tab': {
			return step(
				result
					? openOverlay(state, infoPage(state.evaluation, result.node, setByIn(state)))
					: state,
			);
		}

		case 'enter': {
			const isEmpty = textOf(overlay.field).trim() === '';
			return step(result ? chosen(state, result) : isEmpty ? closeOverlay(state) : state);
		}
	}

	const field = editField(overlay.field, key);
	return field ? searchTyped(state, overlay, field) : step(state);
};

/** A result that cannot be seen in its menu opens its page, which says why; the others are jumped to. */
const chosen = (state: AppState, {node, hidden}: SearchResult): AppState =>
	hidden && !state.showAll
		? say(
				openOverlay(state, infoPage(state.evaluation, node, setByIn(state))),
				'hidden now: this page says why',
				'warn',
			)
		: jumpTo(closeOverlay(state), node);
