import {closeOverlay, openOverlay, say, step, type AppState, type Step} from './app-state.ts';
import type {Key} from './terminal-keys.ts';

/** Spending money takes a `y`: never Enter, never a second press of the same key. */
export const confirmKey = (state: AppState, key: Key): Step => {
	switch (key) {
		case 'y': {
			return step(openOverlay(closeOverlay(state), {kind: 'bringup'}));
		}

		case 'n':
		case 'q':
		case 'escape':
		case 'left':
		case 'ctrl-c': {
			return step(say(closeOverlay(state), 'nothing was brought up'));
		}
	}

	return step(say(state, 'y brings it up, n or Esc goes back', 'warn'));
};
