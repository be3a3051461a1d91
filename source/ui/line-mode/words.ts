import type {MenuCommand} from '../keys/key-map.ts';

/** A word of line mode that does what a key does in the menu. */
export type LineWord = {
	readonly words: readonly string[];
	readonly command: MenuCommand;
	readonly does: string;
};

/** The words are the default profile's keys, so that whoever knows one mode knows the other. */
export const lineWords: readonly LineWord[] = [
	{words: ['..', 'back'], command: 'back', does: 'the menu above'},
	{words: ['s', 'save'], command: 'save', does: 'see what changes, and save; s FILE: elsewhere'},
	{words: ['d', 'diff'], command: 'save', does: 'the same'},
	{words: ['u', 'undo'], command: 'undo', does: 'undo'},
	{words: ['U', 'redo'], command: 'redo', does: 'do again what was undone'},
	{words: ['a', 'all'], command: 'show-all', does: 'show hidden rows too, and why they are'},
	{words: ['c', 'names'], command: 'show-names', does: 'show names of options'},
	{words: ['L', 'load'], command: 'load', does: 'load a file or a defconfig; L NAME: that one'},
	{
		words: ['D', 'defconfig'],
		command: 'save-defconfig',
		does: 'save as a defconfig; D NAME: under that name',
	},
	{words: ['R'], command: 'refresh', does: 'ask for capacity again'},
	{words: ['C'], command: 'update-catalogue', does: 'take the live catalogue'},
	{words: ['!', 'bringup'], command: 'bring-up', does: 'bring up machines; asks, with the price'},
	{words: ['w', 'wait'], command: 'wait', does: 'wait until it can be had'},
	{
		words: ['W'],
		command: 'wait-and-bring-up',
		does: 'wait, and bring it up when it can be had; asks once',
	},
	{
		words: ['q', 'quit', 'exit', 'stop'],
		command: 'quit',
		does: 'quit; asks when something is not saved',
	},
];

const commands = new Map(
	lineWords.flatMap(({words, command}) => words.map(word => [word, command] as const)),
);

export const commandOf = (word: string): MenuCommand | undefined => commands.get(word);

/** What stands under every list. */
export const shortHelp =
	'number opens, "5 y" sets, /word finds, ?5 tells, .. up, s save, q quit, ? help';

/** What stands under the list of instance types besides. */
export const tableHelp =
	'o orders, t what can be had, $ price cap, P one place, v all, w 5 waits for 5';

export const helpLines: readonly string[] = [
	'5           open menu or choice 5, toggle option 5, edit text 5',
	'5 y         set option 5 to y, n or m; text and numbers likewise: 5 22',
	'5 NAME      choose NAME of choice 5',
	'5 =         set text 5 to nothing',
	'NAME=y      set the option of that name, wherever it is',
	'r 5         reset to the default; also r NAME',
	'?5 ?NAME    all about it: help, value, why it cannot be set; plans by number',
	'?5 i        where it is used; ?5 m: its menu; ?5 e: its file; ?5 y: copies it',
	'/words      find in names, prompts and help; re:PATTERN; name:WORDS in names',
	'Enter       the list again',
	'at a question: the keys that it names, .. for Esc, Enter alone for Enter',
	'in the list of instance types: o order, t what can be had, $ price, P place,',
	'            v all; w 5 waits for 5, W 5 brings it up then',
	...lineWords.map(({words, does}) => `${words.join(' ').padEnd(11)} ${does}`),
];
