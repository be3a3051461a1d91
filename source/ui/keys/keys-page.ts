import type {Glyphs} from '../drawing/glyphs.ts';
import {instanceKeys} from '../instances/instance-keys.ts';
import {marksLegend} from '../instances/marks-legend.ts';
import {keyName} from './key-names.ts';
import type {KeyProfile} from './key-profiles.ts';
import type {Size} from '../drawing/layout.ts';
import {wrap} from '../drawing/line.ts';
import {page, type PageState} from '../pages/page-state.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** All keys of the menu and what they do: in two columns, where the window has room for them. */
export const keysPage = (
	{name, bindings, hasHotkeys, escapeUse}: KeyProfile,
	{columns}: Size,
	glyphs: Glyphs,
): PageState => {
	const named = (key: Key): string =>
		key === 'escape' && escapeUse === 'second' ? 'Esc Esc' : keyName(key);
	const row = (keys: string, does: string): string =>
		columns < 60
			? `${keys}: ${does}`
			: `${keys.padEnd(28)} ${wrap(does, columns - 31).join(`\n${' '.repeat(29)}`)}`;
	return page(name === 'dcmenu' ? 'Keys' : `Keys of the ${name} profile`, [
		...bindings.map(({keys, does}) => row(keys.map(key => named(key)).join(' '), does)),
		...(hasHotkeys
			? [
					row(
						'Other letters',
						"go to the next row that starts with them; Alt and a letter are dcmenu's own",
					),
				]
			: []),
		'',
		'In the list of instance types:',
		...instanceKeys(hasHotkeys).map(({key, does}) => row(keyName(key), does)),
		marksLegend(glyphs),
		'',
		row('Ctrl-L', 'draw the screen again'),
		row('Ctrl-Z', 'stop; fg goes on'),
		'',
		'In a choice, Space, Enter or s choose. In a text, the keys of a shell: Ctrl-A, Ctrl-E, Ctrl-U, Ctrl-K, Ctrl-W.',
		'Marks: [*] on, [ ] off, <M> module, {M} needed by a module, -*- set by another option, XXX hidden, (NEW) never set.',
		'A * before a row: changed since the last save.',
	]);
};
