import {styleText} from 'node:util';
import {cells, type Line} from '../drawing/line.ts';
import type {Theme} from '../drawing/theme.ts';

/** A line with its tones as escape sequences; reverse video goes from end to end of the window's cells. */
export const painted = (
	{spans, isReversed = false}: Line,
	columns: number,
	theme: Theme,
): string => {
	const text = spans.map(({text, tone}) => styled(text, theme[tone])).join('');
	if (!isReversed) {
		return text;
	}

	const used = spans.reduce((sum, {text}) => sum + cells(text), 0);
	return styled(text + ' '.repeat(Math.max(0, columns - used)), {inverse: true});
};

const styled = (text: string, {bold, dimColor, inverse, color}: Theme[keyof Theme]): string => {
	const formats = [
		...(bold ? ['bold'] : []),
		...(dimColor ? ['dim'] : []),
		...(inverse ? ['inverse'] : []),
		...(color === undefined ? [] : [color]),
	] as Parameters<typeof styleText>[0];
	return formats.length === 0 ? text : styleText(formats, text, {validateStream: false});
};
