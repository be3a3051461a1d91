import {pathTo} from '../kconfig/menu-tree.ts';
import type {SearchResult} from '../kconfig/search.ts';
import type {AppState} from './app-state.ts';
import {footerLines} from './footer.ts';
import {whyHidden} from '../kconfig/explain.ts';
import {
	cells,
	clean,
	fill,
	fit,
	joinParagraphs,
	line,
	rule,
	spread,
	wrap,
	type Frame,
	type Line,
} from './line.ts';
import {valueText} from './menu-rows.ts';
import {searchLayout, type SearchState} from './search-state.ts';
import {fieldWindow, textOf} from './text-field.ts';

/** The query, what it finds, and where the result under the cursor stands. */
export const searchScreen = (state: AppState, overlay: SearchState): Frame => {
	const {size, glyphs, evaluation} = state;
	const {columns} = size;
	const {results, field, index, top} = overlay;
	const ruled = (title: string): Line =>
		line(rule(clean(title), columns, glyphs.rule, glyphs.cut), 'quiet');
	const count =
		textOf(field).trim() === '' ? '' : `${results.length} of ${evaluation.tree.symbols.size}`;
	const label = ' find: ';
	const typed = fieldWindow(field, columns - cells(label) - cells(count) - 2);
	const layout = searchLayout(size);
	const shown = results
		.slice(top, top + layout.results)
		.flatMap((result, at) => resultLines(state, result, top + at === index));
	const chosen = results[index];
	const about = chosen ? aboutLines(chosen, columns - 2, glyphs.cut) : [];
	const told =
		layout.about === 0
			? []
			: [
					ruled(chosen?.symbol?.name ?? ''),
					...Array.from({length: layout.about}, (_, at) =>
						line(
							fit(
								` ${about[at] ?? ''}${at === layout.about - 1 && about.length > layout.about ? ` ${glyphs.cut}` : ''}`,
								columns,
								glyphs.cut,
							),
						),
					),
				];
	const lines = [
		line(spread(label + typed.text, count, columns, glyphs.cut), 'strong'),
		ruled(''),
		...fill(
			textOf(field).trim() === '' ? [line('  part of a name, a prompt or a help text')] : shown,
			layout.lines,
		),
		...told,
		ruled(''),
		...footerLines(
			[
				'Up/Down pick',
				'Enter jump',
				'Tab info',
				'Esc back',
				'words are ANDed',
				're:^FOO is a regular expression',
			],
			columns,
			layout.footer,
			glyphs,
		),
	];
	return {lines, cursor: {x: cells(label) + typed.cursor, y: 0}};
};

/** Name and prompt, one below the other. */
const resultLines = (state: AppState, result: SearchResult, isCursor: boolean): Line[] => {
	const {evaluation, size, glyphs} = state;
	const {node, symbol, hidden} = result;
	const {columns} = size;
	const value = hidden ? 'XXX' : symbol?.name === undefined ? '   ' : valueText(evaluation, symbol);
	const name = symbol?.name ?? node.prompt?.kind ?? 'choice';
	const left = `${isCursor ? '>' : ' '} ${fit(clean(value), 16, glyphs.cut).padEnd(3)} ${name}`;
	const first = line(spread(left, symbol?.type ?? '', columns, glyphs.cut));
	const prompt = `      ${clean(node.prompt?.text ?? '(no prompt)')}`;
	const reason = hidden
		? fit(`hidden: ${whyHidden(evaluation, node)}`, Math.floor(columns * 0.6), glyphs.cut)
		: '';
	return [
		isCursor ? {...first, isReversed: true} : first,
		line(spread(prompt, reason, columns, glyphs.cut), 'quiet'),
	];
};

const aboutLines = ({node}: SearchResult, width: number, cut: string): readonly string[] => [
	fit(['Top', ...pathTo(node)].map(title => clean(title)).join(' > '), width, cut),
	...wrap(joinParagraphs((node.help ?? '').trim()), width),
];
