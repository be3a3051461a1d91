import {
	closeOverlay,
	isInstanceList,
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
} from '../app-state.ts';
import {openBringup, stopFirst} from '../bringup/bringup-commands.ts';
import {whyNoMachines} from '../instances/account-state.ts';
import {speaksOfMachines} from './badge-target.ts';
import {catalogueKey} from '../instances/catalogue-commands.ts';
import {redone, undone} from './edit-commands.ts';
import {buttonAt, markedButton} from '../dialogs/buttons.ts';
import {findKey, openFind, type FindState} from '../search/find-state.ts';
import {instanceStep, viewed} from '../instances/instance-commands.ts';
import {instanceCommand} from '../instances/instance-keys.ts';
import {rowOfHotkey} from '../keys/hotkeys.ts';
import {pageAbout} from '../pages/info-page.ts';
import type {MenuCommand} from '../keys/key-map.ts';
import {menuCommand} from '../keys/key-profiles.ts';
import {keysPage} from '../keys/keys-page.ts';
import {openLoad} from '../save/load-state.ts';
import {keyFor, keyName} from '../keys/key-names.ts';
import {rowAtLine} from './menu-click.ts';
import {foldedAround, isInChoice, left} from './menu-places.ts';
import {openName} from '../dialogs/name-state.ts';
import {askResetBelow} from './reset-below.ts';
import {onRow} from './row-commands.ts';
import {openSave, openSaveAs} from '../save/save-state.ts';
import {openSearch} from '../search/search-state.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import {askShowAll, shownAll} from './show-all.ts';
import {askedAgain} from '../instances/ask-again.ts';
import {waitStep} from '../instances/wait-commands.ts';

/** What a key does in the menu. A key that cannot act says why. */
export const menuKey = (state: AppState, key: Key): Step => {
	const hot = state.keys.hasHotkeys ? rowOfHotkey(state, key) : undefined;
	if (hot !== undefined) {
		return step(moved(state, hot));
	}

	const own = isInstanceList(state) ? instanceCommand(key, state.keys.hasHotkeys) : undefined;
	if (own !== undefined) {
		return instanceStep(state, own);
	}

	const command = menuCommand(state.keys, key, isInChoice(state));
	return command === undefined
		? step(say(state, `${keyName(key)}: ${whyNoKey(state, key)} (F1 or 1 lists them)`, 'warn'))
		: menuStep(keepsButton.has(command) ? state : {...state, button: 0}, command, key);
};

/** The page of the keys lists those of the instance list, too. */
const whyNoKey = ({keys}: AppState, key: Key): string =>
	instanceCommand(key, keys.hasHotkeys) === undefined
		? 'no such key'
		: 'only in the list of instance types';

/** As in mconf, what does more than to go through the list begins with the first button again. */
const keepsButton: ReadonlySet<MenuCommand> = new Set([
	'up',
	'down',
	'page-up',
	'page-down',
	'first',
	'last',
	'next-button',
	'previous-button',
	'press',
]);

/** A key's name; what was said in line mode, and a click, are themselves. */
const nameOf = (key: Key): string =>
	/^(?: |up|down|left|right|home|end|enter|tab|backspace|f\d+|(?:page|ctrl|alt|shift)-.+)$/.test(
		key,
	)
		? keyName(key)
		: key;

