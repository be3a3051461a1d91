import {closeOverlay, overlayOf, type AppState} from './app-state.ts';
import {bringupScreen} from './bringup/bringup-screen.ts';
import {confirmScreen} from './dialogs/confirm-screen.ts';
import {isTooSmall} from './drawing/layout.ts';
import type {Frame} from './drawing/line.ts';
import {loadScreen} from './save/load-screen.ts';
import {menuScreen} from './menu/menu-screen.ts';
import {mergeScreen} from './save/merge-screen.ts';
import {nameScreen} from './dialogs/name-screen.ts';
import {pageScreen} from './pages/page-screen.ts';
import {pickerScreen} from './instances/picker-screen.ts';
import {priceScreen} from './dialogs/price-screen.ts';
import {restoreScreen} from './save/restore-screen.ts';
import {questionScreen} from './dialogs/question-screen.ts';
import {saveScreen} from './save/save-screen.ts';
import {searchScreen} from './search/search-screen.ts';
import {tooSmallScreen} from './drawing/too-small.ts';
import {waitScreen} from './instances/wait-screen.ts';

/** The screen for a state: a pure function, so that a frame can be looked at without a terminal. */
export const frameOf = (state: AppState): Frame => {
	if (isTooSmall(state.size)) {
		return tooSmallScreen(state);
	}

	const overlay = overlayOf(state);
	switch (overlay?.kind) {
		case 'page': {
			return pageScreen(state, overlay);
		}

		case 'search': {
			return searchScreen(state, overlay);
		}

		case 'save': {
			return saveScreen(state, overlay);
		}

		case 'merge': {
			return mergeScreen(state, overlay);
		}

		case 'load': {
			return loadScreen(state, overlay);
		}

		case 'name': {
			return nameScreen(state, overlay);
		}

		case 'restore': {
			return restoreScreen(state, overlay);
		}

		case 'wait': {
			return state.wait ? waitScreen(state, state.wait) : menuScreen(state);
		}

		case 'bringup': {
			return bringupScreen(state, state.bringup!);
		}

		case 'question': {
			return questionScreen(state, overlay);
		}

		case 'price': {
			return priceScreen(state, overlay, frameOf(closeOverlay(state)));
		}

		case 'confirm': {
			return confirmScreen(state);
		}

		case 'picker': {
			return pickerScreen(state, overlay);
		}

		// Edited in the menu itself.
		case undefined:
		case 'field':
		case 'letter':
		case 'find': {
			return menuScreen(state);
		}
	}
};
