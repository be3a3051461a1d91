import {
	closeOverlay,
	openOverlay,
	rowOfCursor,
	step,
	updateOverlay,
	type AppState,
	type Step,
} from '../app-state.ts';
import {attempted} from '../menu/edit-commands.ts';
import {applyEdit} from '../../kconfig/edits.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {fieldButtonKey, type FieldButton} from './field-buttons.ts';
import {pageAbout} from '../pages/info-page.ts';
import {editField, textField, textOf, type TextField} from './text-field.ts';
import type {Key} from '../terminal/terminal-keys.ts';

/** A string, int or hex that is edited in its row. */
export type FieldState = {
	readonly kind: 'field';
	readonly symbol: KconfigSymbol;
	readonly field: TextField;
	/** Why the text cannot be taken as it stands. */
	readonly error: string | undefined;
	/** The button that is marked, where the profile has some; undefined: the text is typed into. */
	readonly button: FieldButton | undefined;
};

export const openField = (state: AppState, symbol: KconfigSymbol): FieldState => ({
	kind: 'field',
	symbol,
	field: textField(state.evaluation.text(symbol)),
	error: undefined,
	button: undefined,
});

/** The field with another text; says at once what is wrong with it. */
export const typeInto = (state: AppState, overlay: FieldState, field: TextField): Step => {
	const {symbol} = overlay;
	const result = applyEdit(state.evaluation, {kind: 'set', symbol, value: textOf(field)});
	const error = result.kind === 'refused' ? result.reason : undefined;
	return step(updateOverlay(state, {...overlay, field, error}));
};

export const fieldKey = (state: AppState, overlay: FieldState, key: Key): Step => {
	const {field} = overlay;
	const answer = state.keys.hasButtons ? fieldButtonKey(overlay.button, key) : undefined;
	if (answer?.does === 'mark') {
		return step(updateOverlay(state, {...overlay, button: answer.button}));
	}

	if (answer?.does === 'leave' || key === 'escape' || key === 'ctrl-c') {
		return step(closeOverlay(state));
	}

	if (answer?.does === 'help' || key === 'f1' || key === 'f2') {
		const {node} = rowOfCursor(state)!;
		const value = overlay.error === undefined ? undefined : textOf(field);
		return step(openOverlay(state, pageAbout(state, node, value)));
	}

	if (answer?.does === 'take' || key === 'enter') {
		return step(taken(state, overlay));
	}

	const next = overlay.button === undefined ? editField(field, key) : undefined;
	return next ? typeInto(state, overlay, next) : step(state);
};

/** A text that cannot be taken stays, and why is on the screen already. */
const taken = (state: AppState, {symbol, field}: FieldState): AppState => {
	const value = textOf(field);
	const {state: after, isTaken} = attempted(state, {kind: 'set', symbol, value}, 'Enter');
	return isTaken ? closeOverlay(after) : state;
};
