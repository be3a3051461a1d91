import type {Glyphs} from './glyphs.ts';
import {cells, fit, span, type Line} from './line.ts';

/** A list at the left and text at its right, with a wall between them; the text's first line is its title. */
export const beside = (
	list: readonly Line[],
	text: readonly string[],
	listWidth: number,
	textWidth: number,
	glyphs: Glyphs,
): readonly Line[] =>
	list.map((left, index) => {
		const used = left.spans.reduce((sum, {text}) => sum + cells(text), 0);
		const tone = left.isReversed ? 'cursor' : 'plain';
		const spans = left.isReversed ? left.spans.map(({text}) => span(text, 'cursor')) : left.spans;
		return {
			spans: [
				...spans,
				span(' '.repeat(Math.max(0, listWidth - used)), tone),
				span(` ${glyphs.wall} `, 'quiet'),
				span(fit(text[index] ?? '', textWidth, glyphs.cut), index === 0 ? 'strong' : 'plain'),
			],
		};
	});
