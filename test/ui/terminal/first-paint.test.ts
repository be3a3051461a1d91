import assert from 'node:assert/strict';
import {test} from 'node:test';
import headless from '@xterm/headless';
import {createElement} from 'react';
import {firstPaint} from '../../../source/ui/terminal/first-paint.ts';
import {line, span} from '../../../source/ui/drawing/line.ts';
import {themes, type Theme} from '../../../source/ui/drawing/theme.ts';

// What Ink colours with looks at it when it is first imported.
process.env['FORCE_COLOR'] = '1';
const {render} = await import('ink-testing-library');
const {LinesView, ThemeContext} = await import('../../../source/ui/terminal/line-view.tsx');

const frame = {
	lines: [
		{spans: [span('good', 'good'), span(' and '), span('strong', 'strong')]},
		{spans: [span('> the row under the cursor'), span(' busy', 'busy')], isReversed: true},
		line('quiet', 'quiet'),
	],
};

/** What a terminal of that size shows after it. */
async function shown(text: string, columns = 40) {
	const terminal = new headless.Terminal({cols: columns, rows: 4, allowProposedApi: true});
	await new Promise<void>(resolve => {
		terminal.write(text, resolve);
	});
	const {active} = terminal.buffer;
	const cell = (row: number, column: number) => active.getLine(row)!.getCell(column)!;
	const rows = frame.lines.map((_, row) => active.getLine(row)!.translateToString(true));
	return {active, cell, rows};
}

test('a frame is drawn on the alternate screen, in its tones', async () => {
	const {active, cell, rows} = await shown(firstPaint(frame, 40, themes.terminal));
	assert.equal(active.type, 'alternate');
	assert.deepEqual(rows, ['good and strong', '> the row under the cursor busy         ', 'quiet']);
	assert.equal(cell(0, 0).getFgColor(), 2);
	assert.equal(cell(0, 5).isFgDefault(), true);
	assert.ok(cell(0, 9).isBold());
	assert.ok(cell(2, 0).isDim());
	// To the end of the row, through a colour of its own.
	assert.ok([0, 26, 39].every(column => cell(1, column).isInverse()));
	assert.equal(cell(1, 28).getFgColor(), 6);
	assert.deepEqual([active.cursorX, active.cursorY], [0, 0]);
});

test('what a killed program left on the alternate screen is not seen through it', async () => {
	const left =
		'\u001B[?1049hline 1\r\nUp since 08:01: kn1-knlp, $3.56/h. More: dcmenu status\r\nline 3';
	const {rows} = await shown(left + firstPaint({lines: [line('a'), line('b')]}, 40, themes.mono));
	assert.deepEqual(rows, ['a', 'b', '']);
});

test('without colours there are none', async () => {
	const {cell} = await shown(firstPaint(frame, 40, themes.mono));
	assert.ok([0, 9].every(column => cell(0, column).isFgDefault()));
	assert.ok(cell(1, 28).isFgDefault());
});

test('Ink draws the same over it', async () => {
	const tones = Object.keys(themes.terminal) as (keyof Theme)[];
	const lines = [
		...tones.map(tone => line(`in ${tone}`, tone)),
		{spans: tones.map(tone => span(tone.slice(0, 2), tone)), isReversed: true},
		line(''),
		line('── a rule ───────'),
	];
	for (const theme of Object.values(themes)) {
		const view = createElement(LinesView, {lines, columns: 40});
		const {lastFrame, unmount} = render(createElement(ThemeContext, {value: theme}, view));
		const drawn = `\u001B[?1049h${lastFrame()!.replaceAll('\n', '\r\n')}`;
		unmount();
		assert.deepEqual(
			await cellsOf(firstPaint({lines}, 40, theme), lines.length),
			await cellsOf(drawn, lines.length),
		);
	}
});

/** Each cell with how it is drawn. */
async function cellsOf(text: string, rows: number) {
	const terminal = new headless.Terminal({cols: 40, rows: rows + 1, allowProposedApi: true});
	await new Promise<void>(resolve => {
		terminal.write(text, resolve);
	});
	return Array.from({length: rows}, (_, row) =>
		Array.from({length: 40}, (_each, column) => {
			const cell = terminal.buffer.active.getLine(row)!.getCell(column)!;
			const looks = [cell.isBold(), cell.isDim(), cell.isInverse(), cell.getFgColor()];
			return `${cell.getChars() || ' '} ${looks.join()}`;
		}),
	);
}
