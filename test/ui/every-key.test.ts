import assert from 'node:assert/strict';
import {test} from 'node:test';
import {reduce} from '../../source/ui/app-reducer.ts';
import {overlayOf, type AppState} from '../../source/ui/app-state.ts';
import {frameOf} from '../../source/ui/frame.ts';
import type {Key} from '../../source/ui/terminal/terminal-keys.ts';
import {screenStates} from '../helpers/screen-states.ts';

const printable = Array.from({length: 95}, (_, index) => String.fromCodePoint(32 + index));
const functionKeys = Array.from({length: 12}, (_, index) => `f${index + 1}`);
const control = Array.from('abcdefghijklmnopqrstuvwxyz', letter => `ctrl-${letter}`);
const others = ['tab', 'shift-tab', 'enter', 'escape', 'insert', 'alt-q', 'é'];

/** What scrolls, moves or deletes: at an end there is nothing to say. */
const moving: ReadonlySet<Key> = new Set(
	[
		'up down left right home end page-up page-down backspace delete shift-tab + - j k J K g G',
		'ctrl-a ctrl-b ctrl-d ctrl-e ctrl-f ctrl-k ctrl-n ctrl-p ctrl-u ctrl-w',
	].flatMap(keys => keys.split(' ')),
);

/** Keys of a pager, on pages alone. */
const paging: ReadonlySet<Key> = new Set([' ', 'b', 'B', 'd', 'u']);

const picture = (state: AppState): string => JSON.stringify(frameOf(state));

const sizes = [
	{columns: 80, rows: 24},
	{columns: 40, rows: 12},
];

for (const {screen, size} of screenStates.flatMap(screen => sizes.map(size => ({screen, size})))) {
	test(`every key says something or does something: ${screen.name}, ${size.columns} columns`, async t => {
		const state = {...(await screen.open(t, size, true)), message: undefined};
		const overlay = overlayOf(state);
		const field = overlay?.kind === 'search' ? overlay.edit : overlay;
		const isRefused = field !== undefined && 'error' in field && field.error !== undefined;
		const before = picture(state);
		const silent = [...printable, ...functionKeys, ...control, ...others].filter(key => {
			const after = reduce(state, {type: 'input', input: {kind: 'key', key}});
			const isExpected =
				moving.has(key) ||
				(overlay?.kind === 'page' && paging.has(key)) ||
				(overlay?.kind === 'bringup' && key === ' ') ||
				// The picker has keys of its own. A letter or a row is looked for in the menu as it is.
				overlay?.kind === 'picker' ||
				overlay?.kind === 'letter' ||
				overlay?.kind === 'find' ||
				// Why a text is refused stands where a message would.
				isRefused;
			return !isExpected && after.effects.length === 0 && picture(after.state) === before;
		});
		assert.deepEqual(silent, []);
	});
}

for (const screen of screenStates) {
	test(`messages name keys as people write them: ${screen.name}`, async t => {
		const state = {...(await screen.open(t, {columns: 120, rows: 40}, true)), message: undefined};
		const said = [...functionKeys, ...control, ...others, ...moving, ' '].flatMap(key => {
			const {state: after} = reduce(state, {type: 'input', input: {kind: 'key', key}});
			const {text = ''} = after.message ?? {};
			return key.length > 1 && text.startsWith(`${key}:`) ? [text] : [];
		});
		assert.deepEqual(said, []);
	});
}
