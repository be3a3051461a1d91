import assert from 'node:assert/strict';
import {applyEdit} from '../../source/kconfig/edits.ts';
import type {Evaluation} from '../../source/kconfig/evaluation.ts';
import {createAppStore} from '../../source/ui/app-store.ts';
import {openScreens, testEvaluation, testWorld, type Screens} from './menu-screens.ts';
import type {ScreenState} from './screen-states.ts';

const down = '\u001B[B';
const escape = '\u001B';

/** What is seen after keys, in a world that something was done to before the last of them. */
const after = (
	name: string,
	keys: readonly string[],
	happened: (screens: Screens) => void = () => undefined,
	last: readonly string[] = [],
): ScreenState => ({
	name,
	async open(_, size, ascii) {
		const screens = openScreens(size, {ascii});
		await screens.press(...keys);
		happened(screens);
		await screens.press(...last);
		return screens.store.getState();
	},
});

const edited = (evaluation: Evaluation, name: string, value: string): Evaluation => {
	const symbol = evaluation.tree.symbols.get(name)!;
	const result = applyEdit(evaluation, {kind: 'set', symbol, value});
	assert.ok(result.kind === 'changed');
	return result.evaluation;
};

/** FAST and PORT are edited here, and somebody else writes DRIVER and PORT. */
const writtenMeanwhile = (name: string, last: readonly string[]): ScreenState =>
	after(
		name,
		[down, ' ', '/', 'port', '\t', '\u0015', '80', '\r', escape],
		({store, world}) => {
			const {baseline} = store.getState();
			const theirs = edited(edited(baseline, 'DRIVER', 'm'), 'PORT', '90').userValues;
			world.disk.news = {
				kind: 'changed',
				time: '14:05',
				text: '',
				read: baseline.userValues,
				theirs,
			};
		},
		last,
	);

/** The start after a dcmenu was killed in which FORCED was set. */
const restore: ScreenState = {
	name: 'restore',
	async open(_, size, ascii) {
		const {services, left} = testWorld();
		const evaluation = testEvaluation();
		left.push({evaluation: edited(evaluation, 'FORCED', 'y'), time: '14:02', lost: ['GONE']});
		return createAppStore(services, {evaluation, isFirstRun: true, ascii}, size).getState();
	},
};

/** Screens about what is found, edited and not saved. */
export const unsavedStates: readonly ScreenState[] = [
	after('search-edit', ['/', 'port', '\t']),
	after('search-edit-refused', ['/', 'port', '\t', '0']),
	after('search-edited', ['/', 'driver', '\t']),
	after('save-dropped', [down, ' ', "'", 's', 'y', 's', ' ']),
	after('save-consequence', ["'", 's', 'y', 's', down]),
	after('save-difference', [down, ' ', 's', 'v']),
	writtenMeanwhile('save-written-meanwhile', ['s']),
	writtenMeanwhile('merge', ['s', '\r']),
	writtenMeanwhile('merge-theirs', ['s', '\r', ' ']),
	restore,
];
