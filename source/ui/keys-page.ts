import type {KeyProfile} from './key-profiles.ts';
import {page, type PageState} from './page-state.ts';
import type {Key} from './terminal-keys.ts';

const spoken: Readonly<Record<Key, string>> = {
	' ': 'Space',
	escape: 'Esc',
	'page-up': 'PgUp',
	'page-down': 'PgDn',
};

/** A key as people write it: `ctrl-d` is Ctrl-D, `f1` is F1. */
const keyName = (key: Key): string =>
	spoken[key] ??
	(key.length === 1
		? key
		: key
				.split('-')
				.map(part => part.charAt(0).toUpperCase() + part.slice(1))
				.join('-'));

/** All keys of the menu and what they do. */
export const keysPage = ({name, bindings}: KeyProfile): PageState =>
	page(name === 'dcmenu' ? 'Keys' : `Keys of the ${name} profile`, [
		...bindings.map(
			({keys, does}) =>
				`${keys
					.map(key => keyName(key))
					.join(' ')
					.padEnd(28)} ${does}`,
		),
		'Ctrl-L                       draw the screen again',
		'Ctrl-Z                       stop; fg goes on',
		'',
		'In a choice, Space, Enter or s choose. In a text, the keys of a shell: Ctrl-A, Ctrl-E, Ctrl-U, Ctrl-K, Ctrl-W.',
		'Marks: [*] on, [ ] off, <M> module, {M} needed by a module, -*- set by another option, XXX hidden, (NEW) never set.',
		'A * before a row: changed since the last save.',
	]);
