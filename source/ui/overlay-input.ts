import {
	closeOverlay,
	overlayOf,
	say,
	step,
	updateOverlay,
	type AppState,
	type Overlay,
	type Step,
} from './app-state.ts';
import {bringupKey, bringupPaste} from './bringup/bringup-commands.ts';
import {clickedAt} from './menu/clicks.ts';
import {confirmKey} from './dialogs/confirm-state.ts';
import {openHelpOn} from './dialogs/dialog-help.ts';
import {fieldKey, typeInto} from './dialogs/field-state.ts';
import {loadKey, loadTyped} from './save/load-state.ts';
import {findHereKey, letterKey, menuKey} from './menu/menu-commands.ts';
import {mergeKey} from './save/merge-state.ts';
import {nameKey, namePaste} from './dialogs/name-state.ts';
import {pageKey} from './pages/page-state.ts';
import {priceKey, priceTyped} from './dialogs/price-commands.ts';
import {restoreKey} from './save/restore-state.ts';
import {questionKey} from './dialogs/question-state.ts';
import {saveKey} from './save/save-state.ts';
import {fieldOf, searchKey, searchTyped} from './search/search-state.ts';
import type {Input, Key} from './terminal/terminal-keys.ts';
import {pickerKey} from './instances/picker-state.ts';
import {pasteInto} from './dialogs/text-field.ts';
import {waitKey} from './instances/wait-commands.ts';

/** What a key does where it arrives: in the topmost overlay, else in the menu. In a dialog, nconf's F5 and F9 are Esc. */
export const onKey = (state: AppState, overlay: Overlay | undefined, pressed: Key): Step => {
	const isBack = (pressed === 'f5' || pressed === 'f9') && overlay && dialogs.has(overlay.kind);
	const key = isBack ? 'escape' : pressed;
	const helped = key === 'f1' && overlay ? openHelpOn(state, overlay) : undefined;
	if (helped) {
		return step(helped);
	}

	switch (overlay?.kind) {
		case undefined: {
			return menuKey(state, key);
		}

		case 'field': {
			return fieldKey(state, overlay, key);
		}

		case 'page': {
			return pageKey(state, overlay, key);
		}

		case 'search': {
			return searchKey(state, overlay, key);
		}

		case 'save': {
			return saveKey(state, overlay, key);
		}

		case 'merge': {
			return mergeKey(state, overlay, key);
		}

		case 'load': {
			return loadKey(state, overlay, key);
		}

		case 'name': {
			return nameKey(state, overlay, key);
		}

		case 'find': {
			return findHereKey(state, overlay, key);
		}

		case 'question': {
			return questionKey(state, overlay, key);
		}

		case 'price': {
			return priceKey(state, overlay, key);
		}

		case 'letter': {
			return letterKey(state, key);
		}

		case 'restore': {
			return restoreKey(state, overlay, key);
		}

		case 'confirm': {
			return confirmKey(state, key);
		}

		case 'wait': {
			return state.wait ? waitKey(state, state.wait, key) : step(closeOverlay(state));
		}

		case 'bringup': {
			return bringupKey(state, state.bringup!, key);
		}

		case 'picker': {
			return pickerKey(state, overlay, key);
		}
	}
};

const dialogs: ReadonlySet<Overlay['kind']> = new Set([
	'field',
	'question',
	'search',
	'save',
	'load',
	'name',
	'price',
	'merge',
	'restore',
]);

/** The wheel moves as the arrows do. */
export const onMouse = (
	state: AppState,
	{what, row, column}: Input & {readonly kind: 'mouse'},
): Step => {
	if (what === 'press') {
		return clickedAt(state, row, column);
	}

	const key = what === 'wheel-up' ? 'up' : 'down';
	let moved = state;
	for (let count = 0; count < rowsOfWheel; count++) {
		moved = onKey(moved, overlayOf(moved), key).state;
	}

	return step(moved);
};

/** As far as a notch of the wheel goes in most programs. */
const rowsOfWheel = 3;

/** Pasted text only goes into fields: in a menu "y" and "n" of a paste would set things. */
export const onPaste = (state: AppState, overlay: Overlay | undefined, text: string): Step => {
	switch (overlay?.kind) {
		case 'field': {
			return typeInto(state, overlay, pasteInto(overlay.field, text));
		}

		case 'search': {
			return searchTyped(state, overlay, pasteInto(fieldOf(overlay), text));
		}

		case 'load': {
			return loadTyped(state, overlay, pasteInto(overlay.field, text));
		}

		case 'price': {
			return priceTyped(state, overlay, pasteInto(overlay.field, text));
		}

		case 'name': {
			return namePaste(state, overlay, text);
		}

		case 'save': {
			const {naming} = overlay;
			return step(
				naming ? updateOverlay(state, {...overlay, naming: pasteInto(naming, text)}) : state,
			);
		}

		case 'bringup': {
			return bringupPaste(state, state.bringup!, text);
		}

		case undefined:
		case 'page':
		case 'letter':
		case 'find':
		case 'question':
		case 'restore':
		case 'merge':
		case 'confirm':
		case 'wait':
		case 'picker': {
			return step(say(state, 'pasted text is not read as keys', 'warn'));
		}
	}
};
