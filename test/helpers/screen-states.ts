import type {TestContext} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import type {ScreenOptions} from '../../source/ui/first-state.ts';
import type {AppState} from '../../source/ui/app-state.ts';
import type {CapacitySnapshot, CapacityState} from '../../source/capacity/snapshot.ts';
import type {Size} from '../../source/ui/drawing/layout.ts';
import type {Services} from '../../source/ui/services.ts';
import {openWays} from '../../source/ui/pages/ways-state.ts';
import {creating, failing, leftBehind, ready, selecting, soldOut} from './bringup-events.ts';
import {bringUpScreens} from './bringup-screens.ts';
import {until} from './frames.ts';
import {openScreens, snapshot, testEvaluation} from './menu-screens.ts';
import {unsavedStates} from './unsaved-states.ts';
import {wideKconfig} from './wide-tree.ts';

/** A screen that somebody can come to, and how. */
export type ScreenState = {
	/** The file of its frames. */
	readonly name: string;
	open(t: TestContext, size: Size, ascii: boolean): Promise<AppState>;
};

const down = '\u001B[B';
const escape = '\u001B';
const known: CapacityState = {kind: 'known', snapshot};

/** What is seen after keys. */
const after = (
	name: string,
	keys: readonly string[],
	options: Partial<ScreenOptions> = {},
	capacity: CapacityState = known,
): ScreenState => ({
	name,
	async open(_, size, ascii) {
		const screens = openScreens(size, {ascii, ...options}, capacity);
		for (const key of keys) {
			await screens.press(key);
			// Plans are looked for in the background, for as long as that takes.
			await until(() => openWays(screens.store.getState()) === undefined);
		}

		return screens.store.getState();
	},
});

/** Screens of a tree that is not written in ASCII. */
const wide = (name: string, keys: readonly string[]): ScreenState =>
	after(name, keys, {evaluation: testEvaluation(wideKconfig)});

/** From the top to the list of instance types. */
const toCompute = ["'", 'c', '\r'];

/** What is seen when another answer has come after the keys. */
const told = (name: string, keys: readonly string[], capacity: CapacityState): ScreenState => ({
	name,
	async open(_, size, ascii) {
		const screens = openScreens(size, {ascii});
		await screens.press(...keys);
		screens.store.dispatch({type: 'capacity', capacity, now: screens.world.services.now()});
		return screens.store.getState();
	},
});

const restocked: CapacitySnapshot = {
	...snapshot,
	stock: {...snapshot.stock, 'on-demand': new Map([['ICE-01', new Set(['1H100.80S.30V'])]])},
};

const refused: CapacityState = {
	kind: 'unknown',
	cause: 'refused',
	reason: 'the API refuses the credentials (401)',
	last: snapshot,
};

const noAccount: CapacityState = {
	kind: 'unknown',
	cause: 'no-credentials',
	reason: 'no credentials: dcmenu credentials set',
	last: undefined,
};

const isEnd = ({type}: BringupEvent): boolean =>
	type === 'ready' || type === 'failed' || type === 'destroyed';

/** A bring-up that has come to where the screen says `seen`, and keys after that. */
const bringUp = (
	name: string,
	seen: string,
	keys = '',
	events?: readonly BringupEvent[],
): ScreenState => ({
	name,
	async open(t, size, ascii) {
		const playing: Partial<Services> = events
			? {
					async *bringUp() {
						yield* events;
						// Without an end among them, it goes on.
						if (!isEnd(events.at(-1)!)) await new Promise(() => {});
					},
				}
			: {};
		const screens = bringUpScreens(t, size.columns, size.rows, {ascii, ...playing});
		await until(() => JSON.stringify(screens.store.getState().bringup?.view).includes(seen));
		screens.press(keys);
		screens.lines();
		return screens.store.getState();
	},
});

