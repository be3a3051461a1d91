import {closeOverlay, say, step, updateOverlay, type AppState, type Step} from '../app-state.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** Asks before something is done that is easily regretted. */
export type QuestionState = {
	readonly kind: 'question';
	readonly title: string;
	/** The question first, then what one has to know. */
	readonly lines: readonly string[];
	/** Below the answers, as much of it as there is room for. */
	readonly details: readonly string[];
	/** What a yes does, in a word or two: `reset them`. */
	readonly does: string;
	/** What Enter takes. It is No until somebody goes to the other answer, so that no Enter too many does anything. */
	readonly isYesMarked: boolean;
	/** Goes on from the state without the question. */
	readonly onYes: (state: AppState) => Step;
	/** Where a No is more than to leave all as it was. */
	readonly onNo?: (state: AppState) => Step;
	/** What the answers are called, if not Yes and No. */
	readonly answers?: readonly [yes: string, no: string];
};

export const question = (
	title: string,
	lines: readonly string[],
	does: string,
	onYes: (state: AppState) => Step,
	details: readonly string[] = [],
): QuestionState => ({kind: 'question', title, lines, details, does, isYesMarked: false, onYes});

export const questionKey = (state: AppState, overlay: QuestionState, key: Key): Step => {
	const {does, isYesMarked, onYes, onNo = declined} = overlay;
	switch (key) {
		case 'y':
		case 'Y': {
			return onYes(closeOverlay(state));
		}

		case 'enter':
		case ' ': {
			return (isYesMarked ? onYes : onNo)(closeOverlay(state));
		}

		case 'n':
		case 'N': {
			return onNo(closeOverlay(state));
		}

		case 'q':
		case 'escape':
		case 'backspace':
		case 'ctrl-c': {
			return declined(closeOverlay(state));
		}

		case 'tab':
		case 'shift-tab':
		case 'left':
		case 'right': {
			return step(updateOverlay(state, {...overlay, isYesMarked: !isYesMarked}));
		}
	}

	return step(say(state, `y: ${does}; n or Esc: leave it as it is`, 'warn'));
};

const declined = (state: AppState): Step => step(say(state, 'nothing was changed'));
