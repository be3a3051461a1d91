/** Up to five of the names that a mistyped one may have meant, the likeliest first. */
export function nearNames(typed: string, names: Iterable<string>): string[] {
	const wanted = typed.toLowerCase();
	const limit = Math.max(2, Math.floor(typed.length / 8));
	return [...names]
		.map(name => ({name, distance: distanceTo(wanted, name.toLowerCase(), limit)}))
		.filter(({distance}) => distance <= limit)
		.sort((a, b) => a.distance - b.distance)
		.slice(0, 5)
		.map(({name}) => name);
}

/** A name that holds what was typed is nearest; else the edit distance counts. */
const distanceTo = (typed: string, name: string, limit: number): number => {
	if (name.includes(typed)) return 0;
	return Math.abs(typed.length - name.length) > limit ? Infinity : editDistance(typed, name);
};

/** Levenshtein's: the least number of letters to insert, delete or replace. */
function editDistance(a: string, b: string): number {
	let row = Array.from({length: b.length + 1}, (_, column) => column);
	for (const [index, letter] of a.split('').entries()) {
		const next = [index + 1];
		for (const [column, other] of b.split('').entries()) {
			next.push(
				Math.min(
					(next[column] ?? 0) + 1,
					(row[column + 1] ?? 0) + 1,
					(row[column] ?? 0) + (letter === other ? 0 : 1),
				),
			);
		}

		row = next;
	}

	return row[b.length] ?? 0;
}
