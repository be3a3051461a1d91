import type {SaveProblem} from '../../config/save-problems.ts';
import type {Change} from '../../kconfig/edits.ts';
import {overlayOf, type AppState} from '../app-state.ts';
import type {NameState} from '../dialogs/name-state.ts';
import {clean} from '../drawing/line.ts';
import {matchingEntries, type LoadState} from '../save/load-state.ts';
import {entryText} from '../save/load-screen.ts';
import {changeCost} from '../save/change-cost.ts';
import {saveRows, type SaveRow} from '../save/save-rows.ts';
import {reasonText, saveSentence, saveTitle} from '../save/save-screen.ts';
import type {SaveState} from '../save/save-state.ts';
import {textOf, type TextField} from '../dialogs/text-field.ts';
import {changeSentence, mostTold} from './change-sentence.ts';
import {badgeSentence, targetSentence} from './capacity-sentence.ts';
import {sentence} from './sentence.ts';

/**
 * What a save would change, one change a line, and what answers; later the change under the cursor, and what was
 * dropped.
 */
export const saveSpoken = (
	before: AppState | undefined,
	state: AppState,
	overlay: SaveState,
): readonly string[] => {
	const old = before && overlayOf(before);
	if (old?.kind !== 'save' || old.naming) {
		return wholeSave(before, state, overlay);
	}

	const isLookedAt = old.look === undefined && overlay.look !== undefined;
	const title =
		isLookedAt || overlay.changes !== old.changes ? [titleSentence(state, overlay)] : [];
	const row = saveRows(state, overlay)[overlay.index];
	return [
		...title,
		...(isLookedAt ? filesSpoken(state, overlay) : []),
		// What was found in the files moves the rows: nobody has gone to another one.
		...(row && !isLookedAt && overlay.index !== old.index ? [rowSpoken(state, row)] : []),
	];
};

/** The name that is asked for, and why nothing could be written under the one before. */
export const namingSpoken = (
	before: AppState | undefined,
	overlay: SaveState,
	naming: TextField,
): readonly string[] => {
	const old = before && overlayOf(before);
	const failure = failureSpoken(before, overlay);
	return old?.kind === 'save' && old.naming !== undefined
		? failure
		: [
				...failure,
				`Save as, a file name. ${fieldText(naming)} Enter saves under this name, Escape goes back.`,
			];
};

/** Why the files could not be written, once. */
const failureSpoken = (before: AppState | undefined, {failure}: SaveState): readonly string[] => {
	const old = before && overlayOf(before);
	return failure === undefined || (old?.kind === 'save' && old.failure === failure)
		? []
		: [sentence(clean(failure))];
};

const titleSentence = (state: AppState, overlay: SaveState): string => {
	const {question, news} = saveTitle(state, overlay);
	return sentence(question.replace(/\? {3}/, '? ') + (news === '' ? '' : `, ${news}`));
};

/** With where a value comes from that nobody set. */
const rowSpoken = (state: AppState, row: SaveRow): string =>
	row.kind === 'following' || row.kind === 'other'
		? `${changeRowSentence(state, row)} ${sentence(clean(reasonText(state, row)))}`
		: changeRowSentence(state, row);

const rowsSpoken = (
	state: AppState,
	overlay: SaveState,
	kind: SaveRow['kind'],
): readonly string[] => {
	const rows = saveRows(state, overlay).filter(row => row.kind === kind);
	const rest = rows.length - mostTold;
	return [
		...rows.slice(0, mostTold).map(row => changeRowSentence(state, row)),
		...(rest > 0 ? [`And ${rest} more: v tells all that differs.`] : []),
	];
};

/** What the files are, once somebody has looked at them. */
const filesSpoken = (state: AppState, overlay: SaveState): readonly string[] => {
	const {files = [], problems = []} = overlay.look ?? {};
	return [
		...rowsSpoken(state, overlay, 'other'),
		...problems.map(problemSentence),
		...files.map(({name, what}) => `Will write ${clean(name)}: ${sentence(clean(what))}`),
	];
};

