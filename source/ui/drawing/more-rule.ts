import type {Glyphs} from './glyphs.ts';
import {cells, line, rule, type Line} from './line.ts';

/** What is left out of a list: `↑ 2 ↓ 5 more`; empty where nothing is. */
export const moreText = (above: number, below: number, {up, down}: Glyphs): string => {
	const parts = [
		...(above > 0 ? [`${up} ${above}`] : []),
		...(below > 0 ? [`${down} ${below}`] : []),
	];
	return parts.length === 0 ? '' : `${parts.join(' ')} more`;
};

/** A rule with a title at its left end, and at its right what is left out. */
export const moreRule = (title: string, more: string, width: number, glyphs: Glyphs): Line => {
	const end = more === '' ? '' : ` ${more} ${glyphs.rule.repeat(2)}`;
	return line(rule(title, width - cells(end), glyphs.rule, glyphs.cut) + end, 'quiet');
};
