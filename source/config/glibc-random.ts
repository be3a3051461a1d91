/**
 * glibc's `srand(seed)` and `rand()`: an additive feedback generator over 31 words, r[i] = r[i-3] + r[i-31], whose
 * first 310 outputs are thrown away and whose lowest bit is dropped. `randconfig` with a seed gives what C gives
 * only with the same numbers.
 */
export function glibcRandom(seed: number): () => number {
	const degree = 31;
	const words = new Int32Array(degree);
	words[0] = seed === 0 ? 1 : seed;
	// Schrage's way to multiply by 16807 modulo 2^31 - 1 without overflow, on signed words as glibc has them.
	for (let index = 1; index < degree; index++) {
		const previous = words[index - 1]!;
		const high = Math.trunc(previous / 127_773);
		const word = 16_807 * (previous - high * 127_773) - 2836 * high;
		words[index] = word < 0 ? word + 2_147_483_647 : word;
	}

	let front = 3;
	let rear = 0;
	const next = () => {
		const sum = (words[front]! + words[rear]!) | 0;
		words[front] = sum;
		front = (front + 1) % degree;
		rear = (rear + 1) % degree;
		return sum >>> 1;
	};
	for (let discarded = 0; discarded < degree * 10; discarded++) next();
	return next;
}
