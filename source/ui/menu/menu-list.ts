import {
	hasBadgeLine,
	layoutFor,
	overlayOf,
	placeOf,
	rowHeight,
	type AppState,
} from '../app-state.ts';
import {badgeOf, badgeSpan} from './badge-line.ts';
import {whyHidden} from '../../kconfig/explain.ts';
import {instanceLine, typesLine} from '../instances/instance-table.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import {cells, clean, fit, pad, span, type Line, type Span} from '../drawing/line.ts';
import type {MenuRow} from './menu-rows.ts';
import {holdersText} from './row-holders.ts';
import {fieldWindow} from '../dialogs/text-field.ts';

/** The lines of the list that are in the window, and the terminal's cursor where a text is edited. */
export type ListView = {
	readonly lines: readonly Line[];
	readonly cursor: {readonly x: number; readonly y: number} | undefined;
	/** Rows above and below that are not in the window. */
	readonly above: number;
	readonly below: number;
};

export const listView = (state: AppState): ListView => {
	const layout = layoutFor(state);
	const {top, index} = placeOf(state);
	const lines: Line[] = [];
	let cursor: ListView['cursor'];
	let next = top;
	while (next < state.rows.length) {
		const row = state.rows[next]!;
		if (lines.length > 0 && lines.length + rowHeight(row, layout) > layout.listHeight) {
			break;
		}

		if (row.isFirstType) {
			lines.push(typesLine(state));
		}

		const isCursor = next === index;
		const overlay = overlayOf(state);
		if (isCursor && overlay?.kind === 'field') {
			const {line, x} = fieldLine(row, overlay.field, layout.listWidth, state.glyphs);
			cursor = overlay.button === undefined ? {x, y: lines.length} : undefined;
			lines.push(line);
		} else {
			const lineOf = layout.isTable && !row.isHidden ? instanceLine : rowLine;
			lines.push(lineOf(state, row, isCursor));
		}

		if (hasBadgeLine(row, layout)) {
			lines.push(badgeLine(state, row));
		}

		next++;
	}

	return {
		lines: lines.slice(0, layout.listHeight),
		cursor,
		above: top,
		below: state.rows.length - next,
	};
};

/** `>*[*] Prompt`, with the badge at the right end. The prompt is cut, never the badge. */
const rowLine = (state: AppState, row: MenuRow, isCursor: boolean): Line => {
	const {glyphs} = state;
	const layout = layoutFor(state);
	const width = layout.listWidth;
	const start = (isCursor ? '>' : ' ') + (row.isChanged ? '*' : ' ');
	const room = width - 2;
	const note = layout.badgesBelow ? undefined : noteOf(state, row, Math.floor(room * 0.6));
	const noteWidth = note === undefined ? 0 : cells(note.text) + 1;
	const text = rowText(row, room - noteWidth, glyphs.cut);
	const tone = row.isHidden ? 'quiet' : row.isChanged ? 'strong' : 'plain';
	const spans: Span[] = note
		? [span(start, tone), span(pad(text, room - noteWidth, glyphs.cut), tone), span(' '), note]
		: [span(start + text, tone)];
	return isCursor ? {spans, isReversed: true} : {spans};
};

/** Value and label in the room there is: a long value gives way so that the label can still be read, a short one stays. */
const rowText = (row: MenuRow, room: number, cut: string): string => {
	const chosen = clean(row.chosen);
	const isKept = cells(chosen) <= room / 2;
	const label = clean(row.label) + (isKept ? '' : chosen);
	const value = clean(row.value);
	const tail = (isKept ? chosen : '') + row.arrow;
	const left = room - cells(tail);
	const wanted = Math.min(cells(label), Math.floor(left / 2));
	const shown =
		cells(value) + wanted > left && value.startsWith('(')
			? `${fit(value.slice(0, -1), Math.max(4, left - wanted - 1), cut)})`
			: value;
	return fit(shown + label, left, cut) + tail;
};

const noteOf = (state: AppState, row: MenuRow, room: number): Span | undefined => {
	if (row.isHidden) {
		const reason = whyHidden(state.evaluation, row.node);
		return span(fit(clean(reason), room, state.glyphs.cut), 'quiet');
	}

	const badge = row.target && badgeOf(state, row.target);
	if (badge) {
		return badgeSpan(badge, room, state.glyphs);
	}

	const {symbol} = row.node;
	const holders = symbol && holdersText(state.evaluation, symbol);
	return holders === undefined
		? undefined
		: span(fit(clean(holders), room, state.glyphs.cut), 'quiet');
};

const badgeLine = (state: AppState, row: MenuRow): Line => {
	const margin = ' '.repeat(6);
	const note = noteOf(state, row, layoutFor(state).listWidth - margin.length);
	return {spans: note ? [span(margin), note] : []};
};

/** The row whose text is being edited: the text gets the room it needs, the label the rest. */
const fieldLine = (
	row: MenuRow,
	field: {readonly before: string; readonly after: string},
	width: number,
	{cut}: Glyphs,
): {readonly line: Line; readonly x: number} => {
	const label = clean(row.label).trim();
	const room = width - 5;
	const wanted = cells(field.before) + cells(field.after) + 1;
	const fieldWidth = Math.max(
		1,
		Math.min(wanted, room - Math.min(cells(label), Math.floor(room / 3))),
	);
	const {text, cursor, isCutBefore, isCutAfter} = fieldWindow(field, fieldWidth);
	const rest = fit(label, Math.max(0, room - fieldWidth), '');
	// The brackets say where the text goes on, so that it keeps its cells.
	const [start, end] = [isCutBefore ? cut : '(', isCutAfter ? cut : ')'];
	return {
		line: {
			spans: [
				span(`> ${start}`),
				span(pad(text, fieldWidth, ''), 'strong'),
				span(`${end} ${rest}`),
			],
		},
		x: 3 + cursor,
	};
};
