import type {TestContext} from 'node:test';
import type {ScreenOptions} from '../../source/ui/app-store.ts';
import type {AppState} from '../../source/ui/app-state.ts';
import type {CapacityState} from '../../source/capacity/snapshot.ts';
import type {Size} from '../../source/ui/layout.ts';
import {openScreens, snapshot, testEvaluation} from './menu-screens.ts';
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
		await screens.press(...keys);
		return screens.store.getState();
	},
});

/** Screens of a tree that is not written in ASCII. */
const wide = (name: string, keys: readonly string[]): ScreenState =>
	after(name, keys, {evaluation: testEvaluation(wideKconfig)});

/** From the top to the list of instance types. */
const toCompute = ["'", 'c', '\r'];

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
	after(
		'capacity-unknown',
		toCompute,
		{},
		{
			kind: 'unknown',
			cause: 'no-credentials',
			reason: 'no credentials: dcmenu credentials set',
			last: undefined,
		},
	),
	after('instances', [...toCompute, '\r']),
	after('locations', [...toCompute, down, '\r']),
	after('field', ["'", 'n', '\r', down, down, '\r']),
	after('field-refused', ["'", 'n', '\r', down, down, '\r', '2']),
	after('letter', ["'"]),
	after('info', ["'", 'c', '\r', '?']),
	after('info-hidden', ['a', "'", 's', '?']),
	after('info-locked', [down, down, down, ' ', down, '?']),
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
	after(
		'confirm-without-account',
		['!'],
		{},
		{
			kind: 'unknown',
			cause: 'no-credentials',
			reason: 'no credentials: dcmenu credentials set',
			last: undefined,
		},
	),
	wide('wide', []),
	wide('wide-field', ['\r', 'テスト']),
	wide('wide-info', ['?']),
	wide('wide-search', ['/', 'a']),
	wide('wide-path', ['G', '\r', ' ', 's']),
	after('nothing-saved-yet', [escape], {isFirstRun: true}),
];
