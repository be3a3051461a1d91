import {overlayOf, type AppState} from '../app-state.ts';
import {clean} from '../drawing/line.ts';
import {pickerTitle} from '../instances/picker-screen.ts';
import {pickerRows, type PickerState} from '../instances/picker-state.ts';
import type {StrategyRow} from '../instances/strategy-entries.ts';
import {targetSentence} from './capacity-sentence.ts';
import {sentence} from './sentence.ts';

/**
 * All rows with their numbers when the list is there, then the one under the cursor. What can be had is said of that one,
 * and again when there is an answer.
 */
export const pickerSpoken = (
	before: AppState | undefined,
	state: AppState,
	overlay: PickerState,
): readonly string[] => {
	const old = before && overlayOf(before);
	const row = pickerRows(overlay)[overlay.index];
	const current = row === undefined ? [] : [rowSentence(state, row, overlay.index)];
	if (old?.kind !== 'picker' || old.defconfigs !== overlay.defconfigs) {
		return [sentence(pickerTitle(state, overlay)), ...listed(overlay), keys(overlay), ...current];
	}

	const isAnswered = before?.capacity.kind === 'loading' && state.capacity.kind !== 'loading';
	if (old.index !== overlay.index) {
		return current;
	}

	return isAnswered ? targetSentence(state, row?.target, row?.request).map(sentence) : [];
};

const listed = (overlay: PickerState): readonly string[] =>
	pickerRows(overlay).map((row, index) => `${index + 1}. ${sentence(textOf(row))}`);

/** Its kind and its text stand in columns on the screen. */
const textOf = ({text}: StrategyRow): string => clean(text).replace(/ {2,}/, ', ');

const rowSentence = (state: AppState, row: StrategyRow, index: number): string =>
	[
		`Item ${index + 1}`,
		textOf(row),
		clean(row.about),
		...targetSentence(state, row.target, row.request),
	]
		.filter(text => text !== '')
		.map(sentence)
		.join(' ');

const keys = ({defconfigs}: PickerState): string =>
	defconfigs === undefined
		? 'Up and Down move. Enter or a digit chooses, Escape opens the menu with the defaults, q quits.'
		: 'Up and Down move. Enter or a digit loads, Escape goes back, q quits.';
