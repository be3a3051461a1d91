import type {Differences} from '../catalogue/differences.ts';
import {fragmentKinds, type FragmentKind} from '../catalogue/fragments.ts';
import type {Prices} from '../catalogue/prices.ts';
import type {CatalogueNews} from './update-catalogue.ts';

const singular = {types: 'type', images: 'image', locations: 'location'} as const;

/** What came (`+`), went (`-`) and changed (`~`), a line each. */
export const newsLines = ({regenerated}: CatalogueNews): string[] =>
	regenerated.flatMap(({kind, differences: {came, went, repriced, retold}}) => [
		...came.map(({value, prices}) =>
			[`+ ${singular[kind]} ${value}`, ...priceTexts(prices)].join('  '),
		),
		...went.map(value => `- ${singular[kind]} ${value}`),
		...repriced.map(
			({value, before, after}) => `~ ${singular[kind]} ${value}  ${change(before, after)}`,
		),
		...(retold.length > 0 ? [`~ told anew of ${retold.length} ${kind}: ${retold.join(', ')}`] : []),
	]);

/** What could not be asked, or not be taken, for a person. */
export function newsNotes({catalogue: {images, locations, refused}}: CatalogueNews): string[] {
	const notes = [];
	if (images === undefined || locations === undefined) {
		notes.push(
			'Images and locations are not known without credentials, and stay as they are: dcmenu credentials set',
		);
	}

	if (refused.length > 0) {
		notes.push(
			`Left out, for no configuration can hold their names: ${refused.map(name => JSON.stringify(name)).join(', ')}`,
		);
	}

	return notes;
}

/** For `--json`; `null` for what is not known. Prices are to the cent, as the fragments hold them. */
export function newsObject({catalogue, regenerated}: CatalogueNews): Record<string, unknown> {
	const of = (wanted: FragmentKind): Differences | undefined =>
		regenerated.find(({kind}) => kind === wanted)?.differences;
	const [types, images, locations] = fragmentKinds.map(of);
	const names = (differences: Differences | undefined): unknown =>
		differences === undefined
			? null
			: {
					came: differences.came.map(({value}) => value),
					went: differences.went,
					retold: differences.retold,
				};
	return {
		instance_types: types && {
			came: types.came.map(({value, prices}) => ({instance_type: value, ...priceFields(prices)})),
			went: types.went,
			changed: types.repriced.map(({value, before, after}) => ({
				instance_type: value,
				before: priceFields(before),
				after: priceFields(after),
			})),
			retold: types.retold,
		},
		images: names(images),
		locations: names(locations),
		refused: catalogue.refused,
	};
}

const priceTexts = ({onDemand, spot}: Prices): string[] => [
	...(onDemand === undefined ? [] : [`${onDemand}/h`]),
	...(spot === undefined ? [] : [`spot ${spot}/h`]),
];

const change = (before: Prices, after: Prices): string =>
	[
		...(before.onDemand === after.onDemand ? [] : [step(before.onDemand, after.onDemand)]),
		...(before.spot === after.spot ? [] : [`spot ${step(before.spot, after.spot)}`]),
	].join('  ');

const step = (before: string | undefined, after: string | undefined): string =>
	`${before === undefined ? '?' : `${before}/h`} -> ${after === undefined ? '?' : `${after}/h`}`;

const priceFields = ({onDemand, spot}: Prices): Record<string, number | null> => ({
	price_per_hour: amount(onDemand),
	spot_price_per_hour: amount(spot),
});

const amount = (text: string | undefined): number | null =>
	text === undefined ? null : Number(text.slice(1));
