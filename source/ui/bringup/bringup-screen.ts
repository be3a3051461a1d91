import type {AppState} from '../app-state.ts';
import {highlighted} from './bringup-find.ts';
import {bringupFooter} from './bringup-footer.ts';
import {bringupHeader} from './bringup-header.ts';
import {isSmall, isWide, lookOf, type BringupLook} from './bringup-look.ts';
import {attemptLines, attemptTitle, candidateLines} from './bringup-panel.ts';
import {questionLines} from './bringup-question.ts';
import {windowOf, type Pane} from './bringup-scroll.ts';
import type {SessionState} from './bringup-session.ts';
import {sidePanel, sideWidth, stepsLine} from './bringup-steps.ts';
import {lostLines, scrollText} from './bringup-text.ts';
import {cutStart, usually} from './bringup-words.ts';
import {usableRows} from '../drawing/layout.ts';
import {
	cells,
	clean,
	fill,
	fit,
	line,
	rule,
	span,
	wrap,
	type Frame,
	type Line,
} from '../drawing/line.ts';
import {fieldWindow} from '../dialogs/text-field.ts';

/** The parts above and below the text that is scrolled through. */
type Surroundings = {readonly top: readonly Line[]; readonly bottom: readonly Line[]};

/** A bring-up or a tear-down: how far it is, what it costs, and its log. */
export const bringupScreen = (state: AppState, session: SessionState): Frame => {
	const look = lookOf(state, session);
	const {top, bottom} = surroundings(session, look);
	const pane = paneOf(session, look);
	const text = scrollText(session, look.glyphs);
	const query = session.find?.query ?? '';
	const {lines} = windowOf(text, session.scroll, pane);
	const body = fill(
		lines.map(row => highlighted(row, query)),
		pane.height,
	);
	const isBeside = hasSidePanel(session, look);
	return {
		lines: [...top, ...(isBeside ? beside(body, session, look) : body), ...bottom],
		cursor: findCursor(session, look),
	};
};

/** The cells that the log has. */
export function paneOf(session: SessionState, look: BringupLook): Pane {
	const {top, bottom} = surroundings(session, look);
	return {
		height: Math.max(1, usableRows(look.size) - top.length - bottom.length),
		width: look.size.columns - (hasSidePanel(session, look) ? sideWidth + 3 : 0),
		cut: session.wraps ? undefined : look.glyphs.cut,
	};
}

const hasSidePanel = ({isRaw}: SessionState, look: BringupLook): boolean => isWide(look) && !isRaw;

function surroundings(session: SessionState, look: BringupLook): Surroundings {
	const {glyphs, size} = look;
	const {columns} = size;
	const ruled = (title: string): Line =>
		line(rule(title, columns, glyphs.rule, glyphs.cut), 'quiet');
	const question = questionLines(session, look)
		.flatMap(text => wrap(text, columns))
		.map(text => line(text, 'warn'));
	const asked = [...question, ...findLines(session, look)];
	const header = bringupHeader(session, look);
	if (isSmall(look)) {
		const footer = bringupFooter(session, look);
		const message = look.message
			? [line(fit(` ${look.message.text}`, columns, glyphs.cut), look.message.tone)]
			: [];
		return {top: [header, ruled('')], bottom: [...asked, ...message, ...footer]};
	}

	const footer = bringupFooter(session, look);
	const isDone = session.phase === 'ended' || session.isRaw;
	const height = Math.floor(size.rows / 6);
	// In a low window the log has to do: it tells them, too.
	const isLow = size.rows < 20;
	const candidates =
		isDone || isWide(look) || isLow ? [] : candidateLines(session, columns, 2, glyphs);
	const attempts = isDone ? [] : attemptLines(session, look, height);
	const showsSteps = !isWide(look) && !session.isRaw;
	return {
		top: [
			header,
			...(showsSteps ? [stepsLine(session, look)] : []),
			ruled(logTitle(session, look)),
		],
		bottom: [
			...(candidates.length === 0 ? [] : [ruled('candidates'), ...candidates]),
			...(attempts.length === 0 ? [] : [ruled(attemptTitle(session)), ...attempts]),
			...(asked.length === 0 ? [] : [ruled(''), ...asked]),
			messageRule(session, look),
			...footer,
		],
	};
}

/** Which log it is, and whether it moves on by itself. */
function logTitle(session: SessionState, look: BringupLook): string {
	const {scroll, phase, onlyTroubles, find, usual} = session;
	const isBeside = hasSidePanel(session, look);
	const lost = lostLines(session);
	const count = lost.toLocaleString('en');
	return [
		onlyTroubles ? 'troubles only' : phase === 'ended' ? '' : 'log',
		scroll === 'follow' && phase !== 'ended' ? 'following' : '',
		lost <= 0
			? ''
			: onlyTroubles
				? `${count} before are in the whole log`
				: `${count} lines before: the file cannot be read`,
		find?.seek ? 'looking' : '',
		usual.length === 0 || isBeside || phase === 'ended' ? '' : `usually ready in ${usually(usual)}`,
	]
		.filter(part => part !== '')
		.join(', ');
}

/** The answer to the last key; otherwise, where the whole log is. */
function messageRule({view}: SessionState, {size, glyphs, message}: BringupLook): Line {
	const {columns} = size;
	const file =
		view.logFile === undefined
			? ''
			: `all of it: ${cutStart(clean(view.logFile), columns - 17, glyphs.cut)}`;
	return message === undefined
		? line(rule(file, columns, glyphs.rule, glyphs.cut), 'quiet')
		: line(rule(message.text, columns, glyphs.rule, glyphs.cut), message.tone);
}

const findLabel = ' find: ';

function findLines({find}: SessionState, {size}: BringupLook): Line[] {
	if (find?.field === undefined) return [];
	return [
		line(findLabel + fieldWindow(find.field, size.columns - cells(findLabel)).text, 'strong'),
	];
}

/** In the line above the rule and the keys. */
function findCursor({find}: SessionState, look: BringupLook): Frame['cursor'] {
	if (find?.field === undefined) return undefined;
	const {size} = look;
	const {cursor} = fieldWindow(find.field, size.columns - cells(findLabel));
	const below = isSmall(look) ? (look.message ? 2 : 1) : 3;
	return {x: cells(findLabel) + cursor, y: usableRows(size) - below - 1};
}

/** The text with the steps at its left. */
function beside(body: readonly Line[], session: SessionState, look: BringupLook): Line[] {
	const side = sidePanel(session, look, body.length);
	return body.map((row, index) => ({
		spans: [
			...(side[index]?.spans ?? [span(' '.repeat(sideWidth))]),
			span(` ${look.glyphs.wall} `, 'quiet'),
			...row.spans,
		],
	}));
}
