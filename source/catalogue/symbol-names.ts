import {symbolForm} from '../capacity/tiers.ts';

/**
 * The names of a choice's members by the values they give: the choice's own name, and the value in `symbolForm`. Where
 * two values come out alike, the first one has the name, and the others a number behind it.
 */
export function symbolNames(
	choice: string,
	values: readonly string[],
): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	const taken = new Set<string>();
	for (const value of values) {
		const plain = `${choice}_${symbolForm(value)}`;
		let name = plain;
		for (let number = 2; taken.has(name); number++) name = `${plain}_${number}`;
		taken.add(name);
		names.set(value, name);
	}

	return names;
}
