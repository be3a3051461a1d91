import {stripVTControlCharacters} from 'node:util';
import stringWidth, {type Options} from 'string-width';
import {plainText} from './plain-text.ts';

/**
 * Stands for `string-width` in what is built: the same answers. It compiles a regular expression of all emoji for the
 * first text that is not ASCII, and a frame without foreign text needs none.
 */
const fastStringWidth = (text: string, options: Options = {}): number => {
	const {ambiguousIsNarrow = true, countAnsiEscapeCodes = false} = options;
	const seen = countAnsiEscapeCodes ? text : stripVTControlCharacters(text);
	return ambiguousIsNarrow && plainText.test(seen) ? seen.length : stringWidth(text, options);
};

export default fastStringWidth;
