import {
	closeOverlay,
	openOverlay,
	say,
	step,
	updateOverlay,
	type AppState,
	type Step,
} from '../app-state.ts';
import {scrollTo, usableRows, type Size} from '../drawing/layout.ts';
import type {MenuCommand} from '../keys/key-map.ts';
import {keyName} from '../keys/key-names.ts';
import {menuCommand} from '../keys/key-profiles.ts';
import {rowsMoved} from '../keys/list-keys.ts';
import {openLoad} from '../save/load-state.ts';
import {openSearch} from '../search/search-state.ts';
import {askedAgain} from './ask-again.ts';
import type {DefconfigEntry} from '../services.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import {picked} from './picked.ts';
import {aboutRow, pickerKeysPage} from './picker-pages.ts';
import {defconfigRows, isTall, strategyRows, type StrategyRow} from './strategy-entries.ts';

/** What a project without `.config` starts from: a strategy, or one of the defconfigs. */
export type PickerState = {
	readonly kind: 'picker';
	/** The list of defconfigs, where that is open; undefined in it: not read yet. */
	readonly defconfigs: {readonly entries: readonly DefconfigEntry[] | undefined} | undefined;
	readonly index: number;
	readonly top: number;
};

export const openPicker: PickerState = {kind: 'picker', defconfigs: undefined, index: 0, top: 0};

export const pickerRows = ({defconfigs}: PickerState): readonly StrategyRow[] =>
	defconfigs === undefined ? strategyRows : defconfigRows(defconfigs.entries ?? []);

/** What the row under the cursor means takes so many lines; a small window has no room for it. */
export const aboutHeight = ({rows}: Size): number => (rows < 20 ? 0 : 3);

/** Lines for rows, between top and bottom. */
export const listHeight = (size: Size): number =>
	Math.max(1, usableRows(size) - 4 - footerHeight(size) - aboutHeight(size));

/** Lines of keys. */
export const footerHeight = ({rows}: Size): number => (rows < 20 ? 1 : 2);

/** Rows that the window has room for. */
export const rowsSeen = (size: Size): number =>
	Math.floor(listHeight(size) / (isTall(size.columns - 1) ? 2 : 1));

export const pickerKey = (state: AppState, overlay: PickerState, key: Key): Step => {
	const seen = rowsSeen(state.size);
	const by = rowsMoved(key, seen);
	if (by !== undefined) {
		return step(moved(state, overlay, by));
	}

	if (/^[1-9]$/.test(key)) {
		return pickerRow(state, overlay, Number(key) - 1, key);
	}

	switch (key) {
		case 'enter':
		case 'right':
		case 'l':
		case ' ': {
			return pickerRow(state, overlay, overlay.index, key);
		}

		case 'escape':
		case 'f5':
		case 'e':
		case 'x': {
			return back(state, overlay);
		}

		case 'R': {
			return step(askedAgain(state));
		}

		case 'q':
		case 'f9':
		case 'ctrl-c': {
			const nothing = `Nothing was saved: there is no ${state.file} yet.`;
			const farewell = [...state.farewell, nothing];
			return step(state, {kind: 'exit', exitStatus: 0, farewell});
		}
	}

	const command = menuCommand(state.keys, key, false);
	return (command && commands[command]?.(state, overlay, key)) ?? step(state);
};

type PickerCommand = (state: AppState, overlay: PickerState, key: Key) => Step;

const goBack: PickerCommand = (state, overlay) =>
	overlay.defconfigs === undefined
		? step(say(state, 'there is nothing before this: Esc goes to the menu', 'warn'))
		: back(state, overlay);

const load: PickerCommand = state => step(openOverlay(state, openLoad), {kind: 'list-defconfigs'});

/** Among defconfigs the list that typing filters, else the options of the menu. */
const find: PickerCommand = (state, overlay, key) =>
	overlay.defconfigs === undefined
		? step(openOverlay(state, openSearch))
		: load(state, overlay, key);

const notYet: PickerCommand = (state, _, key) =>
	step(say(state, `${keyName(key)}: choose one of these first`, 'warn'));

/** What the keys that are the menu's do here. */
const commands: Partial<Record<MenuCommand, PickerCommand>> = {
	back: goBack,
	'previous-button': goBack,
	info: (state, overlay) =>
		step(openOverlay(state, aboutRow(state, pickerRows(overlay)[overlay.index]))),
	keys: state => step(openOverlay(state, pickerKeysPage(state))),
	search: find,
	'find-here': find,
	load,
	refresh: state => step(askedAgain(state)),
	save: notYet,
	'save-as': notYet,
	'bring-up': notYet,
	wait: notYet,
	'wait-and-bring-up': notYet,
};

const moved = (state: AppState, overlay: PickerState, by: number): AppState => {
	const {length} = pickerRows(overlay);
	const index = Math.max(0, Math.min(length - 1, overlay.index + by));
	const top = scrollTo(overlay.top, index, length, rowsSeen(state.size));
	return updateOverlay(state, {...overlay, index, top});
};

/** Takes the row of that number, from 0. */
export const pickerRow = (
	state: AppState,
	overlay: PickerState,
	index: number,
	key: string,
): Step => {
	const row = pickerRows(overlay)[index];
	if (row === undefined) {
		return step(say(state, `${key}: there is no such row`, 'warn'));
	}

	return row.entry === 'defconfigs'
		? step(updateOverlay(state, {...openPicker, defconfigs: {entries: undefined}}), {
				kind: 'list-defconfigs',
			})
		: picked(closeOverlay(state), row.entry);
};

/** From the defconfigs to where they were opened, from the strategies to the menu with the defaults. */
const back = (state: AppState, {defconfigs}: PickerState): Step => {
	if (defconfigs === undefined) {
		return picked(closeOverlay(state), {kind: 'menu'});
	}

	const index = strategyRows.findIndex(({entry}) => entry === 'defconfigs');
	return step(moved(updateOverlay(state, openPicker), openPicker, index));
};
