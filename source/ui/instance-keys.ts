import type {Key} from './terminal-keys.ts';

/** What only the list of instance types can do. */
export type InstanceCommand =
	'order' | 'only-available' | 'max-price' | 'pin-location' | 'whole-view';

export type InstanceBinding = {
	readonly command: InstanceCommand;
	readonly key: Key;
	readonly does: string;
};

/** Keys of the instance list, before the menu's: no peer binds them in a list of choices. */
export const instanceBindings: readonly InstanceBinding[] = [
	{command: 'order', key: 'o', does: 'order by tier, by price, by what can be had'},
	{command: 'only-available', key: 't', does: 'only what can be had now, or all'},
	{command: 'max-price', key: '$', does: 'only what costs at most so much an hour'},
	{command: 'pin-location', key: 'P', does: 'look at one location, and the next, and all'},
	{command: 'whole-view', key: 'v', does: 'the whole list again'},
];

/** Where letters jump to rows, as in mconf, the same keys are had with Alt. */
export const instanceCommand = (key: Key, hasHotkeys: boolean): InstanceCommand | undefined => {
	const isLetter = /^\p{L}$/u.test(key);
	const plain = key.startsWith('alt-') ? key.slice(4) : hasHotkeys && isLetter ? undefined : key;
	return instanceBindings.find(binding => binding.key === plain)?.command;
};
