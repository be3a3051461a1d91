import type {AppState} from './app-state.ts';
import {frameOf} from './frame.ts';
import type {Line} from './drawing/line.ts';

/** A screen as lines to be read one after another: without its header, rules and empty lines. */
export const frameText = (state: AppState): readonly string[] =>
	readableLines(state).map(({text}) => text);

/**
 * In a screen that stays: the line under the cursor if it is another one, else what reads differently, at most three
 * lines.
 */
export const frameNews = (before: AppState, state: AppState): readonly string[] => {
	const old = new Set(frameText(before));
	const fresh = readableLines(state).filter(({text}) => !old.has(text));
	const cursor = fresh.find(({line, text}) => line.isReversed || text.startsWith('>'));
	return cursor ? [cursor.text.replace(/^> ?/, '')] : fresh.slice(0, 3).map(({text}) => text);
};

const readableLines = (state: AppState): readonly {line: Line; text: string}[] =>
	frameOf(state)
		.lines.map(line => ({line, text: textOf(line, state.glyphs.rule)}))
		.filter(({text}) => text !== '' && !text.startsWith(' dcmenu  '));

/** Titles stay of the rules that they stand in. */
const textOf = ({spans}: Line, ruleGlyph: string): string => {
	const text = spans.map(span => span.text).join('');
	return text.includes(ruleGlyph.repeat(2))
		? text.replaceAll(ruleGlyph.repeat(2), '').replaceAll(ruleGlyph, ' ').trim()
		: text.trimEnd();
};
