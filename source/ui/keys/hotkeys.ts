import {layoutFor, placeOf, type AppState} from '../app-state.ts';
import {isInChoice} from '../menu/menu-places.ts';
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

/** In a list of choices no letter is exempt, and digits count too: it is what the prompt begins with. */
const choiceHotkeyOf = ({node}: MenuRow): string | undefined =>
	/^[\p{L}\p{N}]/u.exec(node.prompt?.text ?? '')?.[0].toLowerCase();

/** The row that mconf's letter keys go to: among those that are seen, the next one after the cursor, and round. */
export const rowOfHotkey = (state: AppState, key: Key): number | undefined => {
	const wanted = key.toLowerCase();
	const isChoice = isInChoice(state);
	if (!/^[\p{L}\p{N}]$/u.test(key) || (exempt.has(wanted) && !isChoice)) {
		return undefined;
	}

	const hotkey = isChoice ? choiceHotkeyOf : hotkeyOf;
	const {top, index} = placeOf(state);
	const end = Math.min(state.rows.length, top + layoutFor(state).listHeight);
	const seen = Array.from({length: end - top}, (_, offset) => top + offset);
	// In a choice mconf always goes to the first one; from there the same key goes on.
	const isOn = hotkey(state.rows[index]!) === wanted;
	const last = isChoice && !isOn ? top - 1 : index;
	const after = [...seen.filter(at => at > last), ...seen.filter(at => at <= last)];
	return after.find(at => hotkey(state.rows[at]!) === wanted);
};
