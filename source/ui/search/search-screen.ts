import type {Evaluation} from '../../kconfig/evaluation.ts';
import {explain, whyHidden} from '../../kconfig/explain.ts';
import {pathTo} from '../../kconfig/menu-tree.ts';
import type {SearchResult} from '../../kconfig/search.ts';
import {inNextScope, parseQuery, patternProblem} from '../../kconfig/search-query.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import type {AppState} from '../app-state.ts';
import {buttonsText} from '../dialogs/buttons.ts';
import {fieldButtons} from '../dialogs/field-buttons.ts';
import {beside} from '../drawing/beside.ts';
import {footerLines, type Hint} from '../drawing/footer.ts';
import {symbolLines} from '../pages/info-page.ts';
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
} from '../drawing/line.ts';
import {memberValue, valueText} from '../menu/menu-rows.ts';
import {messageRule} from '../drawing/message-rule.ts';
import {searchLayout} from './search-layout.ts';
import {queryOf} from './search-query.ts';
import {fieldOf, type SearchState} from './search-state.ts';
import {fieldWindow, textOf, type TextField} from '../dialogs/text-field.ts';
import {setByIn} from '../pages/value-source.ts';

/** The query, what it finds, and all about the result under the cursor. */
export const searchScreen = (state: AppState, overlay: SearchState): Frame => {
	const {size, glyphs, evaluation} = state;
	const {columns} = size;
	const {results, field, index, top, edit} = overlay;
	const ruled = (title: string): Line =>
		line(rule(clean(title), columns, glyphs.rule, glyphs.cut), 'quiet');
	const query = queryOf(state, field);
	const total = `${results.length} of ${evaluation.tree.symbols.size}`;
	const count = query === '' ? '' : overlay.looking ? 'looking ...' : total;
	const label = edit ? ` ${edit.symbol.name} = ` : ' find: ';
	const typed = fieldWindow(fieldOf(overlay), columns - cells(label) - cells(count) - 2);
	const layout = searchLayout(size);
	const listWidth = layout.aboutWidth === 0 ? columns : columns - layout.aboutWidth - 3;
	const shown = results
		.slice(top, top + layout.results)
		.flatMap((result, at) => resultLines(state, result, top + at === index, listWidth));
	const chosen = results[index];
	const list = fill(
		shown.length === 0 ? [nothingLine(state, overlay, query, listWidth)] : shown,
		layout.lines,
	);
	const body =
		layout.aboutWidth === 0
			? [...list, ...aboutBelow(state, chosen, layout.about)]
			: beside(
					list,
					aboutBeside(state, chosen, layout.aboutWidth),
					listWidth,
					layout.aboutWidth,
					glyphs,
				);
	const lines = [
		line(spread(label + typed.text, count, columns, glyphs.cut), 'strong'),
		ruled(''),
		...body,
		messageLine(state, overlay),
		...footLines(state, overlay, layout.footer),
	];
	const cursor = {x: cells(label) + typed.cursor, y: 0};
	return {lines, cursor: overlay.button === undefined ? cursor : undefined};
};

/** mconf's buttons where the profile has them, and the keys. */
const footLines = (state: AppState, overlay: SearchState, height: number): readonly Line[] => {
	const {size, glyphs, keys} = state;
	const buttons =
		keys.hasButtons && !overlay.edit
			? [line(` ${buttonsText(fieldButtons, overlay.button, size)}`)]
			: [];
	const rest = height - buttons.length;
	return [...buttons, ...footerLines(hints(state, overlay), size.columns, rest, glyphs, keys)];
};

/** The rule above the keys, with a message, or what is the matter with a value, or what it may be. */
const messageLine = (state: AppState, {edit, givenUpAt}: SearchState): Line => {
	const range = edit && state.evaluation.range(edit.symbol);
	const message =
		edit?.error !== undefined
			? ({text: edit.error, tone: 'warn'} as const)
			: givenUpAt === undefined || edit
				? state.message
				: (state.message ?? {text: givenUpText(givenUpAt), tone: 'warn'});
	return messageRule({...state, message}, range ? `from ${range.low} to ${range.high}` : '');
};

const hints = ({keys, size}: AppState, {edit, field}: SearchState): readonly Hint[] =>
	edit
		? ['Enter takes it', 'Esc leaves it as it was', 'Ctrl-U Ctrl-K Ctrl-W delete']
		: [
				// A narrow window has no room for both: arrows are tried by everybody.
				...(size.columns < 60 ? [] : ['Up/Down pick']),
				keys.hasResultPages ? 'Enter lists them' : 'Enter jump',
				...(size.columns < 60 ? ['Esc back', 'F1 help'] : []),
				keys.hasButtons ? 'Tab buttons' : 'Tab edit here',
				'Ctrl-F info',
				...(size.columns < 60 ? [] : ['Esc back', 'F1 help']),
				...(keys.hasResultPages
					? ['a regular expression']
					: [`Ctrl-T ${nextPlaces(field)}`, 'words are ANDed', 're:^FOO a pattern']),
			];

