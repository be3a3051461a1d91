import type {MenuNode} from '../../kconfig/menu-tree.ts';
import type {Action} from '../app-actions.ts';
import {
	closeOverlay,
	isInstanceList,
	openOverlay,
	overlayOf,
	placeOf,
	rowOfCursor,
	say,
	step,
	updatePlace,
	type AppState,
	type Step,
} from '../app-state.ts';
import {edited} from '../menu/edit-commands.ts';
import {instanceStep} from '../instances/instance-commands.ts';
import {instanceCommand} from '../instances/instance-keys.ts';
import {pageAbout} from '../pages/info-page.ts';
import {menuStep} from '../menu/menu-commands.ts';
import {page, type PageState} from '../pages/page-state.ts';
import {askResetBelow} from '../menu/reset-below.ts';
import {onRow} from '../menu/row-commands.ts';
import {openSearch, searchKey, type SearchState} from '../search/search-state.ts';
import {pickerRow, pickerRows, type PickerState} from '../instances/picker-state.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import {offersPlans} from '../pages/ways-state.ts';
import {dialogActions, entered, nameEntered} from './dialog-answers.ts';
import {missing, targetOf, valueSet} from './targets.ts';
import {commandOf, helpLines} from './words.ts';

/**
 * What a typed line asks for, as actions of the same store that the screens have. They are to be taken one after the
 * other, each when the answers to the one before are there.
 */
export const lineActions = (state: AppState, typed: string): readonly Action[] => {
	const text = typed.trim();
	const overlay = overlayOf(state);
	const refused = text === '?' ? refusedNow(state) : undefined;
	if (refused !== undefined) {
		return [change(asked => openOverlay(asked, pageAbout(asked, refused)))];
	}

	if (overlay === undefined || overlay.kind === 'letter') {
		return menuActions(text);
	}

	if (overlay.kind === 'search' && overlay.edit === undefined) {
		return searchActions(overlay, text);
	}

	if (overlay.kind === 'page') {
		return pageActions(overlay, text);
	}

	if (overlay.kind === 'picker') {
		return pickerActions(overlay, text);
	}

	return dialogActions(state, overlay, text);
};

/** What the last line could not set: it said what `?` would tell. */
const refusedNow = (state: AppState): MenuNode | undefined =>
	state.message?.text.includes('(? ')
		? // A number alone has gone to its row.
			(state.refusal?.symbol.nodes[0] ?? rowOfCursor(state)?.node)
		: undefined;

const key = (name: Key): Action => ({type: 'input', input: {kind: 'key', key: name}});

const take = (change: (state: AppState) => Step): Action => ({type: 'step', take: change});

const change = (next: (state: AppState) => AppState): Action => take(state => step(next(state)));

const menuActions = (text: string): readonly Action[] => {
	const patterns: readonly [RegExp, (...parts: string[]) => readonly Action[]][] = [
		[/^$/, () => []],
		[
			/^\/$/,
			() => [change(state => say(state, '/: words to find behind it, as in /ssh key', 'warn'))],
		],
		[/^\/\s*(.+)$/, words => [change(state => openOverlay(state, openSearch)), paste(words)]],
		[/^(?:\?|h|help)$/, () => [change(state => openOverlay(state, page('Line mode', helpLines)))]],
		[/^\?\s*(\w+)$/, word => [change(state => explained(state, word))]],
		[
			/^\?\s*(\w+)\s+([iemy])$/,
			(word, does) => [change(state => explained(state, word)), key(does)],
		],
		[/^r\s*(\d+|\s\w+)$/, word => [change(state => reset(state, word.trim()))]],
		[/^([wW])\s*(\d+)$/, (word, number) => [take(state => waitedFor(state, word, number))]],
		[/^(\d+)$/, word => [change(state => opened(state, word))]],
		[/^(\d+)\s*=\s*(.*)$/, (word, value) => [change(state => set(state, word, value))]],
		[/^(\d+)\s+(.+)$/, (word, value) => [change(state => set(state, word, value))]],
		[/^([A-Za-z_]\w*)=(.*)$/, (name, value) => [change(state => set(state, name, value))]],
		[/^(\S+)$/, word => [command(word)]],
		[/^(\S+)\s+(.+)$/, (word, argument) => commandWith(word, argument)],
	];
	for (const [pattern, actionsOf] of patterns) {
		const match = pattern.exec(text);
		if (match) {
			return actionsOf(...match.slice(1));
		}
	}

	return [];
};

const paste = (text: string): Action => ({type: 'input', input: {kind: 'paste', text}});

const command = (word: string): Action =>
	take(state => {
		const ofList = isInstanceList(state) ? instanceCommand(word, false) : undefined;
		if (ofList !== undefined) {
			return instanceStep(state, ofList);
		}

		const wanted = commandOf(word);
		return wanted === undefined
			? step(say(state, `${word}: no such command (? lists them)`, 'warn'))
			: // As an arrow too many on the screens, one line too many does not leave.
				menuStep(state, wanted, wanted === 'back' ? 'left' : word);
	});

