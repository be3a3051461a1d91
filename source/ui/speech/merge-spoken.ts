import {sideText, type Conflict} from '../../config/three-way-merge.ts';
import {titleOf} from '../../kconfig/menu-tree.ts';
import {overlayOf, type AppState} from '../app-state.ts';
import {clean} from '../drawing/line.ts';
import type {MergeState} from '../save/merge-state.ts';
import type {RestoreState} from '../save/restore-state.ts';
import {changeSentences} from './change-sentence.ts';
import {sentence} from './sentence.ts';

/**
 * What both sides made of the file, and what answers; later the option that is gone to, or that another side is taken
 * of.
 */
export const mergeSpoken = (
	before: AppState | undefined,
	state: AppState,
	overlay: MergeState,
): readonly string[] => {
	const {sides, given, index} = overlay;
	const old = before && overlayOf(before);
	if (old?.kind !== 'merge') return wholeMerge(state, overlay);
	const conflict = sides.conflicts[index];
	const isTurned = old.given !== given && state.message === undefined;
	return conflict && (old.index !== index || isTurned)
		? [conflictSentence(conflict, given.has(conflict))]
		: [];
};

const wholeMerge = (
	{file}: AppState,
	{sides, given, theirChanges, yourChanges, time}: MergeState,
): readonly string[] => {
	const {conflicts} = sides;
	const told = [
		...conflicts.map(conflict => conflictSentence(conflict, given.has(conflict))),
		...changeSentences('They changed', theirChanges),
		...changeSentences('You changed', yourChanges),
	];
	const choices =
		conflicts.length === 0
			? ''
			: ', Space takes the other side of the option that Up and Down go to, m takes all of yours, t all of theirs';
	return [
		`${clean(file)} was written by somebody else at ${time}.`,
		...(told.length === 0 ? ['Its lines differ, and no value.'] : told),
		`Enter merges${choices}, O overwrites theirs, T drops yours, Escape goes back.`,
	];
};

/** `Both of you changed PORT: yours 80, theirs 90. Yours is taken.` */
const conflictSentence = (conflict: Conflict, isTheirs: boolean): string => {
	const [yours, theirs] = [conflict.ours, conflict.theirs].map(side =>
		clean(sideText(conflict, side) ?? 'its default'),
	);
	const name = clean(conflict.symbol.name ?? titleOf(conflict.symbol));
	return `Both of you changed ${name}: yours ${yours || 'empty'}, theirs ${theirs || 'empty'}. ${isTheirs ? 'Theirs' : 'Yours'} is taken.`;
};

/** What was edited and not saved, and what answers. */
export const restoreSpoken = (
	before: AppState | undefined,
	{file}: AppState,
	{changes, left}: RestoreState,
): readonly string[] => {
	const old = before && overlayOf(before);
	if (old?.kind === 'restore' && old.left === left) return [];
	const {yours, following} = changes;
	const isOne = yours.length === 1;
	const missing = left.lost.join(', ');
	return [
		`${yours.length} ${isOne ? 'edit' : 'edits'} from ${left.time} ${isOne ? 'was' : 'were'} not saved in ${clean(file)}: dcmenu ended before that.`,
		...changeSentences('You changed', yours),
		...changeSentences('Because of that', following),
		...(missing === '' ? [] : [sentence(`Not in this tree any more: ${clean(missing)}`)]),
		'Restore? y restores, n forgets, Escape asks again at the next start.',
	];
};
