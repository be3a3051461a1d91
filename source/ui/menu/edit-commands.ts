import {applyEdit, toggle, type Change, type Edit} from '../../kconfig/edits.ts';
import type {Evaluation} from '../../kconfig/evaluation.ts';
import {titleOf} from '../../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {say, type AppState} from '../app-state.ts';
import type {ValueSource} from '../pages/value-source.ts';
import {refused} from './refused.ts';

/** Takes another configuration, so that undo leads back. `source` is where it comes from, if not from the user's hand. */
export const replaced = (
	state: AppState,
	evaluation: Evaluation,
	what: string,
	source?: ValueSource,
): AppState => ({
	...state,
	evaluation,
	past: [...state.past, {evaluation: state.evaluation, what, source}],
	future: [],
});

/** What an edit gives, and whether it was taken. Where it is refused, the message says why, after the key pressed. */
export const attempted = (
	state: AppState,
	edit: Edit,
	key: string,
): {readonly state: AppState; readonly isTaken: boolean} => {
	const result = applyEdit(state.evaluation, edit);
	switch (result.kind) {
		case 'refused': {
			const node = edit.symbol.nodes.find(({prompt}) => prompt) ?? edit.symbol.nodes[0]!;
			const value = edit.kind === 'set' ? edit.value : undefined;
			return {state: refused(state, node, result.reason, key, value), isTaken: false};
		}

		case 'changed': {
			const what = describeChanges(edit.symbol, result.changes);
			const after =
				result.changes.length === 0
					? say(
							{...state, evaluation: result.evaluation},
							staysText(result.evaluation, edit.symbol),
						)
					: say(replaced(state, result.evaluation, what), what);
			return {state: after, isTaken: true};
		}
	}
};

/** What is said of an edit that changes nothing. */
const staysText = (evaluation: Evaluation, symbol: KconfigSymbol): string => {
	const selection = symbol.isChoice ? evaluation.selection(symbol) : undefined;
	const value = symbol.isChoice ? selection && titleOf(selection) : evaluation.text(symbol);
	return `${titleOf(symbol)} stays ${value || 'empty'}`;
};

/** The same for those who only go on with the state. */
export const edited = (state: AppState, edit: Edit, key: string): AppState =>
	attempted(state, edit, key).state;

/** Space, or another key: the next value that the symbol can take. */
export const toggled = (state: AppState, symbol: KconfigSymbol, key = 'Space'): AppState => {
	const edit = toggle(state.evaluation, symbol);
	const other = state.evaluation.text(symbol) === 'n' ? 'y' : 'n';
	return edited(state, edit ?? {kind: 'set', symbol, value: other}, key);
};

export const undone = (state: AppState): AppState => {
	const entry = state.past.at(-1);
	return entry
		? say(
				{
					...state,
					evaluation: entry.evaluation,
					past: state.past.slice(0, -1),
					future: [...state.future, {...entry, evaluation: state.evaluation}],
				},
				`undone: ${entry.what}`,
			)
		: say(state, 'u: nothing to undo', 'warn');
};

export const redone = (state: AppState): AppState => {
	const entry = state.future.at(-1);
	return entry
		? say(
				{
					...state,
					evaluation: entry.evaluation,
					past: [...state.past, {...entry, evaluation: state.evaluation}],
					future: state.future.slice(0, -1),
				},
				`done again: ${entry.what}`,
			)
		: say(state, 'U: nothing to do again', 'warn');
};

const valueText = (value: string | undefined): string =>
	value === undefined ? 'unset' : value === '' ? 'empty' : value;

/** `TERRAFORM: y → n, and 12 others follow` in words that fit a line. */
const describeChanges = (symbol: KconfigSymbol, changes: readonly Change[]): string => {
	const own = changes.find(change => change.symbol === symbol);
	const name = symbol.name ?? titleOf(symbol);
	const others = changes.length - (own ? 1 : 0);
	const value = own ? `: ${valueText(own.before)} to ${valueText(own.after)}` : '';
	return `${name}${value}${others > 0 ? `, ${others} more ${others === 1 ? 'follows' : 'follow'}` : ''}`;
};
