import {menuBindings, type Binding, type MenuCommand} from './key-map.ts';
import {
	kconfiglibPageKeys,
	mconfPageKeys,
	nconfPageKeys,
	ownPageKeys,
	type PageCommand,
	type PageKeys,
} from '../pages/page-keys.ts';
import type {EscapeUse, Key} from '../terminal/terminal-keys.ts';

export type KeyProfileName = 'dcmenu' | 'mconf' | 'nconf' | 'kconfiglib';

/** Whose keys the screens answer to. */
export type KeyProfile = {
	readonly name: KeyProfileName;
	/** All of the menu's keys, for the page of keys. */
	readonly bindings: readonly Binding[];
	readonly menu: ReadonlyMap<Key, MenuCommand>;
	/** Keys that mean something else in a list of choices. */
	readonly choice: ReadonlyMap<Key, MenuCommand>;
	readonly page: ReadonlyMap<Key, PageCommand>;
	/** A letter jumps to the next row that starts with it, before it means anything else; mconf's are told from them. */
	readonly hasHotkeys: boolean;
	/** Enter presses one of mconf's buttons, which Tab goes through. */
	readonly hasButtons: boolean;
	/** What Esc twice, at once or shortly after one another, is. */
	readonly escapeUse: EscapeUse;
	/** Whether to show hidden rows too is asked, not turned over. */
	readonly asksToShowAll: boolean;
	/** Among them those that have no prompt. */
	readonly showsPromptless: boolean;
	/** Menus that are only seen because all rows are shown can be opened. */
	readonly entersHidden: boolean;
	/** A search looks for a pattern in names, and shows what it finds in a page with digits to jump. */
	readonly hasResultPages: boolean;
	/** At the top, all that goes back asks to quit, not Esc alone. */
	readonly backQuits: boolean;
	/** A y where only an m can be had gives the m. */
	readonly takesModule: boolean;
	/** Who has saved under another name goes on in that file. */
	readonly goesOnElsewhere: boolean;
	/** Rows that PgUp and PgDn move by; undefined: as many as are seen. */
	readonly pageRows: number | undefined;
};

const escapeUses: Readonly<Record<KeyProfileName, EscapeUse>> = {
	dcmenu: 'one',
	mconf: 'second',
	nconf: 'each',
	kconfiglib: 'each',
};

const profile = (
	name: KeyProfileName,
	bindings: readonly Binding[],
	page: PageKeys,
	choice: readonly Binding[] = [],
): KeyProfile => ({
	name,
	bindings,
	menu: commandsByKey(bindings),
	choice: commandsByKey(choice),
	page: new Map(
		Object.entries(page).flatMap(([command, keys]) =>
			keys.map(key => [key, command as PageCommand] as const),
		),
	),
	hasHotkeys: name === 'mconf',
	hasButtons: name === 'mconf',
	escapeUse: escapeUses[name],
	asksToShowAll: name === 'nconf',
	showsPromptless: name === 'kconfiglib',
	entersHidden: name !== 'nconf',
	hasResultPages: name === 'mconf' || name === 'nconf',
	backQuits: name === 'kconfiglib',
	takesModule: name !== 'kconfiglib',
	goesOnElsewhere: name === 'mconf' || name === 'nconf',
	pageRows: name === 'kconfiglib' ? 6 : undefined,
});

const commandsByKey = (bindings: readonly Binding[]): ReadonlyMap<Key, MenuCommand> =>
	new Map(bindings.flatMap(({command, keys}) => keys.map(key => [key, command] as const)));

/** A peer's keys, and those of dcmenu's own that it leaves free. */
const besideOwn = (
	bindings: readonly Binding[],
	isFree: (key: Key) => boolean = () => true,
): readonly Binding[] => {
	const taken = commandsByKey(bindings);
	return [
		...bindings,
		...menuBindings.flatMap(binding => {
			const keys = binding.keys.filter(key => !taken.has(key) && isFree(key));
			return keys.length === 0 ? [] : [{...binding, keys}];
		}),
	];
};

/** In a list of choices `s` selects, as mconf documents; everywhere else it saves. */
const selecting: readonly Binding[] = [{command: 'select', keys: ['s'], does: 'choose'}];

// Letters jump to rows; dcmenu's own commands are reached with Alt.
const mconfBindings = besideOwn(
	[
		{command: 'up', keys: ['up', '-'], does: 'one row up'},
		{command: 'down', keys: ['down', '+'], does: 'one row down'},
		{command: 'page-up', keys: ['page-up'], does: 'one page up'},
		{command: 'page-down', keys: ['page-down'], does: 'one page down'},
		{command: 'next-button', keys: ['tab', 'right'], does: 'next button'},
		{command: 'previous-button', keys: ['left'], does: 'previous button'},
		{command: 'press', keys: ['enter'], does: 'press the button; Select opens what is marked'},
		{command: 'toggle', keys: [' '], does: 'toggle, or open'},
		{command: 'yes', keys: ['y', 's'], does: 'set to y (built in)'},
		{command: 'no', keys: ['n'], does: 'set to n (left out)'},
		{command: 'module', keys: ['m'], does: 'set to m (module)'},
		{command: 'info', keys: ['?', 'h'], does: 'help'},
		{command: 'search', keys: ['/'], does: 'find an option'},
		{command: 'show-all', keys: ['z'], does: 'show hidden rows too'},
		{command: 'leave', keys: ['escape', 'e', 'x'], does: 'leave this menu; the top one asks'},
		{command: 'quit', keys: ['ctrl-c'], does: 'quit; asks when something is not saved'},
	],
	key => !/^(?:\p{L}|home|end|backspace)$/u.test(key),
);

