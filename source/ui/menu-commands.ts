import {whyHidden} from '../kconfig/explain.ts';
import {titleOf} from '../kconfig/menu-tree.ts';
import {
	layoutFor,
	openOverlay,
	overlayOf,
	placeOf,
	rowOfCursor,
	say,
	step,
	updatePlace,
	type AppState,
	type Step,
} from './app-state.ts';
import {edited, redone, toggled, undone} from './edit-commands.ts';
import {openField} from './field-state.ts';
import {infoPage} from './info-page.ts';
import {menuCommand} from './key-map.ts';
import {keysPage} from './keys-page.ts';
import {openLoad} from './load-state.ts';
import {entered, isInChoice, left, openChoice, openPlace} from './menu-places.ts';
import {isEmptyMenu, isFixed, type MenuRow} from './menu-rows.ts';
import {openName} from './name-state.ts';
import {openSave} from './save-state.ts';
import {openSearch} from './search-state.ts';
import type {Key} from './terminal-keys.ts';

/** What a key does in the menu. A key that cannot act says why. */
export const menuKey = (state: AppState, key: Key): Step => {
	const {index} = placeOf(state);
	const page = Math.max(1, layoutFor(state).listHeight - 1);
	const command = menuCommand(key, isInChoice(state));
	const name = key === ' ' ? 'Space' : key === 'enter' ? 'Enter' : key;
	switch (command) {
		case undefined: {
			return step(say(state, `${name}: no such key (F1 or 1 lists them)`, 'warn'));
		}

		case 'up': {
			return step(moved(state, index - 1));
		}

		case 'down': {
			return step(moved(state, index + 1));
		}

		case 'page-up': {
			return step(moved(state, index - page));
		}

		case 'page-down': {
			return step(moved(state, index + page));
		}

		case 'first': {
			return step(moved(state, 0));
		}

		case 'last': {
			return step(moved(state, state.rows.length - 1));
		}

		case 'letter': {
			return step(openOverlay(say(state, "': type the letter to jump to"), {kind: 'letter'}));
		}

		case 'open':
		case 'enter':
		case 'toggle':
		case 'select':
		case 'yes':
		case 'no':
		case 'module':
		case 'reset': {
			const row = rowOfCursor(state);
			return step(row ? onRow(state, row, command, name) : state);
		}

		case 'back':
		case 'leave': {
			return back(state, key);
		}

		case 'info': {
			const node = rowOfCursor(state)?.node ?? placeOf(state).node;
			return step(openOverlay(state, infoPage(state.evaluation, node)));
		}

		case 'keys': {
			return step(openOverlay(state, keysPage()));
		}

		case 'search': {
			return step(openOverlay(state, openSearch));
		}

		case 'show-all': {
			const text = state.showAll ? 'hidden rows are hidden again' : 'hidden rows are shown as XXX';
			return step(say({...state, showAll: !state.showAll}, text));
		}

		case 'show-names': {
			return step({...state, showNames: !state.showNames});
		}

		case 'show-help': {
			return step({...state, showHelp: !state.showHelp});
		}

		case 'save': {
			return step(openOverlay(state, openSave(state, false)));
		}

		case 'save-defconfig': {
			return step(openOverlay(state, openName));
		}

		case 'load': {
			return step(openOverlay(state, openLoad), {kind: 'list-defconfigs'});
		}

		case 'undo': {
			return step(undone(state));
		}

		case 'redo': {
			return step(redone(state));
		}

		case 'refresh': {
			return step(say({...state, refreshes: state.refreshes + 1}, 'asking for capacity again'));
		}

		case 'bring-up': {
			return step(
				state.facts.request
					? openOverlay(state, {kind: 'confirm'})
					: say(state, '!: needs TERRAFORM_DATACRUNCH=y (/ finds it)', 'warn'),
			);
		}

		case 'quit': {
			return quit(state);
		}
	}
};

/** Leaves, after asking where something is not saved. */
export const quit = (state: AppState): Step => {
	if (state.facts.isUnsaved) {
		return step(openOverlay(state, openSave(state, true)));
	}

	const farewell = [...state.farewell, `No changes to ${state.file}.`];
	return step(state, {kind: 'exit', exitStatus: 0, farewell});
};

/** `'` and a letter: the next row whose label starts with it. */
export const letterKey = (state: AppState, key: Key): Step => {
	const overlays = state.overlays.filter(overlay => overlay !== overlayOf(state));
	const closed = {...state, overlays, message: undefined};
	if (key === 'escape') {
		return step(closed);
	}

	const {rows} = state;
	const {index} = placeOf(state);
	for (let distance = 1; distance <= rows.length; distance++) {
		const at = (index + distance) % rows.length;
		const label = rows[at]!.node.prompt?.text ?? '';
		if (label.toLowerCase().startsWith(key.toLowerCase())) {
			return step(moved(closed, at));
		}
	}

	return step(say(closed, `no row starts with ${key}`, 'warn'));
};

