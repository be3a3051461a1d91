import {closeOverlay, say, step, type AppState, type Step} from './app-state.ts';
import type {Key} from './terminal-keys.ts';

/** Without an account there is nothing to try. */
export const lacksCredentials = ({capacity}: AppState): boolean =>
	capacity.kind === 'unknown' && capacity.cause === 'no-credentials';

/** Spending money takes a `y`: never Enter, never a second press of the same key. */
export const confirmKey = (state: AppState, key: Key): Step => {
	switch (key) {
		case 'y': {
			if (lacksCredentials(state)) {
				return step(say(state, 'y: no credentials; dcmenu credentials set keeps them', 'warn'));
			}

			return step(closeOverlay(state), {kind: 'bring-up', evaluation: state.evaluation});
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
