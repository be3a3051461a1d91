import type {Key} from '../terminal/terminal-keys.ts';

/** mconf's buttons below a text that is typed. */
export type FieldButton = 'Ok' | 'Help';

export const fieldButtons: readonly FieldButton[] = ['Ok', 'Help'];

/** What a key does where a text has buttons. */
export type FieldAnswer =
	| {readonly does: 'take' | 'help' | 'leave'}
	/** Another button is marked; undefined: the text is typed into. */
	| {readonly does: 'mark'; readonly button: FieldButton | undefined};

/** Tab goes from the text through the buttons and back to it. Undefined: the key is none of theirs. */
export const fieldButtonKey = (
	button: FieldButton | undefined,
	key: Key,
): FieldAnswer | undefined => {
	switch (key) {
		case 'tab':
		case 'down': {
			return {does: 'mark', button: beside(button, 1)};
		}

		case 'shift-tab':
		case 'up': {
			return {does: 'mark', button: beside(button, -1)};
		}
	}

	return button && onButton(button, key);
};

const beside = (button: FieldButton | undefined, by: number): FieldButton | undefined => {
	const stops = [undefined, ...fieldButtons];
	return stops[(stops.indexOf(button) + by + stops.length) % stops.length];
};

/** The text's own keys mean something else here. */
const onButton = (button: FieldButton, key: Key): FieldAnswer | undefined => {
	switch (key) {
		case 'right': {
			return {does: 'mark', button: beside(button, 1)};
		}

		case 'left': {
			return {does: 'mark', button: beside(button, -1)};
		}

		case 'enter':
		case ' ': {
			return {does: button === 'Ok' ? 'take' : 'help'};
		}

		case 'o':
		case 'O': {
			return {does: 'take'};
		}

		case 'h':
		case 'H': {
			return {does: 'help'};
		}

		case 'x':
		case 'X': {
			return {does: 'leave'};
		}
	}

	return undefined;
};
