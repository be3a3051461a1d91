import type {Key} from '../terminal/terminal-keys.ts';

/** What only the list of instance types can do. */
export type InstanceCommand =
	'order' | 'only-available' | 'max-price' | 'pin-location' | 'whole-view' | 'pause';

export type InstanceBinding = {
	readonly command: InstanceCommand;
	readonly key: Key;
	readonly does: string;
};

/** Keys of the instance list, before the menu's: no peer binds them in a list of choices. */
const instanceBindings: readonly InstanceBinding[] = [
	{command: 'order', key: 'o', does: 'order by tier, by price, by what can be had'},
	{command: 'only-available', key: 't', does: 'only what can be had now, or all'},
	{command: 'max-price', key: '$', does: 'only what costs at most so much an hour'},
	{command: 'pin-location', key: 'P', does: 'look at one location, and the next, and all'},
	{command: 'whole-view', key: 'v', does: 'the whole list again'},
	{command: 'pause', key: 'p', does: 'ask for no newer answers, or again for them'},
];

/** The keys as a profile has them: where letters jump to rows, as in mconf, they are had with Alt. */
export const instanceKeys = (hasHotkeys: boolean): readonly InstanceBinding[] =>
	instanceBindings.map(binding =>
		hasHotkeys && isLetter(binding.key) ? {...binding, key: `alt-${binding.key}`} : binding,
	);

export const instanceCommand = (key: Key, hasHotkeys: boolean): InstanceCommand | undefined =>
	[...instanceKeys(hasHotkeys), ...instanceKeys(true)].find(binding => binding.key === key)
		?.command;

const isLetter = (key: Key): boolean => /^\p{L}$/u.test(key);
