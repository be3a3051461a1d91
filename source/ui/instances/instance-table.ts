import {stockOf} from '../../capacity/badges.ts';
import {toldSnapshot} from '../../capacity/snapshot.ts';
import type {AppState} from '../app-state.ts';
import {columnsFor, type Entry, nameColumn} from './instance-columns.ts';
import {figuresOfType} from './instance-figures.ts';
import {figuresOf, isStrategy} from './instance-rows.ts';
import {lastSnapshot, wishOf} from './instance-view.ts';
import {roomForBadges} from '../drawing/layout.ts';
import {cells, clean, fit, line, pad, rule, span, type Line, type Span} from '../drawing/line.ts';
import type {MenuRow} from '../menu/menu-rows.ts';

/** The line over the list that names the columns. */
export const instanceTitles = (state: AppState): Line => {
	const {columns: width} = state.size;
	const titles = columnsFor(state).map(({title, shortTitle = title, width: room, isRight}) =>
		aligned(cells(title) > room ? shortTitle : title, room, isRight),
	);
	return line(fit(`      ${titles.join(' ')}`, width, state.glyphs.cut).trimEnd(), 'quiet');
};

/** The line above the first type. */
export const typesLine = ({size, glyphs}: AppState): Line =>
	line(
		`  ${rule('types: this one or nothing', size.columns - 2, glyphs.rule, glyphs.cut)}`,
		'quiet',
	);

/** `>*(X) 1H100.80S.30V  1x H100 SXM5  …` over the whole width. */
export const instanceLine = (state: AppState, row: MenuRow, isCursor: boolean): Line => {
	const entry = entryOf(state, row);
	const start = `${isCursor ? '>' : ' '}${row.isChanged ? '*' : ' '}${row.value} `;
	const tone = row.isChanged ? 'strong' : 'plain';
	// In a narrow window what a strategy would give has a line of its own.
	const shown =
		state.size.columns < roomForBadges && isStrategy(row) ? [nameColumn] : columnsFor(state);
	const spans = shown.flatMap(({width, isRight, cell}, index): Span[] => {
		const {text, tone: own} = cell(entry, width, state);
		const part = span(aligned(fit(clean(text), width, state.glyphs.cut), width, isRight), own);
		return index === 0 ? [part] : [span(' '), part];
	});
	const all = [span(start, tone), ...spans];
	return isCursor ? {spans: all, isReversed: true} : {spans: all};
};

const entryOf = (state: AppState, row: MenuRow): Entry => {
	const {capacity, instances, facts} = state;
	const wish = wishOf(facts.request ?? {market: 'on-demand'}, instances);
	const snapshot = toldSnapshot(capacity);
	const stock = snapshot && stockOf(row.target?.value ?? '', wish, snapshot);
	const found = stock?.found;
	const taken = found && snapshot?.catalogue.get(found.instanceType);
	const figures = isStrategy(row)
		? taken && figuresOfType(taken)
		: figuresOf(row, lastSnapshot(capacity));
	return {row, figures, stock, snapshot, wish};
};

const aligned = (text: string, width: number, isRight = false): string =>
	isRight ? ' '.repeat(Math.max(0, width - cells(text))) + text : pad(text, width, '');
