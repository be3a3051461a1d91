import {clean, fit, line, rule, spread, wrap, type Line} from '../drawing/line.ts';
import {footerLines, type Hint} from '../drawing/footer.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import {usableRows, type Size} from '../drawing/layout.ts';

/** The lines above the list: where dcmenu is, and what is asked. */
export function strategyTop(
	title: string,
	account: string,
	age: string,
	{columns}: Size,
	glyphs: Glyphs,
): Line[] {
	return [
		line(spread(` dcmenu  ${account}`, `${age} `, columns, glyphs.cut), 'strong'),
		line(fit(` ${title}`, columns, glyphs.cut)),
		line(rule('', columns, glyphs.rule, glyphs.cut), 'quiet'),
	];
}

/** The keys that work. */
export const strategyBottom = (keys: readonly Hint[], {columns}: Size, glyphs: Glyphs): Line[] => [
	line(rule('', columns, glyphs.rule, glyphs.cut), 'quiet'),
	...footerLines(keys, columns, 1, glyphs),
];

/** What the row under the cursor means; a small window has no room for it. */
export function strategyAbout(about: string, size: Size, glyphs: Glyphs): Line[] {
	if (size.rows < 20) return [];
	const [first = '', second = ''] = wrap(clean(about), size.columns - 2);
	return [
		line(rule('', size.columns, glyphs.rule, glyphs.cut), 'quiet'),
		...[first, second].map(text => line(` ${text}`)),
	];
}

/** Rows between top and bottom. */
export const listHeight = (size: Size): number => Math.max(1, usableRows(size) - 5);
