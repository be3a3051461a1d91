/** Three-valued logic: n, m and y are 0, 1 and 2, so that && is the minimum, || the maximum and ! is 2 - x. */
export type Tristate = 0 | 1 | 2;

export const no: Tristate = 0;
export const mod: Tristate = 1;
export const yes: Tristate = 2;

export type TristateLetter = 'n' | 'm' | 'y';

export const tristateLetter = (value: Tristate): TristateLetter =>
	value === 0 ? 'n' : value === 1 ? 'm' : 'y';
