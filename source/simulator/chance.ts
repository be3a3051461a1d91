/**
 * A number from 0 to below 1 that depends on nothing but the seed and what is asked about. Drawing is not a state to
 * carry along: the same question has the same answer in any process and any order.
 */
export function chance(seed: number, ...about: readonly (string | number)[]): number {
	let hash = seed ^ 0x9e3779b9;
	for (const character of about.join('\u0000')) {
		hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
		hash ^= hash >>> 15;
	}
	// The finisher of MurmurHash3: every bit of the input reaches every bit of the result.
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A waiting time whose median is `median`, memoryless: in the median's unit. */
export function spell(median: number, drawn: number): number {
	return (-Math.log(1 - drawn) * median) / Math.LN2;
}

/** An id that looks as the API's do. */
export function identifier(seed: number, ...about: readonly (string | number)[]): string {
	const hex = [0, 1, 2, 3]
		.map(part =>
			Math.floor(chance(seed, ...about, part) * 2 ** 32)
				.toString(16)
				.padStart(8, '0'),
		)
		.join('');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`a${hex.slice(17, 20)}`,
		hex.slice(20),
	].join('-');
}
