import type {Catalogue} from './catalogue.ts';
import {differencesBetween, type Differences} from './differences.ts';
import {printFragment, type GeneratedChoice} from './fragment-text.ts';
import {fragmentKinds, type FragmentKind} from './fragments.ts';
import {imagesChoice} from './images-fragment.ts';
import {listedImages} from './listed-images.ts';
import {isOrdinaryName, listedTypes} from './listed-types.ts';
import {locationsChoice} from './locations-fragment.ts';
import {readFragment} from './read-fragment.ts';
import {typesChoice} from './types-fragment.ts';

/** A fragment as the catalogue would have it, and how that differs from what it was. */
export type Regenerated = {
	readonly kind: FragmentKind;
	readonly text: string;
	readonly differences: Differences;
};

/**
 * The fragments that a catalogue gives in place of `before`; those that it says nothing about are not among them. What
 * a choice starts from is kept where it is still there, and so are CPU and confidential types once they are listed
 * (`withAll`).
 */
export function regenerate(
	catalogue: Catalogue,
	before: Readonly<Record<FragmentKind, string>>,
	withAll = false,
): Regenerated[] {
	const listsAll =
		withAll ||
		[...readFragment(before.types, 'types').members.keys()].some(name => !isOrdinaryName(name));
	const choices = choicesOf(catalogue, listsAll);
	return fragmentKinds.flatMap(kind => {
		const choice = choices[kind];
		if (choice === undefined) return [];
		const old = readFragment(before[kind], kind);
		const kept = choice.members.find(({value}) => value === old.defaultValue)?.value;
		const text = printFragment({...choice, defaultValue: kept ?? choice.defaultValue});
		return [{kind, text, differences: differencesBetween(old, readFragment(text, kind))}];
	});
}

function choicesOf(
	{types, images, locations}: Catalogue,
	withAll: boolean,
): Readonly<Record<FragmentKind, GeneratedChoice | undefined>> {
	const listed = listedTypes(types, withAll);
	const bootable = images && listedImages(images, types, listed);
	return {
		types: typesChoice(listed),
		images: bootable && bootable.length > 0 ? imagesChoice(bootable, listed) : undefined,
		locations: locations && locationsChoice(locations),
	};
}
