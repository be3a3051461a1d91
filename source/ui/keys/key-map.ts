import type {Key} from '../terminal/terminal-keys.ts';

/** What a key asks for in the menu. */
export type MenuCommand =
	| 'up'
	| 'down'
	| 'page-up'
	| 'page-down'
	| 'first'
	| 'last'
	| 'letter'
	| 'find-here'
	| 'press'
	| 'next-button'
	| 'previous-button'
	| 'open'
	| 'enter'
	| 'toggle'
	| 'yes'
	| 'no'
	| 'module'
	| 'select'
	| 'back'
	| 'leave'
	| 'info'
	| 'keys'
	| 'search'
	| 'show-all'
	| 'show-names'
	| 'show-help'
	| 'save'
	| 'save-as'
	| 'save-defconfig'
	| 'load'
	| 'update-catalogue'
	| 'undo'
	| 'redo'
	| 'reset'
	| 'edit-source'
	| 'quit'
	| 'bring-up'
	| 'wait'
	| 'wait-and-bring-up'
	| 'refresh';

/** Keys that do the same, and what they do; the page of keys (F1) is such a table. */
export type Binding = {
	readonly command: MenuCommand;
	readonly keys: readonly Key[];
	readonly does: string;
};

/**
 * dcmenu's own keys: mconf's documented ones, nconf's function keys and their digits, and what Kconfiglib's users know.
 * `key-profiles.ts` has the tables of those who want one of them exactly.
 */
export const menuBindings: readonly Binding[] = [
	{command: 'up', keys: ['up', 'k', '-'], does: 'one row up'},
	{command: 'down', keys: ['down', 'j', '+'], does: 'one row down'},
	{command: 'page-up', keys: ['page-up', 'ctrl-u', 'ctrl-b'], does: 'one page up'},
	{command: 'page-down', keys: ['page-down', 'ctrl-d', 'ctrl-f'], does: 'one page down'},
	{command: 'first', keys: ['home', 'g'], does: 'first row'},
	{command: 'last', keys: ['end', 'G'], does: 'last row'},
	{command: 'letter', keys: ["'"], does: 'then a letter: next row that starts with it'},
	{command: 'open', keys: ['enter'], does: 'open a menu, choose, edit or toggle'},
	{command: 'enter', keys: ['right', 'l'], does: 'open a menu or choice'},
	{command: 'toggle', keys: [' '], does: 'toggle, choose or open'},
	// Capitals too: that is how mconf writes them above its menus.
	{command: 'yes', keys: ['y', 'Y'], does: 'set to y (built in)'},
	{command: 'no', keys: ['n', 'N'], does: 'set to n (left out)'},
	{command: 'module', keys: ['m', 'M'], does: 'set to m (module)'},
	{
		command: 'back',
		keys: ['escape', 'left', 'backspace', 'f5', '5'],
		does: 'back to the menu above; Esc at the top leaves',
	},
	{command: 'leave', keys: ['e', 'x'], does: 'leave this menu, as in mconf'},
	{command: 'info', keys: ['?', 'h', 'f2', '2'], does: 'help and all about this option'},
	{command: 'keys', keys: ['f1', '1', 'f3', '3'], does: 'this page'},
	{command: 'search', keys: ['/', 'f8', '8'], does: 'find an option by name, prompt or help'},
	{
		command: 'show-all',
		keys: ['a', 'z', 'f4', '4'],
		does: 'show hidden rows too, and why they are',
	},
	{command: 'show-names', keys: ['c'], does: 'show names of options'},
	{command: 'show-help', keys: ['f'], does: 'show help beside or below the list'},
	{command: 'reset', keys: ['r'], does: 'reset to the default; on a menu, all in it'},
	{command: 'undo', keys: ['u'], does: 'undo the last edit, load, reset or plan'},
	{command: 'redo', keys: ['U', 'ctrl-r'], does: 'redo what was undone'},
	{command: 'save', keys: ['s', 'd', 'f6', '6'], does: 'see what changes, and save'},
	{command: 'save-defconfig', keys: ['D'], does: 'save as a defconfig under a name'},
	{command: 'load', keys: ['L', 'o', 'f7', '7'], does: 'load a file or a defconfig'},
	{command: 'refresh', keys: ['R'], does: 'ask for capacity again now'},
	{
		command: 'update-catalogue',
		keys: ['C'],
		does: 'take types, images, places and prices from the live catalogue',
	},
	{command: 'bring-up', keys: ['!'], does: 'bring up machines; asks once, with the price'},
	{command: 'wait', keys: ['w'], does: 'wait until it can be had, and be told'},
	{
		command: 'wait-and-bring-up',
		keys: ['W'],
		does: 'wait, and bring it up when it can be had; asks once',
	},
	{command: 'edit-source', keys: ['E'], does: 'open the file where it is defined in your editor'},
	{
		command: 'quit',
		keys: ['q', 'ctrl-c', 'f9', '9'],
		does: 'quit; asks when something is not saved',
	},
];
