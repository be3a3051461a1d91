import {clean, fit, line, wrap, type Line, type Tone} from '../drawing/line.ts';

/** A line of a text that is scrolled through, as long as it may be. */
export type TextLine = {readonly text: string; readonly tone: Tone};

/** Numbered lines, from `start` up to but without `end`. */
export type ScrollText = {
	readonly start: number;
	readonly end: number;
	at(number: number): TextLine | undefined;
};

/** The number of the first line in the window; 'follow' keeps the last one in it. */
export type Scroll = 'follow' | number;

export type ScrollWindow = {
	/** At most as many as the window is high. */
	readonly lines: readonly Line[];
	/** The number of the first line that is shown, and of the first one below that is not (wholly). */
	readonly first: number;
	readonly next: number;
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

	const first = Math.max(scroll, text.start);
	const lines: Line[] = [];
	let next = first;
	while (next < text.end) {
		const rows = wrapped(text, next, pane);
		if (lines.length + rows.length > height && lines.length > 0) break;
		lines.push(...rows);
		next++;
	}

	// The window is never half empty while there is something above it.
	return next === text.end && lines.length <= height && first > text.start
		? lastWindow(text, text.end, pane)
		: {lines: [...lines, ...peek(text, next, pane)].slice(0, height), first, next};
}

export type ScrollStep = 'line-up' | 'line-down' | 'page-up' | 'page-down' | 'top' | 'bottom';

/** Where a step leads to; reaching the end follows it again. */
export function scrolled(text: ScrollText, scroll: Scroll, step: ScrollStep, pane: Pane): Scroll {
	const {first, next} = windowOf(text, scroll, pane);
	switch (step) {
		case 'line-up':
			return Math.max(text.start, first - 1);
		case 'page-up':
			return lastWindow(text, first, pane).first;
		case 'top':
			return text.start;
		case 'line-down':
			return next >= text.end ? 'follow' : first + 1;
		case 'page-down':
			return next >= text.end ? 'follow' : next;
		case 'bottom':
			return 'follow';
	}
}

/** The window whose last line is the one before `end`. */
function lastWindow(text: ScrollText, end: number, pane: Pane): ScrollWindow {
	const {height} = pane;
	const lines: Line[] = [];
	let first = end;
	while (first > text.start && lines.length < height) {
		first--;
		lines.unshift(...wrapped(text, first, pane));
	}

	return {lines: lines.slice(-height), first, next: end};
}

/** The line that only its beginning fits of. */
const peek = (text: ScrollText, number: number, pane: Pane): Line[] =>
	number < text.end ? wrapped(text, number, pane) : [];

/** Continued lines stand four cells in, so that they are told from new ones. */
function wrapped(lines: ScrollText, number: number, {width, cut}: Pane): Line[] {
	const {text, tone} = lines.at(number) ?? {text: '', tone: 'plain'};
	const whole = clean(text);
	if (cut !== undefined) return [line(fit(whole, width, cut), tone)];
	const [first = ''] = wrap(whole, width);
	const rest = whole.slice(first.length).trimStart();
	const continued = rest === '' ? [] : wrap(rest, width - 4);
	return [line(first, tone), ...continued.map(part => line(`    ${part}`, tone))];
}
