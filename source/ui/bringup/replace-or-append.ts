/** The list with an item in place of the first that matches, or at its end. */
export function replaceOrAppend<T>(
	list: readonly T[],
	item: T,
	matches: (item: T) => boolean,
): T[] {
	const index = list.findIndex(old => matches(old));
	return index === -1 ? [...list, item] : list.with(index, item);
}
