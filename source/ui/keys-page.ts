import {instanceKeys} from './instance-keys.ts';
import {keyName} from './key-names.ts';
import type {KeyProfile} from './key-profiles.ts';
import {page, type PageState} from './page-state.ts';
import type {Key} from './terminal-keys.ts';

/** All keys of the menu and what they do. */
export const keysPage = ({name, bindings, hasHotkeys, needsTwoEscapes}: KeyProfile): PageState => {
	const named = (key: Key): string =>
		key === 'escape' && needsTwoEscapes ? 'Esc Esc' : keyName(key);
	return page(name === 'dcmenu' ? 'Keys' : `Keys of the ${name} profile`, [
		...bindings.map(
			({keys, does}) =>
				`${keys
					.map(key => named(key))
					.join(' ')
					.padEnd(28)} ${does}`,
		),
		...(hasHotkeys
			? [
					"Other letters                go to the next row that starts with them; Alt and a letter are dcmenu's own",
				]
			: []),
		'',
		'In the list of instance types:',
		...instanceKeys(hasHotkeys).map(({key, does}) => `${keyName(key).padEnd(28)} ${does}`),
		'',
		'Ctrl-L                       draw the screen again',
		'Ctrl-Z                       stop; fg goes on',
		'',
		'In a choice, Space, Enter or s choose. In a text, the keys of a shell: Ctrl-A, Ctrl-E, Ctrl-U, Ctrl-K, Ctrl-W.',
		'Marks: [*] on, [ ] off, <M> module, {M} needed by a module, -*- set by another option, XXX hidden, (NEW) never set.',
		'A * before a row: changed since the last save.',
	]);
};
