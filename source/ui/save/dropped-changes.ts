import type {Change} from '../../kconfig/edits.ts';
import {editValues, type ValueEdit} from '../../kconfig/user-values.ts';
import {say, step, type AppState, type Step} from '../app-state.ts';
import {replaced} from '../menu/edit-commands.ts';
import {changesBetween} from './changes.ts';
import {settled} from './save-cursor.ts';
import {lookAtFiles} from './save-layout.ts';
import {saveRows, type SaveRow} from './save-rows.ts';
import type {SaveState} from './save-state.ts';

/** A change that was set back from the save screen, and the values that would make it again. */
export type Dropped = {readonly change: Change; readonly edits: readonly ValueEdit[]};

/** After the configuration was changed from here: what follows is another, and so is what would be written. */
export const recomputed = (state: AppState, overlay: SaveState): Step => {
	const {baseline, evaluation} = state;
	const stillDropped = [...overlay.dropped].filter(
		([symbol]) => evaluation.userValues.get(symbol) === baseline.userValues.get(symbol),
	);
	const changes = changesBetween(baseline, evaluation);
	const next = {...overlay, changes, dropped: new Map(stillDropped)};
	return step(settled(state, next), lookAtFiles(state));
};

/** Space: sets one change back, or makes it again. What follows from it follows suit. */
export const dropped = (state: AppState, overlay: SaveState): Step => {
	const row: SaveRow | undefined = saveRows(state, overlay)[overlay.index];
	if (row?.kind !== 'yours') {
		return step(say(state, 'Space: only what you changed can be dropped', 'warn'));
	}

	const {change, isKept} = row;
	const {symbol} = change;
	const {baseline, evaluation} = state;
	const name = symbol.name ?? '';
	const others = new Map(overlay.dropped);
	if (!isKept) {
		const edits = others.get(symbol)!.edits;
		others.delete(symbol);
		return recomputed(withEdits(state, edits, `kept ${name} after all`), {
			...overlay,
			dropped: others,
		});
	}

	// A choice goes back as a whole.
	const symbols = symbol.choice?.members ?? [symbol];
	const valuesIn = ({userValues}: AppState['evaluation']): readonly ValueEdit[] =>
		symbols.map(member => [member, userValues.get(member)]);
	others.set(symbol, {change, edits: valuesIn(evaluation)});
	return recomputed(withEdits(state, valuesIn(baseline), `dropped ${name}`), {
		...overlay,
		dropped: others,
	});
};

const withEdits = (state: AppState, edits: readonly ValueEdit[], what: string): AppState => {
	const {evaluation} = state;
	const {evaluation: after} = evaluation.update(
		editValues(evaluation.userValues, edits),
		edits.map(([symbol]) => symbol),
	);
	return say(replaced(state, after, what), what);
};