const wholeSave = (
	before: AppState | undefined,
	state: AppState,
	overlay: SaveState,
): readonly string[] => {
	return [
		...failureSpoken(before, overlay),
		titleSentence(state, overlay),
		...rowsSpoken(state, overlay, 'yours'),
		...rowsSpoken(state, overlay, 'following'),
		...filesSpoken(state, overlay),
		sentence(clean(saveSentence(state, overlay, undefined).text)),
		answers(overlay),
	];
};

const answers = ({isQuitting, disk}: SaveState): string => {
	const yes =
		disk.kind === 'changed' ? 'Enter merges' : isQuitting ? 'y saves and quits' : 'y saves';
	const no = isQuitting ? ', n quits without saving' : '';
	return `${yes}${no}, Escape goes on editing. Space drops the change that Up and Down go to. F1 lists the keys.`;
};

/** `You changed PORT: 22 to 23.` */
const changeRowSentence = (state: AppState, row: SaveRow): string => {
	switch (row.kind) {
		case 'heading':
		case 'note': {
			return sentence(clean(row.text));
		}

		case 'yours': {
			return row.isKept
				? `You changed ${changeSentence(row.change)}${costSentence(state, row.change)}`
				: `Dropped ${changeSentence(row.change)}`;
		}

		case 'following': {
			return `Because of that ${changeSentence(row.change)}${costSentence(state, row.change)}`;
		}

		case 'other': {
			return `Also ${changeSentence(row.change)}${costSentence(state, row.change)}`;
		}

		case 'problem': {
			return problemSentence(row.problem);
		}
	}
};

/** With what a save does to the line, where it can keep it. */
const problemSentence = ({text, line}: SaveProblem): string => {
	const told = `Problem: ${sentence(clean(text))}`;
	if (line === undefined) return told;
	const fate = line.isKept ? 'It is kept; X drops it' : 'It is left out; K keeps it';
	return `${told} The line is ${clean(line.text)}. ${fate}.`;
};

/** What a change costs, behind it; empty where that is not known. */
const costSentence = (state: AppState, change: Change): string => {
	const badge = changeCost(state, change)?.badge;
	return badge === undefined ? '' : ` ${sentence(badgeSentence(badge))}`;
};

/** What is asked for when the name or the comment is come to, and what is wrong with it. */
export const nameSpoken = (before: AppState | undefined, overlay: NameState): readonly string[] => {
	const old = before && overlayOf(before);
	const {error, isAtComment, field, comment} = overlay;
	if (old?.kind !== 'name') {
		return [
			'Save as a defconfig. Only what differs from the defaults is written, to defconfigs/NAME.',
			`Name. ${fieldText(field)} Tab goes to a comment, Enter saves, Escape goes back.`,
		];
	}

	return [
		...(error === undefined || error === old.error ? [] : [sentence(error)]),
		...(isAtComment === old.isAtComment
			? []
			: [isAtComment ? `Comment. ${fieldText(comment)}` : `Name. ${fieldText(field)}`]),
	];
};

const fieldText = (field: TextField): string => `Text field. Value ${textOf(field) || 'empty'}.`;

/** How many defconfigs there are to choose from, and the one that Enter loads. */
export const loadSpoken = (
	before: AppState | undefined,
	state: AppState,
	overlay: LoadState,
): readonly string[] => {
	const old = before && overlayOf(before);
	const matches = matchingEntries(overlay);
	const asked =
		old?.kind === 'load'
			? []
			: [
					'Load a file or a defconfig. Type its name, or part of it. Enter loads, Escape goes back.',
				];
	if (old?.kind === 'load' && old.index === overlay.index && old.entries === overlay.entries) {
		return textOf(old.field) === textOf(overlay.field) ? [] : [counted(matches.length)];
	}

	const entry = matches[overlay.index];
	if (entry) {
		const parts = [
			entryText(entry).replaceAll(/ {2,}/g, ', '),
			...targetSentence(state, entry.request?.target, entry.request),
		];
		return [`Item ${overlay.index + 1} of ${matches.length}. ${parts.map(sentence).join(' ')}`];
	}

	return [...asked, ...(overlay.entries === undefined ? [] : [counted(matches.length)])];
};

const counted = (count: number): string =>
	count === 0
		? 'No defconfig has this in its name or comment.'
		: `${count} ${count === 1 ? 'defconfig' : 'defconfigs'}: Up and Down go through them.`;
