import {
	closeOverlay,
	openOverlay,
	rowOfCursor,
	step,
	updateOverlay,
	type AppState,
	type Step,
} from './app-state.ts';
import {attempted} from './edit-commands.ts';
import {applyEdit} from '../kconfig/edits.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {infoPage} from './info-page.ts';
import {editField, textField, textOf, type TextField} from './text-field.ts';
import type {Key} from './terminal-keys.ts';
import {setByIn} from './value-source.ts';

/** A string, int or hex that is edited in its row. */
export type FieldState = {
	readonly kind: 'field';
	readonly symbol: KconfigSymbol;
	readonly field: TextField;
	/** Why the text cannot be taken as it stands. */
	readonly error: string | undefined;
};

export const openField = (state: AppState, symbol: KconfigSymbol): FieldState => ({
	kind: 'field',
	symbol,
	field: textField(state.evaluation.text(symbol)),
	error: undefined,
});

/** The field with another text; says at once what is wrong with it. */
export const typeInto = (state: AppState, overlay: FieldState, field: TextField): Step => {
	const {symbol} = overlay;
	const result = applyEdit(state.evaluation, {kind: 'set', symbol, value: textOf(field)});
	const error = result.kind === 'refused' ? result.reason : undefined;
	return step(updateOverlay(state, {...overlay, field, error}));
};

export const fieldKey = (state: AppState, overlay: FieldState, key: Key): Step => {
	const {symbol, field} = overlay;
	if (key === 'escape' || key === 'ctrl-c' || key === 'f5' || key === 'f9') {
		return step(closeOverlay(state));
	}

	if (key === 'f1' || key === 'f2') {
		const {node} = rowOfCursor(state)!;
		return step(openOverlay(state, infoPage(state.evaluation, node, setByIn(state))));
	}

	if (key === 'enter') {
		const value = textOf(field);
		const {state: after, isTaken} = attempted(state, {kind: 'set', symbol, value}, 'Enter');
		return step(isTaken ? closeOverlay(after) : state);
	}

	const next = editField(field, key);
	return next ? typeInto(state, overlay, next) : step(state);
};
