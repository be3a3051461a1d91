import {
	closeOverlay,
	placeOf,
	say,
	step,
	updateOverlay,
	type AppState,
	type Step,
} from '../app-state.ts';
import {graphemes} from '../drawing/line.ts';
import type {MenuRow} from '../menu/menu-rows.ts';
import {isCharacter, type Key} from '../terminal/terminal-keys.ts';

/** nconf's `/`: goes to the rows of the open list that contain what is typed. */
export type FindState = {readonly kind: 'find'; readonly text: string};

export const openFind: FindState = {kind: 'find', text: ''};

/**
 * What a key does while rows are looked for; `goTo` puts the cursor on a row. Undefined: the search is over, and the key
 * is the menu's.
 */
export const findKey = (
	state: AppState,
	overlay: FindState,
	key: Key,
	goTo: (state: AppState, index: number) => AppState,
): Step | undefined => {
	const {text} = overlay;
	const {index} = placeOf(state);
	const find = (wanted: string, from: number, by: 1 | -1): Step => {
		const at = matchingRow(state, wanted, from, by);
		const found = at === undefined ? state : goTo(state, at);
		return step(
			say(
				updateOverlay(found, {kind: 'find', text: wanted}),
				`searching: ${wanted}${at === undefined && wanted !== '' ? ' (no row)' : ''}`,
				at === undefined && wanted !== '' ? 'warn' : 'plain',
			),
		);
	};

	switch (key) {
		case 'escape':
		case '/': {
			return step(closeOverlay(state));
		}

		case 'down': {
			return find(text, index + 1, 1);
		}

		case 'up': {
			return find(text, index - 1, -1);
		}

		case 'backspace': {
			return find(graphemes(text).slice(0, -1).join(''), index, 1);
		}
	}

	return isCharacter(key) ? find(text + key, index, 1) : undefined;
};

const matchingRow = (
	{rows}: AppState,
	wanted: string,
	from: number,
	by: 1 | -1,
): number | undefined => {
	const count = rows.length;
	// Of all that is drawn, as nconf does: values too.
	const drawn = ({value, label, chosen}: MenuRow): string => (value + label + chosen).toLowerCase();
	return Array.from({length: count}, (_, distance) => (from + by * distance + count) % count).find(
		at => drawn(rows[at]!).includes(wanted.toLowerCase()),
	);
};