export const screenStates: readonly ScreenState[] = [
	after('menu', []),
	after('menu-cursor-on-text', ["'", 'n', '\r', down, down]),
	after('menu-changed', [down, ' ', down, 'm']),
	after('menu-refused', [down, 'm']),
	after('menu-all', ['a', 'G']),
	after('menu-names', ['c']),
	after('menu-without-help', ['f']),
	after('menu-single', ["'", 'n', '\r'], {isSingleMenu: true}),
	after('menu-mconf', [], {keys: 'mconf'}),
	after('menu-nconf', [], {keys: 'nconf'}),
	after('menu-kconfiglib', [], {keys: 'kconfiglib'}),
	after('capacity', toCompute),
	after('capacity-loading', toCompute, {}, {kind: 'loading'}),
	after('capacity-unknown', toCompute, {}, noAccount),
	after('instances', [...toCompute, '\r']),
	after('locations', [...toCompute, down, '\r']),
	after('field', ["'", 'n', '\r', down, down, '\r']),
	after('field-refused', ["'", 'n', '\r', down, down, '\r', '2']),
	after('letter', ["'"]),
	after('info', ["'", 'c', '\r', '?']),
	after('info-hidden', ['a', "'", 's', "'", 's', '?']),
	after('info-locked', [down, down, down, ' ', down, '?']),
	after('info-link', [down, down, down, '?', '\t']),
	after('uses', [down, down, down, down, '?', 'i']),
	after('keys', ['1']),
	after('search', ['/']),
	after('search-results', ['/', 'o']),
	after('search-nothing', ['/', 'zzz']),
	after('save', [down, ' ', 's']),
	after('save-as', [down, ' ', 's', 'o']),
	after('quit', [down, ' ', 'q']),
	after('load', ['L']),
	after('load-filtered', ['L', 'v1']),
	after('name', ['D']),
	after('name-refused', ['D', '.x', '\r']),
	after('confirm', ['!']),
	after('confirm-without-account', ['!'], {}, noAccount),
	wide('wide', []),
	wide('wide-field', ['\r', 'テスト']),
	wide('wide-info', ['?']),
	wide('wide-search', ['/', 'a']),
	wide('wide-path', ['G', '\r', ' ', 's']),
	after('price', [...toCompute, '\r', '$', '2']),
	after('instances-narrowed', [...toCompute, '\r', 'o', 't', 'P']),
	after('instances-loading', [...toCompute, '\r'], {}, {kind: 'loading'}),
	after('instances-unknown', [...toCompute, '\r'], {}, noAccount),
	after('wait', [...toCompute, '\r', down, down, 'w']),
	after('wait-and-bring-up', [...toCompute, '\r', down, down, 'W']),
	after('wait-behind', [...toCompute, '\r', down, down, 'w', 'z']),
	told('wait-found', [...toCompute, '\r', down, down, 'w'], {kind: 'known', snapshot: restocked}),
	told('wait-over', [...toCompute, '\r', down, down, 'w'], refused),
	after('find-here', ['/'], {keys: 'nconf'}),
	after('plan-preview', ['a', "'", 's', "'", 's', '?', 'p']),
	after('results', ['/', 'T$', '\r'], {keys: 'mconf'}),
	after('mconf-field', ['e', '\r', '+', '\r', '\t'], {keys: 'mconf'}),
	after('mconf-save-as', ['b', 'n', '\t', '\t', '\t', '\r', '\t'], {keys: 'mconf'}),
	after('mconf-quit', ['b', 'n', escape + escape, '\t'], {keys: 'mconf'}),
	after('mconf-first-escape', [escape], {keys: 'mconf'}),
	after('nconf-show-all', ['4'], {keys: 'nconf'}),
	after('question-reset', [...toCompute, down, '\r', down, '\r', escape, 'r']),
	after('question-load', [down, ' ', 'L', down, '\r']),
	bringUp('bringup-booting', 'provisioning'),
	bringUp('bringup-stop', 'provisioning', '\u0003'),
	bringUp('bringup-log', 'provisioning', 't'),
	bringUp('bringup-find', 'provisioning', '/tier'),
	bringUp('bringup-attempts', 'datacrunch_volume', '', [...selecting, ...creating, ...failing]),
	bringUp('bringup-troubles', 'datacrunch_volume', 'e', [...selecting, ...creating, ...failing]),
	bringUp('bringup-ready', '"ready"', '', [...selecting, ...creating, ...ready]),
	bringUp('bringup-destroy', '"ready"', 'd', [...selecting, ...creating, ...ready]),
	bringUp('bringup-sold-out', '"failed"', '', [...selecting, ...soldOut]),
	bringUp('bringup-left-behind', '"failed"', '', [...selecting, ...creating, ...leftBehind]),
	after('picker', [], {isFirstRun: true}),
	after('picker-below', ['G', 'Z'], {isFirstRun: true}),
	after('picker-loading', [], {isFirstRun: true}, {kind: 'loading'}),
	after('picker-unknown', [], {isFirstRun: true}, noAccount),
	after('picker-defconfigs', ['8', down], {isFirstRun: true}),
	after('picker-mconf', [], {isFirstRun: true, keys: 'mconf'}),
	after('nothing-saved-yet', [escape], {isFirstRun: true}),
	...unsavedStates,
];
