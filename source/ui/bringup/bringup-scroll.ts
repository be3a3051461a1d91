import {clean, fit, line, lineText, wrap, type Line, type Tone} from '../drawing/line.ts';

/** A line of a text that is scrolled through, as long as it may be. */
export type TextLine = {readonly text: string; readonly tone: Tone};

/** Numbered lines, from `start` up to but without `end`. */
export type ScrollText = {
	readonly start: number;
	readonly end: number;
	at(number: number): TextLine | undefined;
};

/**
 * The number of the first line in the window; 'follow' keeps the last one in it. In a line that is higher than the
 * window, millionths count the rows of it that are above.
 */
export type Scroll = 'follow' | number;

const rowUnit = 1_000_000;

const position = (number: number, row: number): number => number + row / rowUnit;

/** What scrolls to just this window. */
export const scrollOf = ({first, skipped}: Pick<ScrollWindow, 'first' | 'skipped'>): number =>
	position(first, skipped);

const rowOf = (scroll: number): number =>
	Number.isFinite(scroll) ? Math.round((scroll - Math.floor(scroll)) * rowUnit) : 0;

export type ScrollWindow = {
	/** At most as many as the window is high. */
	readonly lines: readonly Line[];
	/** The number of the first line that is shown, and of the first one below that is not (wholly). */
	readonly first: number;
	readonly next: number;
	/** Rows of the first line that are above the window. */
	readonly skipped: number;
};

/** The cells that a text has; where it does not wrap, what is too long for them is cut. */
export type Pane = {
	readonly height: number;
	readonly width: number;
	/** undefined: long lines go on in the next row; otherwise, the mark of what is cut. */
	readonly cut?: string | undefined;
};

/** What of a text a window shows. Only the lines in it are wrapped, however long the text is. */
export function windowOf(text: ScrollText, scroll: Scroll, pane: Pane): ScrollWindow {
	const {height} = pane;
	if (scroll === 'follow') return lastWindow(text, text.end, pane);

	const first = Math.max(Math.floor(scroll), text.start);
	const rowsOfFirst = heightAt(text, first, pane);
	// Only a line that is higher than the window begins in its middle.
	const skipped =
		rowsOfFirst > height && first <= scroll ? Math.min(rowOf(scroll), rowsOfFirst - height) : 0;
	const lines: Line[] = [];
	let next = first;
	while (next < text.end) {
		const rows = wrapped(text, next, pane).slice(next === first ? skipped : 0);
		if (lines.length + rows.length > height && lines.length > 0) break;
		lines.push(...rows.slice(0, height));
		next++;
	}

	// The window is never half empty while there is something above it.
	return next === text.end && lines.length <= height && skipped === 0 && first > text.start
		? rowsOfFirst > height
			? {lines, first, next, skipped}
			: lastWindow(text, text.end, pane)
		: {lines: [...lines, ...peek(text, next, pane)].slice(0, height), first, next, skipped};
}

const heightAt = (text: ScrollText, number: number, pane: Pane): number =>
	number < text.start || number >= text.end ? 0 : wrapped(text, number, pane).length;

export type ScrollStep = 'line-up' | 'line-down' | 'page-up' | 'page-down' | 'top' | 'bottom';

/** Where a step leads to; reaching the end follows it again. */
export function scrolled(text: ScrollText, scroll: Scroll, step: ScrollStep, pane: Pane): Scroll {
	const {height} = pane;
	const {first, next, skipped} = windowOf(text, scroll, pane);
	const above = skipped > 0 && heightAt(text, first, pane) > height ? skipped : 0;
	const below = heightAt(text, first, pane) - skipped - height;
	switch (step) {
		case 'line-up':
			return above > 0 ? position(first, above - 1) : upTo(text, first - 1, pane);
		case 'page-up': {
			if (above > 0) return position(first, Math.max(0, above - height));
			const window = lastWindow(text, first, pane);
			return window.next === window.first + 1
				? position(window.first, window.skipped)
				: window.first;
		}

		case 'top':
			return text.start;
		case 'line-down':
			if (below > 0) return position(first, skipped + 1);
			return next >= text.end ? 'follow' : first + 1;
		case 'page-down':
			if (below > 0) return position(first, skipped + Math.min(below, height));
			return next >= text.end ? 'follow' : next;
		case 'bottom':
			return 'follow';
	}
}

/** The window's first line is that one; of one that is higher than the window, its end is seen. */
function upTo(text: ScrollText, number: number, pane: Pane): number {
	if (number < text.start) return text.start;
	return position(number, Math.max(0, heightAt(text, number, pane) - pane.height));
}

/** So many lines above one that is looked for lead to it. */
const leadingLines = 2;

/** What scrolls to a line, and to what is looked for in it, with what led to it above where there is room for that. */
export function scrollTo(text: ScrollText, number: number, query: string, pane: Pane): number {
	const rows = wrapped(text, number, pane);
	if (rows.length > pane.height) {
		const wanted = query.toLowerCase();
		const row = rows.findIndex(part => lineText(part).toLowerCase().includes(wanted));
		return position(number, Math.min(Math.max(0, row - leadingLines), rows.length - pane.height));
	}

	let first = number;
	let used = rows.length;
	while (first > text.start && number - first < leadingLines) {
		used += heightAt(text, first - 1, pane);
		if (used > pane.height) break;
		first--;
	}

	return first;
}

/** The window whose last line is the one before `end`. */
function lastWindow(text: ScrollText, end: number, pane: Pane): ScrollWindow {
	const lines: Line[] = [];
	let first = end;
	let skipped = 0;
	while (first > text.start && lines.length < pane.height) {
		first--;
		const rows = wrapped(text, first, pane);
		skipped = Math.max(0, rows.length - (pane.height - lines.length));
		lines.unshift(...rows.slice(skipped));
	}

	return {lines, first, next: end, skipped};
}

/** The line that only its beginning fits of. */
const peek = (text: ScrollText, number: number, pane: Pane): readonly Line[] =>
	number < text.end ? wrapped(text, number, pane) : [];

/** The rows of a line, and the same again for a long one: it is asked for several times a key. */
function wrapped(lines: ScrollText, number: number, {width, cut}: Pane): readonly Line[] {
	const {text, tone} = lines.at(number) ?? {text: '', tone: 'plain'};
	if (text.length < longLine) return rowsOf(text, tone, width, cut);
	if (
		lastLong?.text !== text ||
		lastLong.tone !== tone ||
		lastLong.width !== width ||
		lastLong.cut !== cut
	) {
		lastLong = {text, tone, width, cut, rows: rowsOf(text, tone, width, cut)};
	}

	return lastLong.rows;
}

/** Characters. */
const longLine = 4000;

let lastLong:
	| (TextLine & {
			readonly width: number;
			readonly cut: string | undefined;
			readonly rows: readonly Line[];
	  })
	| undefined;

/** Continued lines stand four cells in, so that they are told from new ones. */
function rowsOf(text: string, tone: Tone, width: number, cut: string | undefined): Line[] {
	const whole = clean(text);
	if (cut !== undefined) return [line(fit(whole, width, cut), tone)];
	const [first = ''] = wrap(whole.slice(0, 16 * width), width);
	const rest = whole.slice(first.length).trimStart();
	const continued = rest === '' ? [] : wrap(rest, width - 4);
	return [line(first, tone), ...continued.map(part => line(`    ${part}`, tone))];
}
