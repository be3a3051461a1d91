import type {Change} from '../../kconfig/edits.ts';
import type {AppState} from '../app-state.ts';
import type {NameState} from '../dialogs/name-state.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import {clean, lineText} from '../drawing/line.ts';
import {badgeSpan} from '../menu/badge-line.ts';
import {changeCost} from '../save/change-cost.ts';
import {changeLines} from '../save/change-lines.ts';
import {entryBadge, entryText} from '../save/load-screen.ts';
import type {LoadState} from '../save/load-state.ts';
import {conflictText} from '../save/merge-screen.ts';
import type {MergeState} from '../save/merge-state.ts';
import type {RestoreState} from '../save/restore-state.ts';
import {saveRows, type SaveRow} from '../save/save-rows.ts';
import {reasonText, saveSentence, saveTitle} from '../save/save-screen.ts';
import type {SaveState} from '../save/save-state.ts';
import {numberedRow} from './numbered-row.ts';

/** More than any name and its values take: lines are broken later, and nothing is cut off. */
const muchRoom = 10_000;

/** What a save would change, with numbers for what can be dropped, and the words that answer. */
export const saveLines = (state: AppState, overlay: SaveState): readonly string[] => {
	const rows = saveRows(state, overlay);
	const turned = turnedBySpace(rows);
	const {question, news} = saveTitle(state, overlay);
	return [
		news === '' ? question : `${question}   ${news}`,
		...rows.map(row => saveRowText(state, row, turned)),
		clean(saveSentence(state, overlay, undefined).text),
		saveWords(state, overlay, turned.length),
	];
};

/** What somebody set by hand, and lines that a save can keep, in the order of their numbers. */
export const turnedBySpace = (rows: readonly SaveRow[]): readonly SaveRow[] =>
	rows.filter(
		row => row.kind === 'yours' || (row.kind === 'problem' && row.problem.line !== undefined),
	);

const saveRowText = (state: AppState, row: SaveRow, turned: readonly SaveRow[]): string => {
	switch (row.kind) {
		case 'heading': {
			return `${clean(row.text)}:`;
		}

		case 'note': {
			return `    ${clean(row.text)}`;
		}

		case 'yours': {
			const mark = row.isKept ? '[x]' : '[ ]';
			return numberedRow(
				turned.indexOf(row),
				`${mark} ${changeText(row.change, state.glyphs)}${row.isKept ? costText(state, row.change) : ''}`,
			);
		}

		case 'problem': {
			const {text, line} = row.problem;
			if (line === undefined) return `  ! ${clean(text)}`;
			const mark = line.isKept ? '[x]' : '[ ]';
			return numberedRow(turned.indexOf(row), `${mark} ${clean(line.text)}  (${clean(text)})`);
		}

		case 'following':
		case 'other': {
			return `    ${changeText(row.change, state.glyphs)}${costText(state, row.change)}  (${clean(reasonText(state, row))})`;
		}
	}
};

/** What a change costs, behind it; empty where that is not known. */
const costText = (state: AppState, change: Change): string => {
	const badge = changeCost(state, change)?.badge;
	return badge === undefined
		? ''
		: `  ${badgeSpan(badge, Number.POSITIVE_INFINITY, state.glyphs).text}`;
};

const saveWords = (
	{past, future, facts}: AppState,
	{isQuitting, disk, look}: SaveState,
	count: number,
): string => {
	const lines = (look?.problems ?? []).flatMap(({line}) => line ?? []);
	return [
		disk.kind === 'changed' ? 'Enter merges' : isQuitting ? 'y saves and quits' : 'y saves',
		...(isQuitting ? ['n quits without saving'] : []),
		'.. goes on editing',
		...(count === 0 ? [] : [count === 1 ? '1 drops or keeps it' : 'number drops or keeps one']),
		...(facts.isUnsaved ? ['v full diff', 'c copies it'] : []),
		...(past.length === 0 ? [] : ['u undo']),
		...(future.length === 0 ? [] : ['U redo']),
		'o FILE saves elsewhere',
		...(lines.some(({isKept}) => !isKept) ? ['K keeps unknown lines'] : []),
		...(lines.some(({isKept}) => isKept) ? ['X drops unknown lines'] : []),
		'D as a defconfig',
	].join(', ');
};

/** What both sides made of a file, with numbers for what both changed, and the words that answer. */
export const mergeLines = (
	{glyphs, file}: AppState,
	{sides, given, theirChanges, yourChanges, time}: MergeState,
): readonly string[] => {
	const {conflicts} = sides;
	const part = (heading: string, texts: readonly string[]): readonly string[] =>
		texts.length === 0 ? [] : [heading, ...texts];
	const changes = (list: readonly Change[]): readonly string[] =>
		list.map(change => `    ${changeText(change, glyphs)}`);
	const body = [
		...part(
			'both of you changed:',
			conflicts.map((conflict, index) =>
				numberedRow(index, clean(conflictText(conflict, given.has(conflict)))),
			),
		),
		...part('they changed:', changes(theirChanges)),
		...part('you changed:', changes(yourChanges)),
	];
	const choices =
		conflicts.length === 0 ? [] : ['number takes the other side', 'm all mine', 't all theirs'];
	return [
		`${clean(file)} was written by somebody else at ${time}`,
		...(body.length === 0 ? ['Its lines differ, and no value.'] : body),
		['Enter merges', ...choices, 'O overwrites theirs', 'T drops mine', '.. goes back'].join(', '),
	];
};

/** What was edited and not saved, and the words that answer; of what follows, as much as is read at a glance. */
export const restoreLines = (
	{glyphs, file}: AppState,
	{changes, left}: RestoreState,
): readonly string[] => {
	const {yours, following} = changes;
	const part = (heading: string, list: readonly Change[]): readonly string[] =>
		list.length === 0
			? []
			: [
					heading,
					...list.slice(0, mostFollowing).map(change => `    ${changeText(change, glyphs)}`),
					...(list.length > mostFollowing ? [`    and ${list.length - mostFollowing} more`] : []),
				];
	const isOne = yours.length === 1;
	const lost = left.lost.join(' ');
	return [
		`${yours.length} ${isOne ? 'edit' : 'edits'} from ${left.time} ${isOne ? 'was' : 'were'} not saved in ${clean(file)}`,
		...part('edited:', yours),
		...part('changes because of that:', following),
		...(lost === '' ? [] : [`Not in this tree any more: ${clean(lost)}`]),
		'y restores, n forgets, .. asks again at the next start',
	];
};

/** More of one kind would take the question out of the window. */
const mostFollowing = 12;

const changeText = (change: Change, glyphs: Glyphs): string =>
	changeLines([change], muchRoom, glyphs, () => '')
		.map(line => lineText(line).trim())
		.join('');

/** The defconfigs with their numbers, and what each would take now. */
export const loadLines = (state: AppState, {entries = []}: LoadState): readonly string[] => [
	...entries.map((entry, index) => {
		const badge = entryBadge(state, entry, muchRoom);
		return numberedRow(index, entryText(entry) + (badge ? `  ${badge.text}` : ''));
	}),
	'number or file name loads, Enter alone goes back',
];

export const nameLines = (_: AppState, {entries = []}: NameState): readonly string[] => {
	const own = entries.flatMap(({origin, name}) => (origin === 'project' ? [clean(name)] : []));
	return [
		'Only what differs from the defaults is written, to defconfigs/NAME.',
		...(own.length === 0 ? [] : [`There are: ${own.join(', ')}`]),
		'NAME saves, or NAME and a line about it; Enter alone goes back',
	];
};