const nextPlaces = (field: TextField): string => {
	const {scope} = parseQuery(inNextScope(textOf(field)));
	return scope === undefined ? 'everywhere' : `${scope === 'help' ? scope : `${scope}s`} only`;
};

/** That a pattern was not looked for everywhere. */
export const givenUpText = (name: string): string =>
	`given up at ${name}: too slow; the rest was not searched`;

const nothingLine = (
	{keys, glyphs}: AppState,
	{looking, givenUpAt}: SearchState,
	query: string,
	columns: number,
): Line => {
	const why = looking
		? 'looking ...'
		: givenUpAt === undefined
			? whyNothing(query, keys.hasResultPages)
			: `nothing until ${givenUpAt}`;
	return line(fit(`  ${why}`, columns, glyphs.cut), 'quiet');
};

const whyNothing = (query: string, isForNames: boolean): string => {
	const {scope, isPattern, text} = parseQuery(query);
	const problem = patternProblem(query);
	const places = scope ?? 'name, prompt or help';
	if (isForNames && text === '') return 'a regular expression that a name matches';
	if (problem !== undefined) return `no regular expression yet: ${problem}`;
	if (text === '') return `part of a ${scope ?? 'name, a prompt or a help text'}`;
	if (isPattern) return `no ${places} matches this`;
	return scope === undefined
		? `nothing has all of these words in its ${places}`
		: `no ${scope} has all of these words`;
};

/** As the list has it that the symbol stands in. */
const valueOf = (evaluation: Evaluation, symbol: KconfigSymbol | undefined): string =>
	symbol?.name === undefined
		? '   '
		: symbol.choice
			? memberValue(evaluation, symbol.choice, symbol)
			: valueText(evaluation, symbol);

/** Name and prompt, one below the other. */
const resultLines = (
	state: AppState,
	result: SearchResult,
	isCursor: boolean,
	width: number,
): Line[] => {
	const {evaluation, glyphs} = state;
	const {node, symbol, hidden, isByHelp} = result;
	const value = hidden ? 'XXX' : valueOf(evaluation, symbol);
	const name = symbol?.name ?? node.prompt?.kind ?? 'choice';
	const left = `${isCursor ? '>' : ' '} ${fit(clean(value), 16, glyphs.cut).padEnd(3)} ${name}`;
	const first = line(spread(left, symbol?.type ?? '', width, glyphs.cut));
	const prompt = `      ${clean(node.prompt?.text ?? '(no prompt)')}`;
	const reason = hidden
		? fit(`hidden: ${whyHidden(evaluation, node)}`, Math.floor(width * 0.6), glyphs.cut)
		: isByHelp
			? 'in its help'
			: '';
	return [
		isCursor ? {...first, isReversed: true} : first,
		line(spread(prompt, reason, width, glyphs.cut), 'quiet'),
	];
};

/** A title and so many lines on where the result is and what it is for; nothing in a small window. */
const aboutBelow = (
	state: AppState,
	chosen: SearchResult | undefined,
	height: number,
): readonly Line[] => {
	if (height === 0) {
		return [];
	}

	const {columns} = state.size;
	const {cut, rule: ruleGlyph} = state.glyphs;
	const about = chosen ? aboutLines(state, chosen, columns - 2) : [];
	return [
		line(rule(clean(chosen?.symbol?.name ?? ''), columns, ruleGlyph, cut), 'quiet'),
		...Array.from({length: height}, (_, at) => {
			const isCut = at === height - 1 && about.length > height;
			return line(fit(` ${about[at] ?? ''}${isCut ? ` ${cut}` : ''}`, columns, cut));
		}),
	];
};

const aboutLines = ({glyphs}: AppState, {node}: SearchResult, width: number): readonly string[] => [
	fit(['Top', ...pathTo(node)].map(title => clean(title)).join(' > '), width, glyphs.cut),
	...wrap(joinParagraphs((node.help ?? '').trim()), width),
];

/** The same with all that there is to know: there is room for it. */
const aboutBeside = (
	state: AppState,
	chosen: SearchResult | undefined,
	width: number,
): readonly string[] => {
	if (chosen === undefined) {
		return [];
	}

	const {evaluation} = state;
	const {symbol, node, hidden} = chosen;
	const reason = symbol && explain(evaluation, symbol).lockedReason;
	return [
		clean(symbol?.name ?? node.prompt?.text ?? ''),
		...aboutLines(state, chosen, width),
		'',
		...(hidden ? wrap(`Hidden: ${whyHidden(evaluation, node)}`, width) : []),
		...(reason === undefined ? [] : wrap(`Cannot be changed: ${reason}`, width)),
		...(symbol
			? symbolLines(evaluation, symbol, setByIn(state)).flatMap(text => wrap(text, width))
			: []),
	];
};
