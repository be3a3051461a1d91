import type {Key} from '../terminal/terminal-keys.ts';

/** What a page of text does with a key. */
export type PageCommand =
	| 'up'
	| 'down'
	| 'page-up'
	| 'page-down'
	| 'first'
	| 'last'
	| 'next-link'
	| 'previous-link'
	/** Goes to the link that is marked; without one it closes. */
	| 'follow'
	/** Back to the page that a link led from; from the first one it closes. */
	| 'leave'
	| 'back'
	| 'forward'
	| 'uses'
	| 'show'
	| 'copy'
	| 'edit'
	| 'search'
	/** Where the peers scroll long lines, which are wrapped here. */
	| 'sideways'
	| 'close';

/** The keys of each command; a key that is not there does nothing on a page. */
export type PageKeys = Readonly<Record<PageCommand, readonly Key[]>>;

const common: Omit<PageKeys, 'close' | 'leave'> = {
	up: ['up', 'k', '-'],
	down: ['down', 'j', '+'],
	'page-up': ['page-up', 'b', 'u', 'ctrl-u', 'ctrl-b'],
	'page-down': ['page-down', ' ', 'd', 'ctrl-d', 'ctrl-f'],
	first: ['home', 'g'],
	last: ['end', 'G'],
	'next-link': ['tab'],
	'previous-link': ['shift-tab'],
	follow: ['enter'],
	back: ['['],
	forward: [']'],
	uses: ['i'],
	show: ['m'],
	copy: ['y', 'c'],
	edit: ['E'],
	search: ['/', 'f8'],
	sideways: ['right', 'l'],
};

/** A page closes with the keys that opened it, and with everything that leaves a menu. */
export const ownPageKeys: PageKeys = {
	...common,
	edit: ['e', 'E'],
	leave: ['left', 'backspace'],
	close: ['escape', 'q', 'x', '?', 'h', 'f1', 'f2', 'f5', 'f9', 'ctrl-c'],
};

export const mconfPageKeys: PageKeys = {
	...common,
	up: [...common.up, 'K'],
	down: [...common.down, 'J'],
	'page-up': [...common['page-up'], 'B'],
	// An E leaves.
	edit: [],
	sideways: ['left', 'right', 'h', 'H', 'l', 'L', '0'],
	leave: [],
	close: ['escape', 'q', 'x', 'X', 'e', 'E', 'ctrl-c'],
};

export const nconfPageKeys: PageKeys = {
	...common,
	sideways: ['left', 'right', 'h', 'l'],
	leave: [],
	close: ['escape', 'q', 'f1', 'f5', 'f9', 'ctrl-c'],
};

export const kconfiglibPageKeys: PageKeys = {
	...common,
	up: [...common.up, 'K'],
	down: [...common.down, 'J'],
	leave: ['left', 'backspace'],
	close: ['escape', 'q', 'Q', 'h', 'H', 'ctrl-c'],
};
