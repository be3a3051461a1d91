import {closeOverlay, step, updateOverlay, type AppState, type Step} from './app-state.ts';
import {scrollTo, usableRows, type Size} from './layout.ts';
import type {DefconfigEntry} from './services.ts';
import {editField, textField, textOf, type TextField} from './text-field.ts';
import type {Key} from './terminal-keys.ts';

/** Asks what to load: a defconfig of the list, which typing filters, or the file that was typed. */
export type LoadState = {
	readonly kind: 'load';
	readonly field: TextField;
	/** Undefined until the list is read. */
	readonly entries: readonly DefconfigEntry[] | undefined;
	/** The entry under the cursor; -1: the typed name. */
	readonly index: number;
	readonly top: number;
};

export const openLoad: LoadState = {
	kind: 'load',
	field: textField(''),
	entries: undefined,
	index: -1,
	top: 0,
};

/** The field, two rules and two lines of keys are not the list's. */
export const loadHeight = (size: Size): number => Math.max(1, usableRows(size) - 5);

export const matchingEntries = ({entries = [], field}: LoadState): readonly DefconfigEntry[] => {
	const wanted = textOf(field).trim().toLowerCase();
	return entries.filter(entry => entry.name.toLowerCase().includes(wanted));
};

/** The list after another text was typed: nothing of it is chosen. */
export const loadTyped = (state: AppState, overlay: LoadState, field: TextField): Step =>
	step(updateOverlay(state, {...overlay, field, index: -1, top: 0}));

export const loadKey = (state: AppState, overlay: LoadState, key: Key): Step => {
	const matches = matchingEntries(overlay);
	const height = loadHeight(state.size);
	const move = (by: number): Step => {
		const index = Math.max(-1, Math.min(matches.length - 1, overlay.index + by));
		const top = scrollTo(overlay.top, Math.max(0, index), matches.length, height);
		return step(updateOverlay(state, {...overlay, index, top}));
	};

	switch (key) {
		case 'escape':
		case 'ctrl-c': {
			return step(closeOverlay(state));
		}

		case 'up':
		case 'shift-tab':
		case 'ctrl-p': {
			return move(-1);
		}

		case 'down':
		case 'tab':
		case 'ctrl-n': {
			return move(1);
		}

		case 'page-up': {
			return move(-height);
		}

		case 'page-down': {
			return move(height);
		}

		case 'enter': {
			return load(state, overlay, matches);
		}
	}

	const field = editField(overlay.field, key);
	return field ? loadTyped(state, overlay, field) : step(state);
};

const load = (state: AppState, overlay: LoadState, matches: readonly DefconfigEntry[]): Step => {
	const file = textOf(overlay.field).trim();
	const entry = matches[overlay.index] ?? overlay.entries?.find(({name}) => name === file);
	if (entry) {
		return step(closeOverlay(state), {kind: 'load-defconfig', name: entry.name});
	}

	return file === '' ? step(closeOverlay(state)) : step(closeOverlay(state), {kind: 'load', file});
};