const moved = (state: AppState, wanted: number): AppState => {
	const index = Math.max(0, Math.min(state.rows.length - 1, wanted));
	return updatePlace(state, {...placeOf(state), cursor: state.rows[index]?.node, index});
};

const back = (state: AppState, key: Key): Step => {
	const above = left(state);
	if (above) {
		return step(above);
	}

	// Only the keys that mconf leaves with leave from the top; an arrow too many must not.
	return key === 'left' || key === 'backspace'
		? step(say(state, 'this is the top menu (q quits)', 'warn'))
		: quit(state);
};

type RowCommand = 'open' | 'enter' | 'toggle' | 'select' | 'yes' | 'no' | 'module' | 'reset';

const onRow = (state: AppState, row: MenuRow, command: RowCommand, key: string): AppState => {
	const {node, isHidden} = row;
	const {symbol} = node;
	if (isHidden && command !== 'reset') {
		return say(state, `${key}: ${whyHidden(state.evaluation, node)} (? explains)`, 'warn');
	}

	if (isFixed(row)) {
		const what = symbol ? 'the menu that is open' : 'a comment';
		return say(state, `${key}: this is ${what}`, 'warn');
	}

	if (isInChoice(state) && symbol && command !== 'reset') {
		return inChoice(state, node, command, key);
	}

	switch (command) {
		case 'open':
		case 'enter': {
			return opened(state, row, command, key);
		}

		case 'toggle':
		case 'select': {
			return symbol && isSwitch(row) ? toggled(state, symbol) : opened(state, row, 'open', key);
		}

		case 'yes': {
			return set(state, row, 'y', key);
		}

		case 'no': {
			return set(state, row, 'n', key);
		}

		case 'module': {
			return set(state, row, 'm', key);
		}

		case 'reset': {
			return symbol
				? edited(state, {kind: 'reset', symbol}, key)
				: say(state, `${key}: only an option has a default`, 'warn');
		}
	}
};

/** A row whose value Space turns over. */
const isSwitch = ({node: {symbol}}: MenuRow): boolean =>
	symbol !== undefined &&
	!symbol.isChoice &&
	(symbol.type === 'bool' || symbol.type === 'tristate');

const opened = (
	state: AppState,
	row: MenuRow,
	command: 'open' | 'enter',
	key: string,
): AppState => {
	const {node, isSubmenu} = row;
	const {symbol, prompt} = node;
	if (symbol?.isChoice) {
		return entered(state, openChoice(state.evaluation, node));
	}

	if (isSubmenu && !(symbol && isEmptyMenu(state.evaluation, node))) {
		return entered(state, openPlace(node));
	}

	if (symbol === undefined) {
		return say(state, `${key}: ${prompt?.kind ?? 'this'} has nothing to open`, 'warn');
	}

	if (isSwitch(row)) {
		return command === 'open'
			? toggled(state, symbol)
			: say(state, `${key}: nothing to open (Space toggles)`, 'warn');
	}

	return state.evaluation.visibility(symbol) > 0
		? openOverlay(state, openField(state, symbol))
		: edited(state, {kind: 'set', symbol, value: state.evaluation.text(symbol)}, key);
};

const set = (state: AppState, row: MenuRow, value: 'y' | 'n' | 'm', key: string): AppState => {
	const {symbol, prompt} = row.node;
	if (symbol && isSwitch(row)) {
		return edited(state, {kind: 'set', symbol, value}, key);
	}

	const what = symbol?.isChoice ? 'choice' : (symbol?.type ?? prompt?.kind ?? 'row');
	const how = symbol && !symbol.isChoice ? 'edits' : 'opens';
	return say(state, `${key}: this is a ${what} (Enter ${how} it)`, 'warn');
};

/** Chooses a member and goes back to where the choice stands. */
const inChoice = (
	state: AppState,
	{symbol}: MenuRow['node'],
	command: Exclude<RowCommand, 'reset'>,
	key: string,
): AppState => {
	if (symbol === undefined || command === 'no' || command === 'module' || command === 'enter') {
		return say(state, `${key}: Space or Enter chooses`, 'warn');
	}

	const before = state.message;
	const after = edited(state, {kind: 'set', symbol, value: 'y'}, key);
	if (after.message?.tone === 'warn' && after.message !== before) {
		return after;
	}

	const above = left(after) ?? after;
	return after.evaluation === state.evaluation
		? say(above, `${titleOf(symbol)} stays chosen`)
		: above;
};
