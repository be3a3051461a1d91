import type {Effect} from '../app-effects.ts';
import {
	closeOverlay,
	openOverlay,
	step,
	updateOverlay,
	type AppState,
	type Step,
} from '../app-state.ts';
import {question} from '../dialogs/question-state.ts';
import {roomForBadges, scrollTo, usableRows, type Size} from '../drawing/layout.ts';
import type {DefconfigEntry} from '../services.ts';
import {editField, textField, textOf, type TextField} from '../dialogs/text-field.ts';
import type {Key} from '../terminal/terminal-keys.ts';

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

/** Where a row has no room for a name and what it would take, that stands below it. */
export const hasBadgesBelow = ({columns}: Size): boolean => columns < roomForBadges;

/** Entries that the window has room for. */
export const entriesSeen = (size: Size): number =>
	Math.max(1, Math.floor(loadHeight(size) / (hasBadgesBelow(size) ? 2 : 1)));

export const matchingEntries = ({entries = [], field}: LoadState): readonly DefconfigEntry[] => {
	const wanted = textOf(field).trim().toLowerCase();
	return entries.filter(({name, comment}) =>
		[name, comment].some(text => text.toLowerCase().includes(wanted)),
	);
};

/** The list after another text was typed: nothing of it is chosen. */
export const loadTyped = (state: AppState, overlay: LoadState, field: TextField): Step =>
	step(updateOverlay(state, {...overlay, field, index: -1, top: 0}));

export const loadKey = (state: AppState, overlay: LoadState, key: Key): Step => {
	const matches = matchingEntries(overlay);
	const height = entriesSeen(state.size);
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

/** Loads at once where nothing gets lost by it, and else asks first. */
const loadOver = (
	state: AppState,
	effect: Extract<Effect, {readonly kind: 'load' | 'load-defconfig'}>,
): Step => {
	const {changeCount} = state.facts;
	const changes = changeCount === 1 ? 'a change that is' : `${changeCount} changes that are`;
	return changeCount === 0
		? step(state, effect)
		: step(
				openOverlay(
					state,
					question(
						'load',
						[
							`Load ${whatFor(effect)} all the same?`,
							`There ${changeCount === 1 ? 'is' : 'are'} ${changes} not saved. Undo brings ${changeCount === 1 ? 'it' : 'them'} back.`,
						],
						'load it',
						asked => step(asked, effect),
					),
				),
			);
};

/** Whether there is a file of that name, or another name was meant, is found out when it is loaded. */
const whatFor = (effect: Extract<Effect, {readonly kind: 'load' | 'load-defconfig'}>): string => {
	if (effect.kind === 'load-defconfig') return effect.name;
	return effect.meant === undefined ? effect.file : 'it';
};

const load = (state: AppState, overlay: LoadState, matches: readonly DefconfigEntry[]): Step => {
	const file = textOf(overlay.field).trim();
	const entry = matches[overlay.index] ?? overlay.entries?.find(({name}) => name === file);
	const closed = closeOverlay(state);
	if (entry) {
		return loadOver(closed, {kind: 'load-defconfig', name: entry.name, asked: overlay});
	}

	// A part of the only name that holds it will do, where no file is called so.
	const [only, ...others] = matches;
	const meant = others.length === 0 ? only?.name : undefined;
	return file === '' ? step(closed) : loadOver(closed, {kind: 'load', file, meant, asked: overlay});
};
