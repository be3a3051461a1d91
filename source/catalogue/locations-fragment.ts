import type {Location} from './catalogue.ts';
import type {GeneratedChoice} from './fragment-text.ts';
import {fragments} from './fragments.ts';

/** The choice of where machines are. */
export const locationsChoice = (locations: readonly Location[]): GeneratedChoice => ({
	symbol: fragments.locations.symbol,
	prompt: 'Location',
	help: [
		'The data centre. A location chosen here is kept to: what another one has in stock is not taken.',
	],
	defaultValue: 'AUTO',
	members: [
		{
			value: 'AUTO',
			prompt: 'Automatic - wherever it can be had',
			help: ['The first location that has the machine, in the order in which the API lists them.'],
		},
		...locations
			.toSorted((a, b) => (a.code < b.code ? -1 : 1))
			.map(({code, name}) => ({value: code, prompt: `${code} - ${name}`, help: []})),
	],
});
