import {overlayOf, type AppState} from '../app-state.ts';

/** How often capacity is asked for: every half a minute, every few minutes, or when somebody says so; undefined: not. */
export type Pace = 'often' | 'seldom' | 'paused';

/** Nobody needs news in a window that is not looked at, but for what somebody waits for. */
export const paceOf = (state: AppState): Pace | undefined => {
	if (!showsCapacity(state)) {
		return undefined;
	}

	if (state.wait?.phase === 'waiting') {
		return 'often';
	}

	return state.isPaused ? 'paused' : state.isFocused ? 'often' : 'seldom';
};

/** Whether something on the screen speaks of capacity: only then is it polled. */
export const showsCapacity = (state: AppState): boolean => {
	if (state.wait?.phase === 'waiting') {
		return true;
	}

	switch (overlayOf(state)?.kind) {
		case undefined:
		case 'field':
		case 'letter':
		case 'find': {
			return state.rows.some(({target, isHidden}) => target !== undefined && !isHidden);
		}

		case 'picker':
		case 'load':
		case 'confirm':
		case 'wait':
		case 'price': {
			return true;
		}

		case 'page':
		case 'search':
		case 'save':
		case 'name':
		case 'question':
		case 'restore':
		case 'merge':
		case 'bringup': {
			return false;
		}
	}
};
