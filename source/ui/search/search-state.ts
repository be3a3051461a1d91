import {search, type Found, type SearchResult} from '../../kconfig/search.ts';
import {inNextScope, parseQuery} from '../../kconfig/search-query.ts';
import {
	closeOverlay,
	openOverlay,
	overlayOf,
	say,
	step,
	updateOverlay,
	type AppState,
	type Step,
} from '../app-state.ts';
import {pageAbout} from '../pages/info-page.ts';
import {scrollTo} from '../drawing/layout.ts';
import {jumpTo} from '../menu/menu-places.ts';
import {isDrawn} from '../menu/menu-rows.ts';
import {resultsPage} from '../pages/results-page.ts';
import {openHelpOn} from '../dialogs/dialog-help.ts';
import {keyName} from '../keys/key-names.ts';
import {fieldButtonKey, type FieldAnswer, type FieldButton} from '../dialogs/field-buttons.ts';
import {editField, textField, textOf, type TextField} from '../dialogs/text-field.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import {editHere, editKey, valueTyped, type SearchEdit} from './search-edit.ts';
import {searchLayout} from './search-layout.ts';
import {queryOf} from './search-query.ts';

/** The live search over names, prompts and help. */
export type SearchState = {
	readonly kind: 'search';
	readonly field: TextField;
	readonly results: readonly SearchResult[];
	readonly index: number;
	readonly top: number;
	/** A value that is typed for the result under the cursor, and why it cannot be taken as it stands. */
	readonly edit: SearchEdit | undefined;
	/** A pattern that is being looked for: the results are still those of what was typed before, or none. */
	readonly looking?: Looking | undefined;
	/** Enter was pressed meanwhile. */
	readonly isEntered?: boolean;
	/** Where a pattern took so long that the rest was not looked at. */
	readonly givenUpAt?: string | undefined;
	/** mconf's button that somebody went to, where the profile has some. */
	readonly button?: FieldButton | undefined;
};

/** Each is another one: the same pattern, typed again, is looked for again. */
export type Looking = {readonly query: string};

export const openSearch: SearchState = {
	kind: 'search',
	field: textField(''),
	results: [],
	index: 0,
	top: 0,
	edit: undefined,
};

export const searchTyped = (state: AppState, overlay: SearchState, field: TextField): Step => {
	if (overlay.edit) {
		return valueTyped(state, overlay, overlay.edit, field);
	}

	const query = queryOf(state, field);
	if (query === queryOf(state, overlay.field)) {
		return step(updateOverlay(state, {...overlay, field}));
	}

	const typed: SearchState = {
		...overlay,
		field,
		looking: undefined,
		givenUpAt: undefined,
		isEntered: false,
	};
	if (parseQuery(query).isPattern) {
		return step(updateOverlay(state, {...typed, looking: {query}}));
	}

	const results = query === '' ? [] : search(state.evaluation, query);
	return step(updateOverlay(state, {...typed, results, index: 0, top: 0}));
};

/** The pattern that the search on top looks for. */
export const lookingOf = (state: AppState): Looking | undefined => {
	const overlay = overlayOf(state);
	return overlay?.kind === 'search' ? overlay.looking : undefined;
};

/** What was found of a pattern; undefined: it takes so long that what was found before must not stand there. */
export const searched = (state: AppState, looking: Looking, found: Found | undefined): Step => {
	const overlay = overlayOf(state);
	if (overlay?.kind !== 'search' || overlay.looking !== looking) {
		return step(state);
	}

	const results = found?.results ?? [];
	const next: SearchState = {...overlay, results, index: 0, top: 0};
	if (found === undefined) {
		return step(updateOverlay(state, next));
	}

	const at = found.givenUpAt;
	const givenUpAt = at && (at.symbol?.name ?? at.prompt?.text ?? 'a choice');
	const answered: SearchState = {...next, looking: undefined, isEntered: false, givenUpAt};
	return overlay.isEntered
		? searchKey(updateOverlay({...state, message: undefined}, answered), answered, 'enter')
		: step(updateOverlay(state, answered));
};

/** The footer names the key: it acts on what is found. */
const withoutResult = (state: AppState, key: Key): AppState =>
	say(state, `${keyName(key)}: nothing is found that it could act on`, 'warn');

/** The field that typing goes to. */
export const fieldOf = ({edit, field}: SearchState): TextField => edit?.field ?? field;

export const searchKey = (state: AppState, overlay: SearchState, pressed: Key): Step => {
	const {results, edit, button} = overlay;
	if (edit) {
		return editKey(state, overlay, edit, pressed);
	}

	const answer = buttonAnswer(state, overlay, pressed);
	if (answer?.does === 'mark') {
		return step(updateOverlay(state, {...overlay, button: answer.button}));
	}

	if (answer?.does === 'help') {
		return step(openHelpOn(state, overlay) ?? state);
	}

	const isLeaving = pressed === 'escape' || pressed === 'ctrl-c';
	if (button !== undefined && answer === undefined && !isLeaving) {
		return step(state);
	}

	const key = answer === undefined ? pressed : answer.does === 'take' ? 'enter' : 'escape';
	if (overlay.looking && isAboutResults(key)) {
		const name = keyName(key);
		return step(
			key === 'enter'
				? say(updateOverlay(state, {...overlay, isEntered: true}), `${name}: once it is found`)
				: say(state, `${name}: still looking`, 'warn'),
		);
	}

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
		case 'f2': {
			return step(
				result ? openOverlay(state, pageAbout(state, result.node)) : withoutResult(state, key),
			);
		}

		case 'ctrl-t': {
			return state.keys.hasResultPages
				? step(say(state, 'Ctrl-T: the pattern is for names', 'warn'))
				: searchTyped(state, overlay, textField(inNextScope(textOf(overlay.field))));
		}

		case 'tab': {
			return result ? editHere(state, overlay, result) : step(withoutResult(state, key));
		}

		case 'enter': {
			const query = textOf(overlay.field).trim();
			if (state.keys.hasResultPages) {
				return step(updateOverlay(state, resultsPage(state, query, results)));
			}

			const isEmpty = query === '';
			return step(
				result
					? chosen(state, result)
					: isEmpty
						? closeOverlay(state)
						: say(state, 'Enter: nothing is found', 'warn'),
			);
		}
	}

	const field = editField(overlay.field, key);
	return field ? searchTyped(state, overlay, field) : step(state);
};

/** Whether a key needs what is found. */
const isAboutResults = (key: Key): boolean =>
	/^(?:enter|tab|up|down|page-up|page-down|f2|ctrl-[fnp])$/.test(key);

/** What a key does to mconf's buttons. From the pattern Tab goes there, as Up and Down go through what is found. */
const buttonAnswer = (
	{keys}: AppState,
	{button}: SearchState,
	key: Key,
): FieldAnswer | undefined =>
	!keys.hasButtons || (button === undefined && (key === 'up' || key === 'down'))
		? undefined
		: fieldButtonKey(button, key);

/** A result that cannot be seen in its menu opens its page, which says why; the others are jumped to. */
const chosen = (state: AppState, {node, hidden}: SearchResult): AppState =>
	hidden && !isDrawn(state.evaluation, node, state)
		? say(openOverlay(state, pageAbout(state, node)), 'hidden now: this page says why', 'warn')
		: jumpTo({...state, overlays: []}, node);
