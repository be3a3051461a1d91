import {stripVTControlCharacters} from 'node:util';
import stringWidth from 'string-width';
import {plainText} from '../terminal/plain-text.ts';

/** How a piece of text is coloured: one of the 16 ANSI colours, and never the only carrier of a meaning. */
export type Tone = 'plain' | 'strong' | 'good' | 'bad' | 'warn' | 'quiet' | 'busy' | 'cursor';

/** A piece of a line in one tone. */
export type Span = {readonly text: string; readonly tone: Tone};

/** One line of the screen, at most as wide as the window. */
export type Line = {
	readonly spans: readonly Span[];
	/** Reverse video from end to end: the row under the cursor. */
	readonly isReversed?: boolean;
};

/** A whole screen. */
export type Frame = {
	readonly lines: readonly Line[];
	/** Where the terminal's own cursor stands, while something is typed. */
	readonly cursor?: {readonly x: number; readonly y: number} | undefined;
};

export const span = (text: string, tone: Tone = 'plain'): Span => ({text, tone});

export const line = (text: string, tone: Tone = 'plain'): Line => ({spans: [span(text, tone)]});

/** What is read, without colours. */
export const lineText = ({spans}: Line): string => spans.map(({text}) => text).join('');

export const emptyLine: Line = {spans: []};

/** Cells that a text takes in a terminal: 2 for wide characters, 0 for combining marks. */
export const cells = (text: string): number =>
	plainText.test(text) ? text.length : stringWidth(text);

/**
 * Without control characters, so that no help text, log or answer of an API can steer the terminal or turn its text
 * round.
 */
export const clean = (text: string): string =>
	// A colour's `[31m` goes with its escape: it means nothing to a reader.
	stripVTControlCharacters(text.toWellFormed())
		.replaceAll('\t', '    ')
		.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '');

// Created when first needed: making one costs milliseconds at start, and most texts are plain.
let segmenter: Intl.Segmenter | undefined;

/** What a person takes for one character each. */
export const graphemes = (text: string): readonly string[] => {
	if (plainText.test(text)) {
		return text.split('');
	}

	segmenter ??= new Intl.Segmenter();
	return Array.from(segmenter.segment(text), part => part.segment);
};

/** A beginning of a long text that is wider than so many cells, so that not all of it is looked at; or the whole text. */
const beginning = (text: string, width: number): string => {
	const start = text.slice(0, 8 * width + 8);
	return start.length < text.length && cells(start) > width + 2 ? start : text;
};

/** The longest beginning of a text that fits into so many cells. */
export const head = (text: string, width: number): string => {
	const start = beginning(text, width);
	if (cells(start) <= width) {
		return start;
	}

	let used = 0;
	let kept = '';
	for (const grapheme of graphemes(start)) {
		used += cells(grapheme);
		if (used > width) {
			break;
		}

		kept += grapheme;
	}

	return kept;
};

/** The text in at most `width` cells, with `mark` at its end where something was cut off. */
export const fit = (text: string, width: number, mark: string): string => {
	if (cells(text) <= width) {
		return text;
	}

	return width < cells(mark) ? '' : head(text, width - cells(mark)) + mark;
};

/** The text in exactly `width` cells. */
export const pad = (text: string, width: number, mark: string): string => {
	const fitted = fit(text, width, mark);
	return fitted + ' '.repeat(Math.max(0, width - cells(fitted)));
};

/** `left` and, right-aligned, `right` on one line; the left one is cut, never the right one. */
export const spread = (left: string, right: string, width: number, mark: string): string => {
	const kept = fit(right, width, mark);
	return kept === ''
		? pad(left, width, mark)
		: pad(left, width - cells(kept) - 1, mark) + ' ' + kept;
};

/** A rule over the whole width; a title stands near its left end. */
export const rule = (title: string, width: number, ruleGlyph: string, mark: string): string => {
	const left = title === '' ? '' : `${ruleGlyph.repeat(2)} ${fit(title, width - 6, mark)} `;
	return left + ruleGlyph.repeat(Math.max(0, width - cells(left)));
};

/** Exactly so many lines: cut, or filled up with empty ones. */
export const fill = (lines: readonly Line[], height: number): readonly Line[] =>
	Array.from({length: Math.max(0, height)}, (_, index) => lines[index] ?? emptyLine);

/**
 * Joins the lines of each paragraph, for another width than the one they were written for. Indented lines and lists keep
 * their lines.
 */
export const joinParagraphs = (text: string): string =>
	text.replaceAll(/(?<=\S)[ ]*\n(?=[^\s*-])/g, ' ');

/**
 * Breaks a text into lines of at most `width` cells, at spaces where there are any. Keeps indentation, that of a number
 * at the start too, in the lines that go on, and empty lines.
 */
export const wrap = (text: string, width: number): string[] =>
	text
		.split('\n')
		.flatMap(paragraph => wrapParagraph(clean(paragraph).trimEnd(), Math.max(1, width)));

const wrapParagraph = (text: string, width: number): string[] => {
	const lines: string[] = [];
	const indentation = /^ *(?:\d+ {2})?/.exec(text)![0];
	const hanging = indentation.length < width / 2 ? ' '.repeat(indentation.length) : '';
	let rest = text;
	while (cells(beginning(rest, width)) > width) {
		const start = head(rest, width) || graphemes(rest)[0]!;
		const atSpace = rest[start.length] === ' ' ? start.length : start.lastIndexOf(' ');
		const indent = start.length - start.trimStart().length;
		const end = atSpace > indent ? atSpace : start.length;
		lines.push(rest.slice(0, end).trimEnd());
		rest = hanging + rest.slice(end).trimStart();
	}

	lines.push(rest);
	return lines;
};
