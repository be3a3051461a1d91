/** The marks that differ between a UTF-8 and an ASCII terminal. Values keep mconf's ASCII glyphs in both. */
export type Glyphs = {
	readonly available: string;
	readonly none: string;
	readonly unknown: string;
	readonly spot: string;
	/** An answer that is older than it should be. */
	readonly stale: string;
	readonly working: string;
	readonly arrow: string;
	/** Stands at the end of a text that did not fit. */
	readonly cut: string;
	readonly rule: string;
	readonly wall: string;
	readonly up: string;
	readonly down: string;
};

const utf8: Glyphs = {
	available: '✓',
	none: '✗',
	unknown: '?',
	spot: 's',
	stale: '~',
	working: '…',
	arrow: '→',
	cut: '…',
	rule: '─',
	wall: '│',
	up: '↑',
	down: '↓',
};

const ascii: Glyphs = {
	available: '+',
	none: 'x',
	unknown: '?',
	spot: 's',
	stale: '~',
	working: '.',
	arrow: '->',
	cut: '~',
	rule: '-',
	wall: '|',
	up: '^',
	down: 'v',
};

export const glyphsFor = (isAscii: boolean): Glyphs => (isAscii ? ascii : utf8);
