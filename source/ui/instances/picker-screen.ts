import type {AppState} from '../app-state.ts';
import {footerLines, type Hint} from '../drawing/footer.ts';
import {
	clean,
	fill,
	fit,
	line,
	span,
	spread,
	wrap,
	type Frame,
	type Line,
} from '../drawing/line.ts';
import {keyFor} from '../keys/key-names.ts';
import {messageRule} from '../drawing/message-rule.ts';
import {moreRule, moreText} from '../drawing/more-rule.ts';
import {accountText, lacksCredentials} from './account-state.ts';
import {capacityText} from './capacity-age.ts';
import {
	aboutHeight,
	footerHeight,
	listHeight,
	pickerRows,
	rowsSeen,
	type PickerState,
} from './picker-state.ts';
import {rowLines, type StrategyRow} from './strategy-entries.ts';

/** A screen in three parts: what stands above the list, the rows of it that are seen, and what stands below. */
export type PickerParts = {
	readonly top: readonly Line[];
	/** Each with its own lines. */
	readonly rows: readonly {readonly row: StrategyRow; readonly lines: readonly Line[]}[];
	/** Lines that the list has. */
	readonly height: number;
	readonly bottom: readonly Line[];
};

export const pickerScreen = (state: AppState, overlay: PickerState): Frame => {
	const {top, rows, height, bottom} = pickerParts(state, overlay);
	const list = rows.flatMap(({lines}) => lines);
	return {lines: [...top, ...fill(list, height), ...bottom]};
};

export const pickerParts = (state: AppState, overlay: PickerState): PickerParts => {
	const {size, glyphs} = state;
	const {columns} = size;
	const rows = pickerRows(overlay);
	const {index, top} = overlay;
	const age = lacksCredentials(state) ? '' : `${capacityText(state)} `;
	const below = moreText(0, rows.length - top - rowsSeen(size), glyphs);
	return {
		top: [
			line(spread(` dcmenu  ${accountText(state)}`, age, columns, glyphs.cut), 'strong'),
			line(fit(` ${pickerTitle(state, overlay)}`, columns, glyphs.cut)),
			moreRule(moreText(top, 0, glyphs), '', columns, glyphs),
		],
		rows: rows.slice(top, top + rowsSeen(size)).map((row, at) => ({
			row,
			lines: marked(
				rowLines(numbered(row, top + at), columns - 1, badgeLook(state)),
				top + at === index,
			),
		})),
		height: listHeight(size),
		bottom: [
			...about(state, rows[index], below),
			messageRule(state, aboutHeight(size) === 0 ? below : ''),
			...footerLines(keysOf(state, overlay), columns, footerHeight(size), glyphs, state.keys),
		],
	};
};

/** What badges depend on. */
export const badgeLook = ({facts, capacity, now, glyphs}: AppState) => ({
	wish: facts.request ?? {market: 'on-demand' as const},
	capacity,
	now,
	glyphs,
});

/** What is asked. */
export const pickerTitle = ({file}: AppState, {defconfigs}: PickerState): string => {
	if (defconfigs === undefined) return `No ${file} yet. How should dcmenu find a GPU?`;
	const {entries} = defconfigs;
	if (entries === undefined) return 'Defconfigs: reading the list';
	return entries.length === 0
		? 'Defconfigs: there are none.'
		: `Defconfigs (${entries.length}): which one?`;
};

const keysOf = ({keys}: AppState, {defconfigs}: PickerState): readonly Hint[] => {
	const isTop = defconfigs === undefined;
	return [
		isTop ? 'Enter choose' : 'Enter load',
		isTop ? 'Esc menu' : 'Esc back',
		'q quit',
		`${keyFor(keys, 'info')} info`,
		isTop ? '1-9 choose that row' : '1-9 load that row',
		'Up/Down j/k',
		`${keyFor(keys, 'search')} find`,
		`${keyFor(keys, 'load')} load a file`,
		'R ask again',
		'F1 keys',
	];
};

/** With the digit that chooses it. */
const numbered = (row: StrategyRow, index: number): StrategyRow => ({
	...row,
	text: `${index < 9 ? index + 1 : ' '} ${row.text}`,
});

/** The cursor is a character as well as a colour: with colours off it must still be seen. */
const marked = (lines: readonly Line[], isCursor: boolean): readonly Line[] =>
	lines.map(({spans}, at) => ({
		spans: [span(isCursor && at === 0 ? '>' : ' '), ...spans],
		...(isCursor && {isReversed: true}),
	}));

/** What the row under the cursor means. */
const about = (
	{size, glyphs}: AppState,
	row: StrategyRow | undefined,
	below: string,
): readonly Line[] => {
	const height = aboutHeight(size);
	if (height === 0) return [];
	const texts = wrap(clean(row?.about ?? ''), size.columns - 2).map(text => line(` ${text}`));
	return [moreRule(below, '', size.columns, glyphs), ...fill(texts, height - 1)];
};
