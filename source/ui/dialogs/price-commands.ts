import {
	closeOverlay,
	overlayOf,
	say,
	step,
	updateOverlay,
	type AppState,
	type Step,
} from '../app-state.ts';
import {viewed} from '../instances/instance-commands.ts';
import {capText} from '../instances/price-cap.ts';
import type {PriceState} from './price-state.ts';
import {editField, textOf, type TextField} from './text-field.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import {waited} from '../instances/wait-commands.ts';

export const priceTyped = (state: AppState, overlay: PriceState, field: TextField): Step =>
	step(updateOverlay(state, {...overlay, field, error: undefined}));

export const priceKey = (state: AppState, overlay: PriceState, key: Key): Step => {
	if (key === 'escape' || key === 'ctrl-c') {
		return step(closeOverlay(state));
	}

	if (key !== 'enter') {
		const field = editField(overlay.field, key);
		return field ? priceTyped(state, overlay, field) : step(state);
	}

	const text = textOf(overlay.field).trim().replace(/^\$/, '');
	if (text === '') {
		return capped(say(closeOverlay(state), 'no price cap'), undefined);
	}

	const maxPrice = Number(text);
	if (!Number.isFinite(maxPrice) || maxPrice <= 0) {
		const error = 'a price is dollars an hour, such as 2.50; empty is none';
		return step(updateOverlay(state, {...overlay, error}));
	}

	return capped(say(closeOverlay(state), `up to ${capText(maxPrice)}`), maxPrice);
};

/** Of the wait, where that is looked at: what was too dear may be there. Else of the list. */
const capped = (state: AppState, maxPrice: number | undefined): Step => {
	const {wait} = state;
	return overlayOf(state)?.kind === 'wait' && wait
		? waited({
				...state,
				wait: {...wait, request: {...wait.request, maxPrice}, last: undefined},
			})
		: step(viewed(state, {maxPrice}));
};
