import {layoutFor, placeOf, type AppState} from '../app-state.ts';
import type {MenuRow} from '../menu/menu-rows.ts';
import type {Key} from '../terminal/terminal-keys.ts';

// They set values and give help, whatever the rows begin with.
const exempt = new Set(['y', 'n', 'm', 'h']);

/** The first letter of a row that is no value's and none of mconf's exempt ones, in lower case. */
const hotkeyOf = ({value, label}: MenuRow): string | undefined => {
	const text = (value + label).replaceAll(/\([^)]*\)|<[^>]*>|\[[^\]]*\]|\{[^}]*\}/g, '');
	return text
		.toLowerCase()
		.match(/\p{L}/gu)
		?.find(letter => !exempt.has(letter));
};

/** The row that mconf's letter keys go to: among those that are seen, the next one after the cursor, and round. */
export const rowOfHotkey = (state: AppState, key: Key): number | undefined => {
	const wanted = key.toLowerCase();
	if (exempt.has(wanted) || !/^\p{L}$/u.test(key)) {
		return undefined;
	}

	const {top, index} = placeOf(state);
	const end = Math.min(state.rows.length, top + layoutFor(state).listHeight);
	const seen = Array.from({length: end - top}, (_, offset) => top + offset);
	const after = [...seen.filter(at => at > index), ...seen.filter(at => at <= index)];
	return after.find(at => hotkeyOf(state.rows[at]!) === wanted);
};
