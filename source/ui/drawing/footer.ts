import type {Glyphs} from './glyphs.ts';
import type {KeyProfile} from '../keys/key-profiles.ts';
import {cells, emptyLine, fit, line, type Line} from './line.ts';

/** A key and what it does now: `Enter open`. */
export type Hint = string;

/** As many hints as fit into so many lines, in the profile's words; the first ones matter most. */
export const footerLines = (
	hints: readonly Hint[],
	width: number,
	height: number,
	glyphs: Glyphs,
	keys?: KeyProfile,
): readonly Line[] => {
	const texts: string[] = [];
	for (const said of hints) {
		const hint = keys?.escapeUse === 'second' ? said.replace(/\bEsc\b/, 'Esc Esc') : said;
		const last = texts.at(-1);
		if (last !== undefined && cells(last) + 2 + cells(hint) <= width) {
			texts[texts.length - 1] = `${last}  ${hint}`;
		} else if (texts.length < height) {
			texts.push(` ${hint}`);
		}
	}

	return Array.from({length: height}, (_, index) => {
		const text = texts[index];
		return text === undefined ? emptyLine : line(fit(text, width, glyphs.cut));
	});
};
