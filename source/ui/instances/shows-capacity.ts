import {overlayOf, type AppState} from '../app-state.ts';

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
