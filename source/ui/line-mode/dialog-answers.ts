import type {Action} from '../app-actions.ts';
import {say, step, updateOverlay, type AppState, type Overlay, type Step} from '../app-state.ts';
import {bringupAction} from '../bringup/bringup-keys.ts';
import type {SessionState} from '../bringup/bringup-session.ts';
import type {NameState} from '../dialogs/name-state.ts';
import {graphemes} from '../drawing/line.ts';
import {mergeKey, type MergeState} from '../save/merge-state.ts';
import {saveRows} from '../save/save-rows.ts';
import {saveKey, type SaveState} from '../save/save-state.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import {bringupWords} from './bringup-words.ts';
import {turnedBySpace} from './dialog-lines.ts';
import {missing} from './targets.ts';
import {lineField, typedInstead} from './typed-text.ts';

const key = (name: Key): Action => ({type: 'input', input: {kind: 'key', key: name}});

const take = (change: (state: AppState) => Step): Action => ({type: 'step', take: change});

const saying = (text: string): Action => take(state => step(say(state, text, 'warn')));

const isLeaving = (text: string): boolean => text === '' || text === '..';

/** A text for the field that is open, and Enter. */
export const entered = (text: string): readonly Action[] => [...typedInstead(text), key('enter')];

/** What a line asks for where something is asked. None: what is asked is written again. */
export const dialogActions = (
	state: AppState,
	overlay: Overlay,
	text: string,
): readonly Action[] => {
	if (text === '?') {
		return [];
	}

	if (overlay.kind === 'name') {
		return nameActions(overlay, text);
	}

	if (lineField(overlay) !== undefined) {
		const name = overlay.kind === 'load' ? overlay.entries?.[Number(text) - 1]?.name : undefined;
		return isLeaving(text) ? [key('escape')] : entered(name ?? text);
	}

	if (overlay.kind === 'save') {
		return saveActions(overlay, text);
	}

	if (overlay.kind === 'merge' && /^\d+$/.test(text)) {
		return [conflictTurned(overlay, text)];
	}

	return overlay.kind === 'bringup' && state.bringup
		? bringupActions(state.bringup, text)
		: keysOf(text);
};

/** A name, and after it what to remember of it. What is there already is overwritten by Enter, or by its name once more. */
const nameActions = (overlay: NameState, text: string): readonly Action[] => {
	if (text === '' && overlay.overwrites !== undefined && overlay.error !== undefined) {
		return [key('enter')];
	}

	return isLeaving(text) ? [key('escape')] : [...toName(overlay), ...nameEntered(text)];
};

const toName = ({isAtComment}: NameState): readonly Action[] => (isAtComment ? [key('tab')] : []);

/** For a question about a name that stands at the name. */
export const nameEntered = (text: string): readonly Action[] => {
	const [, name = '', comment = ''] = /^(\S+)\s*(.*)$/.exec(text.trim()) ?? [];
	return [
		...typedInstead(name),
		key('tab'),
		...(comment === '' ? [] : typedInstead(comment)),
		key('enter'),
	];
};

const saveActions = (overlay: SaveState, text: string): readonly Action[] => {
	const file = /^o\s+(?<file>.+)$/.exec(text)?.groups?.['file'];
	if (file !== undefined) {
		return [key('o'), ...entered(file)];
	}

	const name = /^D\s+(?<name>.+)$/.exec(text)?.groups?.['name'];
	if (name !== undefined) {
		return [key('D'), ...nameEntered(name)];
	}

	if (text === 'K' || text === 'X') {
		return [keptAll(overlay, text)];
	}

	return /^\d+$/.test(text) ? [dropped(overlay, text)] : keysOf(text);
};

/** All of them, as the words say: there is no cursor here that could stand on one. */
const keptAll = (overlay: SaveState, text: 'K' | 'X'): Action =>
	take(state => saveKey(state, {...overlay, index: -1}, text));

/** Drops one of the changes that were made by hand or keeps it after all; or a line of an unknown option. */
const dropped = (overlay: SaveState, text: string): Action =>
	take(state => {
		const rows = saveRows(state, overlay);
		const row = turnedBySpace(rows)[Number(text) - 1];
		return row === undefined
			? step(missing(state, text))
			: saveKey(state, {...overlay, index: rows.indexOf(row)}, ' ');
	});

const conflictTurned = (overlay: MergeState, text: string): Action =>
	take(state => {
		const index = Number(text) - 1;
		return overlay.sides.conflicts[index] === undefined
			? step(missing(state, text))
			: mergeKey(updateOverlay(state, {...overlay, index}), {...overlay, index}, ' ');
	});

/** Keys that only move or change what is drawn are none here. */
const bringupActions = (session: SessionState, text: string): readonly Action[] => {
	if (text === '') {
		return [];
	}

	const named = namedKey(text);
	const kind = bringupAction(named, session)?.kind;
	const isDrawn = ['scroll', 'toggle', 'find', 'find-next', 'keys', undefined].includes(kind);
	return isDrawn ? [saying(`${text}: not now; ${bringupWords(session).join(', ')}`)] : [key(named)];
};

const namedKeys: Readonly<Record<string, Key>> = {
	'': 'enter',
	'..': 'escape',
	back: 'escape',
	esc: 'escape',
	stop: 'ctrl-c',
	space: ' ',
	yes: 'y',
	no: 'n',
	'+': 'down',
	'-': 'up',
};

const namedKey = (text: string): Key => namedKeys[text] ?? namedKeys[text.toLowerCase()] ?? text;

/**
 * In what has no words of its own, a line is the key that the footer names: `y`, `..` for Esc, nothing for Enter. More
 * letters at once are no keys: whoever meant something else by them must not have saved or set anything.
 */
const keysOf = (text: string): readonly Action[] => {
	const named = namedKey(text);
	return named === text && graphemes(text).length !== 1
		? [saying(`${text}: one key at a time, .. is Esc`)]
		: [key(named)];
};