/** Commands that ask for a name take it at once. */
const commandWith = (word: string, argument: string): readonly Action[] => {
	const wanted = commandOf(word);
	if (wanted === 'load') {
		return [command(word), ...entered(argument)];
	}

	if (wanted === 'save-defconfig') {
		return [command(word), ...nameEntered(argument)];
	}

	return wanted === 'save'
		? [command(word), key('o'), ...entered(argument)]
		: [change(state => say(state, `${word}: takes nothing behind it`, 'warn'))];
};

/** Results have numbers of their own; every other line is about the menu, and so leaves them. */
const searchActions = (overlay: SearchState, text: string): readonly Action[] => {
	if (text === '' || text === '..') {
		return [key('escape')];
	}

	if (text.startsWith('/')) {
		return [key('ctrl-u'), paste(text.slice(1))];
	}

	if (/^\d+$/.test(text)) {
		return overlay.results[Number(text) - 1] === undefined
			? [change(state => missing(state, text))]
			: [take(state => searchKey(state, {...overlay, index: Number(text) - 1}, 'enter'))];
	}

	return /^[\d?r]/.test(text) ? menuActions(text) : [change(closeOverlay), ...menuActions(text)];
};

/** A page that offers plans takes their numbers; every other line is about the menu, and so closes it. */
const pageActions = ({ways}: PageState, text: string): readonly Action[] => {
	if (text === '' || text === '..') {
		return [key('escape')];
	}

	// Help on everything would close the plans, which are what somebody asks about.
	if (offersPlans(ways) && text === '?') {
		return [];
	}

	return offersPlans(ways) && /^[1-9p]$/.test(text)
		? [key(text)]
		: [change(closePages), ...menuActions(text)];
};

const closePages = (state: AppState): AppState => ({
	...state,
	overlays: state.overlays.filter(({kind}) => kind !== 'page'),
});

/** Rows are told with their numbers; those are longer than a key where there are more than nine. */
const pickerActions = (overlay: PickerState, text: string): readonly Action[] => {
	if (text === '' || text === '..') {
		return [key('escape')];
	}

	if (text === 'q' || text === 'R') {
		return [key(text)];
	}

	if (text === '?') {
		return [];
	}

	const index = Number(text) - 1;
	return pickerRows(overlay)[index] === undefined
		? [change(state => missing(state, text))]
		: [{type: 'step', take: state => pickerRow(state, overlay, index, text)}];
};

const explained = (state: AppState, word: string): AppState => {
	const node = targetOf(state, word);
	return node ? openOverlay(state, pageAbout(state, node)) : missing(state, word);
};

const reset = (state: AppState, word: string): AppState => {
	const node = targetOf(state, word);
	if (node === undefined) {
		return missing(state, word);
	}

	if (node.symbol) {
		return edited(state, {kind: 'reset', symbol: node.symbol}, `r ${word}`);
	}

	return node.prompt?.kind === 'menu'
		? askResetBelow(state, node, `r ${word}`).state
		: say(state, `r ${word}: only an option or a menu has defaults`, 'warn');
};

const set = (state: AppState, word: string, value: string): AppState => {
	const node = targetOf(state, word);
	return node ? valueSet(state, word, node, value) : missing(state, word);
};

/** Opens the row as Enter does, with the cursor on it. */
const opened = (state: AppState, word: string): AppState => {
	const row = state.rows[Number(word) - 1];
	return row ? onRow(atRow(state, word), row, 'open', word) : missing(state, word);
};

/** Waits for what the row is, with the cursor on it. */
const waitedFor = (state: AppState, word: string, number: string): Step =>
	state.rows[Number(number) - 1]
		? menuStep(atRow(state, number), word === 'w' ? 'wait' : 'wait-and-bring-up', word)
		: step(missing(state, number));

const atRow = (state: AppState, word: string): AppState => {
	const index = Number(word) - 1;
	return updatePlace(state, {...placeOf(state), index, cursor: state.rows[index]?.node});
};

/** What was read is closed: the lines stay on the terminal. A page that offers plans waits for an answer. */
export const closeRead = (state: AppState): readonly Action[] => {
	const overlay = overlayOf(state);
	return overlay?.kind === 'page' && !offersPlans(overlay.ways) ? [change(closeOverlay)] : [];
};

/** Nobody types any more, so that nothing can be asked: what is not saved is kept for the next start. */
export const leave: Action = take(state => {
	const farewell = state.facts.isUnsaved
		? 'Changes were not saved: dcmenu asks about them when it is started again.'
		: `No changes to ${state.file}.`;
	return step(state, {kind: 'exit', exitStatus: 0, farewell: [...state.farewell, farewell]});
});