const nconfBindings = besideOwn(
	[
		{command: 'up', keys: ['up', 'k'], does: 'one row up'},
		{command: 'down', keys: ['down', 'j'], does: 'one row down'},
		{command: 'page-up', keys: ['page-up'], does: 'one page up'},
		{command: 'page-down', keys: ['page-down'], does: 'one page down'},
		{command: 'first', keys: ['home'], does: 'first row'},
		{command: 'last', keys: ['end'], does: 'last row'},
		{command: 'open', keys: ['enter'], does: 'open, else toggle'},
		{command: 'enter', keys: ['right'], does: 'open a menu or choice'},
		{command: 'toggle', keys: [' '], does: 'toggle, or open'},
		{command: 'yes', keys: ['y'], does: 'set to y (built in)'},
		{command: 'no', keys: ['n'], does: 'set to n (left out)'},
		{command: 'module', keys: ['m'], does: 'set to m (module)'},
		{command: 'keys', keys: ['f1', '1', 'f3', '3'], does: 'help on the keys'},
		{command: 'info', keys: ['f2', '2', '?', 'h'], does: 'all about this option'},
		{command: 'show-all', keys: ['f4', '4'], does: 'show hidden rows too'},
		{command: 'back', keys: ['f5', '5', 'left', 'escape'], does: 'back; Esc at the top leaves'},
		{command: 'save-as', keys: ['f6', '6'], does: 'save, under a name'},
		{command: 'load', keys: ['f7', '7'], does: 'load a file'},
		{command: 'search', keys: ['f8', '8'], does: 'find an option'},
		{command: 'quit', keys: ['f9', '9', 'ctrl-c'], does: 'leave; asks when something is not saved'},
		{command: 'find-here', keys: ['/'], does: 'find a row of this menu as you type'},
	],
	key => !['l', 'e', 'x', 'backspace'].includes(key),
);

const kconfiglibBindings = besideOwn(
	[
		{command: 'up', keys: ['up', 'k', 'K'], does: 'one row up'},
		{command: 'down', keys: ['down', 'j', 'J'], does: 'one row down'},
		{command: 'page-up', keys: ['page-up', 'ctrl-u'], does: 'some rows up'},
		{command: 'page-down', keys: ['page-down', 'ctrl-d'], does: 'some rows down'},
		{command: 'first', keys: ['home', 'g'], does: 'first row'},
		{command: 'last', keys: ['end', 'G'], does: 'last row'},
		{command: 'open', keys: ['enter', 'right', 'l', 'L'], does: 'open, else toggle'},
		{command: 'toggle', keys: [' '], does: 'toggle, else open'},
		{command: 'yes', keys: ['y', 'Y'], does: 'set to y (built in)'},
		{command: 'no', keys: ['n', 'N'], does: 'set to n (left out)'},
		{command: 'module', keys: ['m', 'M'], does: 'set to m (module)'},
		{
			command: 'back',
			keys: ['left', 'backspace', 'escape', 'h', 'H'],
			does: 'back; at the top it leaves',
		},
		{command: 'info', keys: ['?'], does: 'all about this option'},
		{command: 'search', keys: ['/'], does: 'jump to an option'},
		{command: 'show-all', keys: ['a', 'A'], does: 'show hidden rows too'},
		{command: 'show-names', keys: ['c', 'C'], does: 'show names of options'},
		{command: 'show-help', keys: ['f', 'F'], does: 'show help beside or below the list'},
		{command: 'save-as', keys: ['s', 'S'], does: 'save, under a name'},
		{command: 'save-defconfig', keys: ['d', 'D'], does: 'save the minimal configuration'},
		{command: 'load', keys: ['o', 'O'], does: 'load a file'},
		{command: 'quit', keys: ['q', 'Q', 'ctrl-c'], does: 'quit; asks when something is not saved'},
	],
	key => !['e', 'x'].includes(key),
);

export const isKeyProfileName = (name: string): name is KeyProfileName =>
	Object.hasOwn(keyProfiles, name);

export const keyProfiles: Readonly<Record<KeyProfileName, KeyProfile>> = {
	dcmenu: profile('dcmenu', menuBindings, ownPageKeys, selecting),
	mconf: profile('mconf', mconfBindings, mconfPageKeys, selecting),
	nconf: profile('nconf', nconfBindings, nconfPageKeys),
	kconfiglib: profile('kconfiglib', kconfiglibBindings, kconfiglibPageKeys),
};

/** mconf takes no notice of capitals. */
const spelled = ({hasHotkeys}: KeyProfile, key: Key): Key =>
	hasHotkeys && /^\p{Lu}$/u.test(key) ? key.toLowerCase() : key;

/** What a key does on a page of text; Alt as in the menu. */
export const pageCommand = (keys: KeyProfile, key: Key): PageCommand | undefined =>
	keys.page.get(key) ??
	(key.startsWith('alt-') ? keyProfiles.dcmenu.page.get(key.slice(4)) : undefined);

/** What a key does in the menu. Alt and a key are dcmenu's own key, also where the profile has another use for it. */
export const menuCommand = (
	keys: KeyProfile,
	key: Key,
	isChoice: boolean,
): MenuCommand | undefined =>
	(isChoice ? keys.choice.get(spelled(keys, key)) : undefined) ??
	keys.menu.get(spelled(keys, key)) ??
	(key.startsWith('alt-') ? keyProfiles.dcmenu.menu.get(key.slice(4)) : undefined);
