import {textField, type TextField} from './text-field.ts';

/** Asks for a price cap, of the list of instance types or of the wait that it lies over. */
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
