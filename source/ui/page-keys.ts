import type {Key} from './terminal-keys.ts';

/** What a page of text does with a key. */
export type PageCommand = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last' | 'close';

/** The keys of each command; a key that is not there does nothing on a page. */
export type PageKeys = Readonly<Record<PageCommand, readonly Key[]>>;

const moves: Omit<PageKeys, 'close'> = {
	up: ['up', 'k', '-'],
	down: ['down', 'j', '+'],
	'page-up': ['page-up', 'b', 'u', 'ctrl-u', 'ctrl-b'],
	'page-down': ['page-down', ' ', 'd', 'ctrl-d', 'ctrl-f'],
	first: ['home', 'g'],
	last: ['end', 'G'],
};

/** A page closes with the keys that opened it, and with everything that leaves a menu. */
export const ownPageKeys: PageKeys = {
	...moves,
	close: ['escape', 'enter', 'q', 'x', 'left', 'backspace', '?', 'h'].concat([
		'f1',
		'f2',
		'f5',
		'f9',
		'ctrl-c',
	]),
};

export const mconfPageKeys: PageKeys = {
	...moves,
	close: ['escape', 'enter', 'q', 'x', 'e', 'ctrl-c'],
};

export const nconfPageKeys: PageKeys = {
	...moves,
	close: ['escape', 'enter', 'q', 'f1', 'f5', 'f9', 'ctrl-c'],
};

export const kconfiglibPageKeys: PageKeys = {
	...moves,
	close: ['escape', 'left', 'backspace', 'q', 'h', 'ctrl-c'],
};
