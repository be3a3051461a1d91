import type {AppState} from '../app-state.ts';
import {fieldButtonKey, fieldButtons, type FieldButton} from '../dialogs/field-buttons.ts';
import type {SaveState} from './save-state.ts';
import type {Key} from '../terminal/terminal-keys.ts';

export type SaveButton = 'Yes' | 'No' | FieldButton;

/** mconf's buttons below the question at the end, and below the name of a file. */
export const saveButtons = ({keys}: AppState, {naming, isQuitting}: SaveState) => {
	const asked: readonly SaveButton[] = isQuitting ? ['Yes', 'No'] : [];
	return keys.hasButtons ? (naming ? fieldButtons : asked) : [];
};

/** Another button is marked, or the key means what this one does on the screen without buttons. */
export type SaveButtonAnswer =
	{readonly marked: SaveButton | undefined} | {readonly means: Key} | 'help';

export const saveButtonKey = (
	state: AppState,
	overlay: SaveState,
	key: Key,
): SaveButtonAnswer | undefined => {
	if (saveButtons(state, overlay).length === 0) {
		return undefined;
	}

	const {naming, button} = overlay;
	return naming
		? nameAnswer(button === 'Ok' || button === 'Help' ? button : undefined, key)
		: questionAnswer(button, key);
};

const nameAnswer = (button: FieldButton | undefined, key: Key): SaveButtonAnswer | undefined => {
	const answer = fieldButtonKey(button, key);
	switch (answer?.does) {
		case undefined: {
			// On a button nothing is typed.
			return button === undefined || key === 'escape' || key === 'ctrl-c'
				? undefined
				: {marked: button};
		}

		case 'mark': {
			return {marked: answer.button};
		}

		case 'help': {
			return 'help';
		}

		case 'take': {
			return {means: 'enter'};
		}

		case 'leave': {
			return {means: 'escape'};
		}
	}
};

/** Until somebody goes to a button, Space is the list's. */
const questionAnswer = (button: SaveButton | undefined, key: Key): SaveButtonAnswer | undefined => {
	switch (key) {
		case 'tab':
		case 'shift-tab':
		case 'left':
		case 'right': {
			return {marked: button === 'No' ? 'Yes' : 'No'};
		}

		case ' ': {
			return button && {means: button === 'No' ? 'n' : 'y'};
		}

		case 'enter': {
			return {means: button === 'No' ? 'n' : 'y'};
		}
	}

	return undefined;
};
