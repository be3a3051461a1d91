/** A row and the number that stands for it, from 1; `index` counts from 0. */
export const numberedRow = (index: number, text: string): string =>
	`${String(index + 1).padStart(3)} ${text}`;
