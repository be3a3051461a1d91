import {lacksCredentials} from '../instances/account-state.ts';
import {closeOverlay, say, step, type AppState, type Step} from '../app-state.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import {waitConfigured} from '../instances/wait-commands.ts';

/** Nothing of what is asked for can be had now: waiting is the better offer. */
export const isSoldOut = ({capacity, facts}: AppState): boolean =>
	capacity.kind === 'known' && facts.candidate === undefined;

/** Spending money takes a `y`: never Enter, never a second press of the same key. */
export const confirmKey = (state: AppState, key: Key): Step => {
	switch (key) {
		case 'y': {
			if (lacksCredentials(state)) {
				return step(say(state, 'y: no credentials; dcmenu credentials set keeps them', 'warn'));
			}

			return step(closeOverlay(state), {kind: 'bring-up', evaluation: state.evaluation});
		}

		case 'w':
		case 'W': {
			if (isSoldOut(state)) {
				return waitConfigured(closeOverlay(state), key === 'W');
			}

			break;
		}

		case 'n':
		case 'q':
		case 'escape':
		case 'left':
		case 'ctrl-c': {
			return step(say(closeOverlay(state), 'nothing was brought up'));
		}
	}

	return step(
		say(state, `${lacksCredentials(state) ? '' : 'y brings it up, '}n or Esc goes back`, 'warn'),
	);
};
