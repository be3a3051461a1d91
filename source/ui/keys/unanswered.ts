import {overlayOf, say, type AppState} from '../app-state.ts';
import {keyName} from './key-names.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** Where a text is typed these move or delete in it, and elsewhere they scroll: at an end there is nothing to say. */
const movements: ReadonlySet<Key> = new Set([
	'up',
	'down',
	'left',
	'right',
	'home',
	'end',
	'page-up',
	'page-down',
	'backspace',
	'delete',
]);

/** What is said of a key that did nothing at all. Silence would leave people to guess whether it was heard. */
export const unanswered = (state: AppState, key: Key): AppState => {
	const overlay = overlayOf(state);
	// Why a text is refused is on the screen already.
	const isRefused = overlay !== undefined && 'error' in overlay && overlay.error !== undefined;
	return isRefused || movements.has(key)
		? state
		: say(state, `${keyName(key)}: no such key here (the line below has those that work)`, 'warn');
};
