import type {AppState, Overlay} from '../app-state.ts';
import type {Input, Key} from '../terminal/terminal-keys.ts';

/** What Alt does in a line that is typed, as in a shell. */
const fieldKeys: ReadonlySet<Key> = new Set(['alt-b', 'alt-f', 'alt-d', 'alt-backspace']);

/**
 * The key that somebody pressed after Esc, where a slow line has brought both in one piece, which looks as Alt and that key
 * does. dcmenu's own keys have no use for Alt outside a line that is typed, so there it is taken as it was pressed: read as
 * Alt, the Esc would be lost, and an `n` meant for the menu above would set a row of this one. It is what ncurses and so
 * all peers make of it. In the peers' profiles Alt is how dcmenu's own keys are had, and stays Alt.
 */
export const keyAfterEscape = (
	{keys, bringup}: AppState,
	overlay: Overlay | undefined,
	input: Input & {readonly kind: 'key'},
): Key | undefined => {
	if (!input.isEscapeOrAlt || keys.name !== 'dcmenu') return undefined;
	const isTyped =
		overlay !== undefined &&
		('field' in overlay ||
			(overlay.kind === 'save' && overlay.naming !== undefined) ||
			(overlay.kind === 'bringup' && bringup?.find !== undefined));
	return isTyped && fieldKeys.has(input.key) ? undefined : input.key.slice('alt-'.length);
};
