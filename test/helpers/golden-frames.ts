import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {firstPaint} from '../../source/ui/terminal/first-paint.ts';
import type {Size} from '../../source/ui/drawing/layout.ts';
import {cells, lineText, type Frame, type Line, type Tone} from '../../source/ui/drawing/line.ts';
import {themes} from '../../source/ui/drawing/theme.ts';

const folder = join(import.meta.dirname, '../ui/frames');

/** The windows that every screen is looked at in. */
export const frameSizes: readonly Size[] = [
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
	{columns: 40, rows: 12},
];

export type Drawings = {readonly size: Size; readonly utf8: Frame; readonly ascii: Frame};

/** The first letter of each tone, but one for each; what is plain is a dot. */
const letters: Readonly<Record<Tone, string>> = {
	plain: '.',
	strong: 's',
	good: 'g',
	bad: 'b',
	warn: 'w',
	quiet: 'q',
	busy: 'y',
	cursor: 'c',
};

/** `R` for reverse video, then how many cells have which tone: `R s2 .70 g8`. */
const tonesOf = ({spans, isReversed}: Line): string =>
	[
		...(isReversed ? ['R'] : []),
		...spans
			.filter(({text}) => text !== '')
			.map(({text, tone}) => `${letters[tone]}${cells(text)}`),
	].join(' ');

const isPlain = (line: Line): boolean =>
	!line.isReversed && line.spans.every(({text, tone}) => tone === 'plain' || text.trim() === '');

/** The characters that have one of their own in ASCII. */
const inAscii = (text: string): string =>
	text.replaceAll(/[│─…↑↓✓✗]/g, character => '|-~^v+x'.charAt('│─…↑↓✓✗'.indexOf(character)));

/** A frame as text: what is seen, what an ASCII terminal shows in other characters, and the tones of the lines that have any. */
const pictureOf = ({size, utf8, ascii}: Drawings): string => {
	const lines = utf8.lines.map(line => lineText(line).trimEnd());
	const row = (index: number, text: string): string =>
		`${String(index).padStart(2)} ${text}`.trimEnd();
	const others = ascii.lines.flatMap((line, index) => {
		const text = lineText(line).trimEnd();
		return text === inAscii(lines[index] ?? '') ? [] : [row(index, text)];
	});
	const tones = utf8.lines.flatMap((line, index) =>
		isPlain(line) ? [] : [row(index, tonesOf(line))],
	);
	return [
		`=== ${size.columns}x${size.rows}`,
		...lines,
		'--- ASCII',
		...others,
		'--- tones',
		...tones,
		...(utf8.cursor ? [`--- cursor ${utf8.cursor.x},${utf8.cursor.y}`] : []),
	].join('\n');
};

/** What no frame may do, whatever it shows. */
const assertFits = ({size, utf8, ascii}: Drawings): void => {
	for (const frame of [utf8, ascii]) {
		assert.ok(frame.lines.length < size.rows, `${frame.lines.length} lines leave no row free`);
		for (const line of frame.lines) {
			const text = lineText(line);
			assert.ok(cells(text) <= size.columns, `${cells(text)} cells: ${text}`);
			assert.doesNotMatch(text, /\p{Cc}/u);
		}
	}

	// What a tree has in it is shown as it is, whatever the locale.
	for (const line of ascii.lines) assert.doesNotMatch(lineText(line), /[─│…↑↓→✓✗]/);
};

/** In every theme the same is read; without colours there are none, and no theme paints a background. */
const assertThemes = ({size, utf8}: Drawings): void => {
	const texts = utf8.lines.map(line => lineText(line).trimEnd());
	for (const [name, theme] of Object.entries(themes)) {
		const painted = firstPaint(utf8, size.columns, theme);
		const read = stripVTControlCharacters(painted)
			.split('\r\n')
			.map(text => text.trimEnd());
		assert.deepEqual(read, texts, name);
		assert.doesNotMatch(painted, name === 'mono' ? anyColour : background, name);
	}
};

const anyColour = new RegExp(String.raw`\u001B\[(?:3|4|9|10)[0-7]m`);
const background = new RegExp(String.raw`\u001B\[(?:4|10)[0-7]m`);

/**
 * Compares a screen in its sizes with the file of its name under test/ui/frames. With UPDATE_FRAMES=1 the file is
 * written instead: look at what git says of it.
 */
export const assertFrames = (name: string, drawings: readonly Drawings[]): void => {
	for (const drawing of drawings) {
		assertFits(drawing);
		assertThemes(drawing);
	}

	const file = join(folder, `${name}.txt`);
	const pictures = `${drawings.map(pictureOf).join('\n')}\n`;
	if (process.env['UPDATE_FRAMES']) writeFileSync(file, pictures);
	const [now, kept] = [pictures.split('\n'), readFileSync(file, 'utf8').split('\n')];
	const at = now.findIndex((line, index) => line !== kept[index]);
	const where = `${file}:${at + 1}, UPDATE_FRAMES=1 writes it anew`;
	assert.equal(now[at], kept[at], where);
	assert.equal(now.length, kept.length, where);
};