/** What a command does in the menu; messages speak of the key, or the word, that asked for it. */
export const menuStep = (state: AppState, command: MenuCommand, key: Key): Step => {
	const {index} = placeOf(state);
	const page = state.keys.pageRows ?? Math.max(1, layoutFor(state).listHeight - 1);
	const name = nameOf(key);
	switch (command) {
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

		case 'find-here': {
			return step(openOverlay(say(state, 'searching:'), openFind));
		}

		case 'press': {
			return menuStep({...state, button: 0}, markedButton(state).command, key);
		}

		case 'next-button': {
			return step({...state, button: buttonAt(state, 1)});
		}

		case 'previous-button': {
			return step({...state, button: buttonAt(state, -1)});
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
			if (row === undefined) {
				return step(state);
			}

			return command === 'reset' && row.node.prompt?.kind === 'menu' && !row.node.symbol
				? askResetBelow(state, row.node, name)
				: step(onRow(state, row, command, name));
		}

		case 'back':
		case 'leave': {
			return back(state, command, key);
		}

		case 'info': {
			const node = rowOfCursor(state)?.node ?? placeOf(state).node;
			return step(openOverlay(state, pageAbout(state, node)));
		}

		case 'keys': {
			return step(openOverlay(state, keysPage(state.keys, state.size, state.glyphs)));
		}

		case 'search': {
			return step(openOverlay(state, openSearch));
		}

		case 'show-all': {
			return step(state.keys.asksToShowAll ? askShowAll(state) : shownAll(state, !state.showAll));
		}

		case 'show-names': {
			const text = state.showNames
				? 'names are hidden again'
				: isInstanceList(state)
					? 'names have no room in this table: the line below it and ? have them'
					: 'options are shown with their names';
			return step(say({...state, showNames: !state.showNames}, text));
		}

		case 'show-help': {
			const next = {...state, showHelp: !state.showHelp};
			const {paneHeight, detailsWidth} = layoutFor({...state, showHelp: true});
			return step(
				paneHeight === 0 && detailsWidth === 0
					? say(next, `${name}: no room for help (? shows it)`, 'warn')
					: next,
			);
		}

		case 'save': {
			return openSave(state, false);
		}

		case 'save-as': {
			return openSaveAs(state);
		}

		case 'save-defconfig': {
			return step(openOverlay(state, openName), {kind: 'list-defconfigs'});
		}

		case 'load': {
			return step(openOverlay(state, openLoad), {kind: 'list-defconfigs'});
		}

		case 'edit-source': {
			const {position} = rowOfCursor(state)?.node ?? placeOf(state).node;
			return step(state, {kind: 'edit-source', position});
		}

		case 'update-catalogue': {
			return catalogueKey(state);
		}

		case 'undo': {
			return step(undone(state));
		}

		case 'redo': {
			return step(redone(state));
		}

		case 'refresh': {
			// Whoever asks has the list by what is known by then.
			const known = isInstanceList(state) ? viewed(state, {}) : state;
			return step(
				speaksOfMachines(state.evaluation.tree)
					? askedAgain(known)
					: say(state, whyNoMachines(state, key), 'warn'),
			);
		}

		case 'wait': {
			return waitStep(state, false, key);
		}

		case 'wait-and-bring-up': {
			return waitStep(state, true, key);
		}

		case 'bring-up': {
			if (state.bringup) {
				return step(openBringup(state));
			}

			return step(
				state.facts.request
					? openOverlay(state, {kind: 'confirm'})
					: say(state, whyNoMachines(state, key), 'warn'),
			);
		}

		case 'quit': {
			return quit(state);
		}
	}
};

/** Leaves, after asking where something is not saved. */
export const quit = (state: AppState): Step => {
	const asking = stopFirst(state);
	if (asking) {
		return step(asking);
	}

	if (state.facts.isUnsaved) {
		return openSave(state, true);
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

/** A click on a line of the window: its row is marked, and opened or toggled when it was. */
export const clicked = (state: AppState, line: number): Step => {
	const at = rowAtLine(state, line);
	if (at === undefined) {
		return step(state);
	}

	return at === placeOf(state).index ? menuStep(state, 'open', 'click') : step(moved(state, at));
};

/** A key while rows of this list are looked for; one that does not belong to that is the menu's. */
export const findHereKey = (state: AppState, overlay: FindState, key: Key): Step =>
	findKey(state, overlay, key, moved) ?? menuKey(closeOverlay(state), key);

const moved = (state: AppState, wanted: number): AppState => {
	const index = Math.max(0, Math.min(state.rows.length - 1, wanted));
	return updatePlace(state, {...placeOf(state), cursor: state.rows[index]?.node, index});
};

const back = (state: AppState, command: 'back' | 'leave', key: Key): Step => {
	const above = left(state);
	if (above) {
		return step(above);
	}

	// Only Esc and the keys that mconf leaves with leave from the top; an arrow or an F5 too many must not.
	if (command === 'leave' || key === 'escape' || state.keys.backQuits) {
		return quit(state);
	}

	const top = `this is the top menu (${keyFor(state.keys, 'quit')} quits)`;
	return step(foldedAround(state) ?? say(state, top, 'warn'));
};
