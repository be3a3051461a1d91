import {
	compareEdits,
	mergeSides,
	type Conflict,
	type ThreeWay,
} from '../../config/three-way-merge.ts';
import type {Change} from '../../kconfig/edits.ts';
import type {Evaluation} from '../../kconfig/evaluation.ts';
import {editsBetween} from '../../kconfig/user-values.ts';
import {
	closeOverlay,
	openOverlay,
	say,
	step,
	updateOverlay,
	type AppState,
	type Step,
} from '../app-state.ts';
import {changesBetween, offLast} from './changes.ts';
import {replaced} from '../menu/edit-commands.ts';
import {scrollTo, usableRows, type Size} from '../drawing/layout.ts';
import {keyName} from '../keys/key-names.ts';
import {rowsMoved} from '../keys/list-keys.ts';
import {openSave} from './save-state.ts';
import type {DiskNews} from '../services.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** Somebody else wrote the file that is edited here: asks what to do about it, conflict by conflict if need be. */
export type MergeState = {
	readonly kind: 'merge';
	readonly isQuitting: boolean;
	/** When the file was written: `14:02`. */
	readonly time: string;
	/** The file that was looked at; it may be another one again by now. */
	readonly text: string;
	readonly sides: ThreeWay;
	/** What the file gives by itself. */
	readonly theirs: Evaluation;
	/** What they changed, without what is in conflict. */
	readonly theirChanges: readonly Change[];
	readonly yourChanges: readonly Change[];
	/** Conflicts that are decided for their side. */
	readonly given: ReadonlySet<Conflict>;
	readonly index: number;
	readonly top: number;
};

export const openMerge = (
	state: AppState,
	{read, theirs, time, text}: DiskNews & {readonly kind: 'changed'},
	isQuitting: boolean,
): AppState => {
	const {baseline, evaluation} = state;
	const sides = compareEdits(
		read,
		theirs,
		editsBetween(baseline.userValues, evaluation.userValues),
	);
	const theirEvaluation = baseline.withUserValues(theirs);
	const contested = new Set(sides.conflicts.map(({symbol}) => symbol));
	const isSettled = ({symbol}: Change): boolean => !contested.has(symbol.choice ?? symbol);
	const changed = changesBetween(baseline, theirEvaluation);
	return openOverlay(state, {
		kind: 'merge',
		isQuitting,
		time,
		text,
		sides,
		theirs: theirEvaluation,
		theirChanges: offLast([...changed.yours, ...changed.following].filter(isSettled)),
		yourChanges: changesBetween(baseline, evaluation).yours.filter(isSettled),
		given: new Set(),
		index: 0,
		top: 0,
	});
};

/** Title, a rule, a sentence and two lines of keys are not the list's. */
export const mergeHeight = (size: Size): number => Math.max(1, usableRows(size) - 5);

/** Lines of the list: each part has a heading. */
const mergeLineCount = ({sides, theirChanges, yourChanges}: MergeState): number =>
	[sides.conflicts, theirChanges, yourChanges]
		.filter(list => list.length > 0)
		.reduce((sum, list) => sum + list.length + 1, 0);

export const mergeKey = (state: AppState, overlay: MergeState, key: Key): Step => {
	const {sides, theirs, given} = overlay;
	const {conflicts} = sides;
	const decided = (next: readonly Conflict[]): Step =>
		step(updateOverlay(state, {...overlay, given: new Set(next)}));
	switch (key) {
		case 'enter': {
			const values = mergeSides(sides, conflict => !given.has(conflict));
			return taken(state, overlay, theirs.withUserValues(values), 'merged with the file on disk');
		}

		case 'O': {
			return taken(state, overlay, state.evaluation, 'a save overwrites the file on disk');
		}

		case 'T': {
			return taken(state, overlay, theirs, 'took the file on disk as it is');
		}

		case ' ': {
			const conflict = conflicts[overlay.index];
			if (conflict === undefined) {
				return step(say(state, 'Space: nothing was changed by both sides', 'warn'));
			}

			return decided(
				given.has(conflict) ? [...given].filter(other => other !== conflict) : [...given, conflict],
			);
		}

		case 'm':
		case 't': {
			if (conflicts.length === 0) {
				return step(say(state, `${key}: nothing was changed by both sides`, 'warn'));
			}

			const {state: next} = decided(key === 'm' ? [] : conflicts);
			return step(say(next, key === 'm' ? 'all as you have it' : 'all as they have it'));
		}

		case 'escape':
		case 'ctrl-c': {
			return step(closeOverlay(state));
		}
	}

	const by = rowsMoved(key, mergeHeight(state.size));
	return step(
		by === undefined
			? say(state, key === 'y' ? 'y: Enter merges' : `${keyName(key)}: no such key here`, 'warn')
			: moved(state, overlay, by),
	);
};

/** Moves among the conflicts, and scrolls where there are no more of them. */
const moved = (state: AppState, overlay: MergeState, by: number): AppState => {
	const height = mergeHeight(state.size);
	const count = mergeLineCount(overlay);
	const last = overlay.sides.conflicts.length - 1;
	const wanted = overlay.index + by;
	const index = Math.max(0, Math.min(last, wanted));
	// Their heading is the first line.
	const top =
		wanted === index
			? scrollTo(overlay.top, index + 1, count, height)
			: Math.max(0, Math.min(count - height, overlay.top + by));
	return updateOverlay(state, {...overlay, index, top});
};

/** Goes on with a configuration that knows of the file as it is, and shows what a save would make of it. */
const taken = (
	state: AppState,
	{theirs, text, isQuitting}: MergeState,
	evaluation: Evaluation,
	what: string,
): Step => {
	const closed = {...closeOverlay(state), baseline: theirs};
	const next =
		evaluation === state.evaluation
			? closed
			: replaced(closed, evaluation, what, {kind: 'step', text: what});
	const {state: opened, effects} = openSave(say(next, what), isQuitting);
	return step(opened, {kind: 'accept-disk', text}, ...effects);
};
