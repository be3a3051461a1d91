import {closeOverlay, step, updateOverlay, say, type AppState, type Step} from './app-state.ts';
import {viewed} from './instance-commands.ts';
import {editField, textField, textOf, type TextField} from './text-field.ts';
import type {Key} from './terminal-keys.ts';

/** Asks for a price cap, over whatever list or wait it is for. */
export type PriceState = {
	readonly kind: 'price';
	readonly field: TextField;
	readonly error: string | undefined;
};

export const openPrice = (maxPrice: number | undefined): PriceState => ({
	kind: 'price',
	field: textField(maxPrice?.toString() ?? ''),
	error: undefined,
});

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
		return step(say(capped(closeOverlay(state), undefined), 'no price cap'));
	}

	const maxPrice = Number(text);
	if (!Number.isFinite(maxPrice) || maxPrice <= 0) {
		const error = 'a price is dollars an hour, such as 2.50; empty is none';
		return step(updateOverlay(state, {...overlay, error}));
	}

	return step(say(capped(closeOverlay(state), maxPrice), `up to $${maxPrice} an hour`));
};

const capped = (state: AppState, maxPrice: number | undefined): AppState =>
	viewed(state, {maxPrice});
