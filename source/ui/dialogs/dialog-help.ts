import {openOverlay, type AppState, type Overlay} from '../app-state.ts';
import {page} from '../pages/page-state.ts';

/** A title and lines. Made a page when it is asked for: pages know of this file, too. */
type HelpText = readonly [title: string, ...lines: string[]];

/** What F1 tells where a text is typed that is no option's: as in nconf, what it is for. */
const texts: Partial<Record<Overlay['kind'], HelpText>> = {
	load: [
		'Load',
		'The name of a file, or of one of the defconfigs below it, which typing filters.',
		'',
		'What was set before is left behind. Undo brings it back.',
	],
	name: [
		'Save as a defconfig',
		'The name under which what is set now is kept in defconfigs: what differs from the defaults, and a line about it.',
		'',
		'The menu and the commands load it by that name.',
	],
	save: [
		'Save as',
		'The name of the file that the configuration is written to.',
		'',
		'Under another name it is a copy for later, and what is not saved here stays so.',
	],
	merge: [
		'Keys of this screen',
		'Enter: merge: what one of you changed, and of what both did the side in brackets',
		'Space: the other side of the option under the cursor; m, t: of all of them yours, theirs',
		'O: keep what you have, a save overwrites theirs',
		'T: drop what you changed, and take the file as it is',
		'Esc: back, nothing is decided; Up, Down, Page keys: move',
		'',
		'Nothing is written before the save that is asked for next, and one undo takes it back.',
	],
	wait: [
		'Keys of this screen',
		'Esc: end the wait; z: back to the menu, and wait on',
		'$: a price cap of the wait',
		'R: ask for capacity now',
		'W: bring it up, too, when it can be had; asks, with the price',
		'When it can be had: ! brings it up, w waits on',
	],
	search: [
		'Find',
		'Words of names, prompts and help texts, in any order; re: and a pattern of names.',
		'',
		'Hidden options are found, too, and say why they are hidden.',
	],
};

/** Where later saves follow the name, as in mconf and nconf. */
const saveAsAndGoOn: HelpText = [
	'Save as',
	'The name of the file that the configuration is written to.',
	'',
	'Later saves go there, too, and the file that was edited until now stays as it is.',
];

/** A narrow window's footer has room for few of the keys. */
const saveKeys: HelpText = [
	'Keys of this screen',
	'Enter or y: save; on the way out, and quit',
	's: on the way out, save and stay',
	'n: quit without saving; Esc: keep editing',
	'Space: drop one of your changes with what follows from it, or make it again; keep a line of an unknown option, or not',
	'K, X: keep or drop that line; from elsewhere, all of them',
	'u, U: undo, redo',
	'v: the whole difference; c: copy it',
	'o: save under another name',
	'D: save as a defconfig',
	'Tab, Shift-Tab: next part, part before; Up, Down, Page keys, Home, End: move',
	'',
	'Lines that a save leaves out, or writes otherwise than the file has them, are told as problems.',
];

/** Undefined: there is nothing to tell. */
export const openHelpOn = (state: AppState, overlay: Overlay): AppState | undefined => {
	const isAsked = overlay.kind === 'save' && overlay.naming === undefined;
	const isElsewhere = overlay.kind === 'save' && state.keys.goesOnElsewhere;
	const text = isAsked ? saveKeys : isElsewhere ? saveAsAndGoOn : texts[overlay.kind];
	if (text === undefined) {
		return undefined;
	}

	const [title, ...lines] = text;
	return openOverlay(state, page(title, lines));
};
