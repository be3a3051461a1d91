import {isInstanceList, layoutFor, overlayOf, rowOfCursor, type AppState} from '../app-state.ts';
import {beside} from '../drawing/beside.ts';
import {describeRow} from './describe-row.ts';
import type {FieldState} from '../dialogs/field-state.ts';
import {buttonLine} from '../dialogs/buttons.ts';
import {footerLines} from '../drawing/footer.ts';
import {headerLine, pathLine, smallHeaderLine} from './header.ts';
import {configuredText, viewText} from '../instances/instance-commands.ts';
import {marksLegend} from '../instances/marks-legend.ts';
import {instanceTitles} from '../instances/instance-table.ts';
import {
	cells,
	clean,
	fill,
	fit,
	line,
	span,
	wrap,
	type Frame,
	type Line,
	type Tone,
} from '../drawing/line.ts';
import {moreRule} from '../drawing/more-rule.ts';
import {listView, type ListView} from './menu-list.ts';
import {menuHints} from './menu-hints.ts';

/** The menu in the window's shape: the list, help below or beside it, a line for messages, and the keys. */
export const menuScreen = (state: AppState): Frame => {
	const layout = layoutFor(state);
	const {glyphs} = state;
	const view = listView(state);
	const top = layout.isSmall
		? [smallHeaderLine(state)]
		: [
				headerLine(state),
				pathLine(state, [viewText(state), configuredText(state)].filter(Boolean).join('  ')),
			];
	const rows = view.lines.length === 0 ? [line('  Nothing to set here.')] : view.lines;
	const list = fill(rows, layout.listHeight);
	const body = layout.detailsWidth === 0 ? list : besides(state, list);
	const pane = layout.paneHeight === 0 ? [] : paneLines(state, layout.paneHeight);
	const lines = [
		...top,
		ruleLine(view.above === 0 ? '' : `${glyphs.up} ${view.above} more`, '', state),
		...(layout.titleHeight === 0 ? [] : [instanceTitles(state)]),
		...body,
		...pane,
		...messageLines(state, view, layout.footerHeight),
	];
	const cursor = view.cursor && {
		x: view.cursor.x,
		y: view.cursor.y + top.length + layout.titleHeight + 1,
	};
	return {lines, cursor};
};

/** mconf's buttons where the profile has them, and the keys. */
const footLines = (state: AppState, height: number): readonly Line[] => {
	const above = state.keys.hasButtons ? [buttonLine(state)] : [];
	const {size, glyphs} = state;
	const rest = height - above.length;
	return [...above, ...footerLines(menuHints(state), size.columns, rest, glyphs, state.keys)];
};

const ruleLine = (title: string, right: string, {size, glyphs}: AppState): Line =>
	moreRule(title, right, size.columns, glyphs);

/**
 * The rule above the keys, and the keys. A message takes the rule's place, and a long one the keys', so that nothing
 * moves.
 */
const messageLines = (state: AppState, view: ListView, footerHeight: number): readonly Line[] => {
	const {glyphs, size, message} = state;
	const overlay = overlayOf(state);
	const more = view.below === 0 ? '' : `${glyphs.down} ${view.below} more`;
	const field = overlay?.kind === 'field' ? overlay : undefined;
	const error = field?.error;
	const text = error ?? message?.text ?? (field && rangeText(state, field));
	if (text === undefined) {
		return [ruleLine('', more, state), ...footLines(state, footerHeight)];
	}

	const tone = error === undefined ? (message?.tone ?? 'plain') : 'warn';
	const end = more === '' ? '' : ` ${more} ${glyphs.rule.repeat(2)}`;
	const room = size.columns - 4 - cells(end);
	const [first = '', ...others] = wrap(clean(text), room);
	const shown = ` ${fit(first, room, glyphs.cut)} `;
	const start = glyphs.rule.repeat(2);
	const rest = Math.max(0, size.columns - 2 - cells(shown) - cells(end));
	const spans = [
		span(start, 'quiet'),
		span(shown, tone),
		span(glyphs.rule.repeat(rest) + end, 'quiet'),
	];
	return [
		{spans},
		...(others.length === 0
			? footLines(state, footerHeight)
			: restLines(others.join(' '), tone, state, footerHeight)),
	];
};

/** What did not fit into the rule. */
const restLines = (
	text: string,
	tone: Tone,
	{size, glyphs}: AppState,
	height: number,
): readonly Line[] => {
	const lines = wrap(text, size.columns - 4);
	const shown = lines.slice(0, height).map((part, index) => {
		const isCut = index === height - 1 && lines.length > height;
		return line(fit(`   ${part}${isCut ? glyphs.cut : ''}`, size.columns, glyphs.cut), tone);
	});
	return fill(shown, height);
};

/** What a number may be, while one is typed. */
const rangeText = ({evaluation}: AppState, {symbol}: FieldState): string | undefined => {
	const range = evaluation.range(symbol);
	return range && `from ${range.low} to ${range.high}`;
};

/** What the row under the cursor is about, below the list. */
const paneLines = (state: AppState, height: number): readonly Line[] => {
	const row = rowOfCursor(state);
	const {title, lines} = row
		? describeRow(state, row, state.size.columns - 2, false)
		: {title: '', lines: []};
	const {glyphs, size} = state;
	const legend = isInstanceList(state) && lines.length < height ? marksLegend(glyphs) : undefined;
	const shown = beginning(lines, height, glyphs.cut).map(text =>
		line(fit(` ${text}`, size.columns, glyphs.cut)),
	);
	return [
		ruleLine(title, '', state),
		...(legend === undefined
			? fill(shown, height)
			: [...fill(shown, height - 1), line(fit(` ${legend}`, size.columns, glyphs.cut))]),
	];
};

/** So many of the lines, with a mark where more would follow. */
const beginning = (lines: readonly string[], height: number, mark: string): readonly string[] => {
	if (lines.length <= height) return lines;
	const shown = lines.slice(0, Math.max(0, height));
	// The mark stands behind words, not alone where a paragraph ends.
	const last = shown.findLastIndex(text => text.trim() !== '');
	return last === -1 ? shown : shown.with(last, `${shown[last]} ${mark}`);
};

/** The list with details at its right. */
const besides = (state: AppState, list: readonly Line[]): readonly Line[] => {
	const {listWidth, detailsWidth, listHeight} = layoutFor(state);
	const row = rowOfCursor(state);
	// The title and an empty line stand above it.
	const description = row && describeRow(state, row, detailsWidth, true, listHeight - 2);
	const lines = beginning(description?.lines ?? [], listHeight - 2, state.glyphs.cut);
	const details = description ? [description.title, '', ...lines] : [];
	return beside(list, details, listWidth, detailsWidth, state.glyphs);
};
