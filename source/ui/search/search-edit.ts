import {applyEdit} from '../../kconfig/edits.ts';
import {whyHidden} from '../../kconfig/explain.ts';
import {resultsIn, type SearchResult} from '../../kconfig/search.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {say, step, updateOverlay, type AppState, type Step} from '../app-state.ts';
import {editField, textField, textOf, type TextField} from '../dialogs/text-field.ts';
import {attempted, toggled} from '../menu/edit-commands.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import type {SearchState} from './search-state.ts';

/** A value that is typed for a result. */
export type SearchEdit = {
	readonly symbol: KconfigSymbol;
	readonly field: TextField;
	readonly error: string | undefined;
};

/** Tab: the next value of what is found, or a field for it, without leaving the list. */
export const editHere = (state: AppState, overlay: SearchState, result: SearchResult): Step => {
	const {node, symbol, hidden} = result;
	if (hidden) {
		return step(say(state, `Tab: ${whyHidden(state.evaluation, node)} (Ctrl-F explains)`, 'warn'));
	}

	if (symbol === undefined || symbol.isChoice) {
		const what = symbol ? 'a choice: Enter opens it' : 'no option: Enter goes there';
		return step(say(state, `Tab: this is ${what}`, 'warn'));
	}

	if (symbol.type === 'bool' || symbol.type === 'tristate') {
		return step(refreshed(toggled(state, symbol, 'Tab'), overlay));
	}

	const field = textField(state.evaluation.text(symbol));
	return step(updateOverlay(state, {...overlay, edit: {symbol, field, error: undefined}}));
};

/** A key for the value that is typed. */
export const editKey = (
	state: AppState,
	overlay: SearchState,
	{symbol, field, error}: SearchEdit,
	key: Key,
): Step => {
	if (key === 'escape' || key === 'ctrl-c') {
		return step(updateOverlay(state, {...overlay, edit: undefined}));
	}

	if (key === 'enter' || key === 'tab') {
		const value = textOf(field);
		const {state: after, isTaken} = attempted(state, {kind: 'set', symbol, value}, 'Enter');
		return step(isTaken ? refreshed(after, {...overlay, edit: undefined}) : state);
	}

	const next = editField(field, key);
	return next ? valueTyped(state, overlay, {symbol, field, error}, next) : step(state);
};

/** Says at once what is wrong with the value. */
export const valueTyped = (
	state: AppState,
	overlay: SearchState,
	{symbol}: SearchEdit,
	field: TextField,
): Step => {
	const result = applyEdit(state.evaluation, {kind: 'set', symbol, value: textOf(field)});
	const error = result.kind === 'refused' ? result.reason : undefined;
	return step(updateOverlay(state, {...overlay, edit: {symbol, field, error}}));
};

/** The same list, with what is hidden and shown now. */
const refreshed = (state: AppState, overlay: SearchState): AppState =>
	updateOverlay(state, {...overlay, results: resultsIn(state.evaluation, overlay.results)});
