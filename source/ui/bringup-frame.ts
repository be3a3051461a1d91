import {headerLine} from './bringup-header.ts';
import {bringupKeys} from './bringup-keys.ts';
import {isSmall, isWide, type BringupLook} from './bringup-look.ts';
import {machineLines} from './bringup-machines.ts';
import {questionLines} from './bringup-question.ts';
import {reportOf} from './bringup-report.ts';
import {windowOf, type ScrollText, type TextLine} from './bringup-scroll.ts';
import type {SessionState} from './bringup-session.ts';
import {sidePanel, sideWidth, stepsLine} from './bringup-steps.ts';
import {footerLines} from './footer.ts';
import {glyphsFor, type Glyphs} from './glyphs.ts';
import {usableRows} from './layout.ts';
import {emptyLine, line, rule, span, wrap, type Line} from './line.ts';

/** The parts above and below the text that is scrolled through. */
type Surroundings = {readonly top: readonly Line[]; readonly bottom: readonly Line[]};

/** The whole screen, one row shorter than the window: a full one scrolls some consoles. */
export function bringupFrame(state: SessionState, look: BringupLook): Line[] {
	const glyphs = glyphsFor(look.ascii);
	const {top, bottom} = surroundings(state, look, glyphs);
	const {height, width} = textSize(state, look);
	const {lines} = windowOf(scrollText(state, glyphs), state.scroll, height, width);
	const body = Array.from({length: height}, (_, row) => lines[row] ?? emptyLine);
	return [...top, ...(isWide(look) ? beside(body, state, look, glyphs) : body), ...bottom];
}

/** The cells that the text has. */
export function textSize(
	state: SessionState,
	look: BringupLook,
): {readonly height: number; readonly width: number} {
	const {top, bottom} = surroundings(state, look, glyphsFor(look.ascii));
	return {
		height: Math.max(1, usableRows(look.size) - top.length - bottom.length),
		width: look.size.columns - (isWide(look) ? sideWidth + 3 : 0),
	};
}

/** The log; at the end with the report above it, numbered so that the log's own numbers stay. */
export function scrollText(state: SessionState, glyphs: Glyphs): ScrollText {
	const {log, logEnd} = state;
	const report = reportOf(state, glyphs);
	const head: TextLine[] =
		report.length === 0
			? []
			: [...report, {text: '', tone: 'plain'}, {text: ' Log', tone: 'strong'}];
	return {
		start: log.start - head.length,
		end: logEnd,
		at: number => {
			const text = log.at(number);
			return text === undefined
				? head[number - log.start + head.length]
				: {text: ` ${text}`, tone: 'plain'};
		},
	};
}

function surroundings(state: SessionState, look: BringupLook, glyphs: Glyphs): Surroundings {
	const {columns} = look.size;
	const ruled = (title: string): Line =>
		line(rule(title, columns, glyphs.rule, glyphs.cut), 'quiet');
	const question = questionLines(state, look)
		.flatMap(text => wrap(text, columns))
		.map(text => line(text, 'warn'));
	const footer = footerLines(bringupKeys(state), columns, 1, glyphs);
	const header = headerLine(state, look, glyphs);
	if (isSmall(look)) return {top: [header, ruled('')], bottom: [...question, ...footer]};

	const machines = state.phase === 'ended' ? [] : machineLines(state, look, glyphs);
	const title = state.view.task === 'bring-up' ? 'machines' : 'resources';
	return {
		top: [
			header,
			...(isWide(look) ? [] : [stepsLine(state, look, glyphs)]),
			ruled(logTitle(state, look)),
		],
		bottom: [
			...(machines.length === 0 ? [] : [ruled(title), ...machines]),
			...(question.length === 0 ? [] : [ruled(''), ...question]),
			ruled(''),
			...footer,
		],
	};
}

/** The rule above the log says whether it moves on by itself. */
function logTitle(state: SessionState, look: BringupLook): string {
	if (isWide(look) || state.phase === 'ended') return '';
	return state.scroll === 'follow' ? 'log, following' : 'log';
}

/** The text with the steps at its left. */
function beside(body: Line[], state: SessionState, look: BringupLook, glyphs: Glyphs): Line[] {
	const side = sidePanel(state, look.now, glyphs);
	return body.map((row, index) => ({
		spans: [
			...(side[index]?.spans ?? [span(' '.repeat(sideWidth))]),
			span(` ${glyphs.wall} `, 'quiet'),
			...row.spans,
		],
	}));
}
