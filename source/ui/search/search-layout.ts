import {usableRows, type Size} from '../drawing/layout.ts';

/**
 * How the window is divided: results take two lines each. What there is to tell about one stands beside them in a wide
 * window and below them in others, and a small window has no room for it.
 */
export const searchLayout = (
	size: Size,
): {
	readonly results: number;
	readonly lines: number;
	/** Lines below the results, without their title. */
	readonly about: number;
	/** Cells beside them. */
	readonly aboutWidth: number;
	readonly footer: number;
} => {
	const isSmall = size.columns < 60 || size.rows < 16;
	const isWide = !isSmall && size.columns >= 110;
	const footer = isSmall ? 1 : 2;
	// The query and two rules; what is told below has a rule of its own.
	const rest = usableRows(size) - 3 - footer - (isSmall || isWide ? 0 : 3);
	const results = Math.max(1, Math.floor(rest / 2));
	const isBelow = !isSmall && !isWide;
	return {
		results,
		lines: isBelow ? results * 2 : rest,
		about: isBelow ? 2 + rest - results * 2 : 0,
		aboutWidth: isWide ? Math.floor(size.columns * 0.42) : 0,
		footer,
	};
};
