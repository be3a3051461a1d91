import {whyHidden} from '../../kconfig/explain.ts';
import {isInstanceList, overlayOf, type AppState} from '../app-state.ts';
import {badgeOf, badgeSpan} from '../menu/badge-line.ts';
import {frameNews, frameText} from '../frame-text.ts';
import {fileText} from '../menu/header.ts';
import {waitTold} from '../instances/wait-told.ts';
import {roomForBadges} from '../drawing/layout.ts';
import {clean, lineText, wrap} from '../drawing/line.ts';
import {trail} from '../menu/menu-places.ts';
import type {MenuRow} from '../menu/menu-rows.ts';
import {offersPlans} from '../pages/ways-state.ts';
import {pageLines} from '../pages/page-state.ts';
import {givenUpText} from '../search/search-screen.ts';
import type {SearchState} from '../search/search-state.ts';
import {capacityAge} from '../instances/capacity-age.ts';
import {viewText} from '../instances/instance-commands.ts';
import {isStrategy} from '../instances/instance-rows.ts';
import {instanceLine, instanceTitles} from '../instances/instance-table.ts';
import {badgeLook, pickerTitle} from '../instances/picker-screen.ts';
import {pickerRows, type PickerState} from '../instances/picker-state.ts';
import {rowLines} from '../instances/strategy-entries.ts';
import {bringupContext} from './bringup-lines.ts';
import {loadLines, mergeLines, nameLines, restoreLines, saveLines} from './dialog-lines.ts';
import {numberedRow} from './numbered-row.ts';
import {shortHelp, tableHelp} from './words.ts';

/** All that is to be read where somebody stands now, every row with the number that stands for it. */
export const contextLines = (state: AppState): readonly string[] =>
	wrapped(state, contextTexts(state));

/** For people to read: a command of the log, to be copied, stays in one piece. */
export const wrapped = ({size}: AppState, texts: readonly string[]): readonly string[] =>
	texts.flatMap(text => wrap(text, size.columns));

const contextTexts = (state: AppState): readonly string[] => {
	const overlay = overlayOf(state);
	if (overlay === undefined || overlay.kind === 'letter') {
		const rows = numbered(state.rows.map(row => rowLine(state, row)));
		return isInstanceList(state)
			? ['', tableHeading(state), titlesOf(state), ...rows, tableHelp, shortHelp]
			: ['', headingOf(state), ...rows, shortHelp];
	}

	if (overlay.kind === 'search') {
		return searchLines(state, overlay);
	}

	if (overlay.kind === 'page') {
		const plans = ['number applies a plan, p previews the next one, Enter goes back'];
		return [
			overlay.title,
			...pageLines(overlay, state.size),
			...(offersPlans(overlay.ways) ? plans : []),
		];
	}

	if (overlay.kind === 'load') {
		return loadLines(state, overlay);
	}

	if (overlay.kind === 'restore') {
		return restoreLines(state, overlay);
	}

	if (overlay.kind === 'name') {
		return nameLines(state, overlay);
	}

	if (overlay.kind === 'save') {
		return overlay.naming ? [] : saveLines(state, overlay);
	}

	if (overlay.kind === 'merge') {
		return mergeLines(state, overlay);
	}

	if (overlay.kind === 'picker') {
		return pickerLines(state, overlay);
	}

	if (overlay.kind === 'bringup') {
		return state.bringup ? bringupContext(state, state.bringup) : [];
	}

	// The prompt says what is asked for.
	return overlay.kind === 'field' || overlay.kind === 'price'
		? []
		: frameText(state)
				.filter(text => text.trim() !== state.message?.text)
				.map(inWords);
};

/** What a screen says, with its keys as they are typed here and without those that only move about in it. */
export const inWords = (text: string): string =>
	text
		.replaceAll(/(?: {2}|, )(?:Up\/Down scroll|Tab Enter the one in brackets|F1 keys)/g, '')
		.replaceAll(/(?<!is )\bEsc\b/g, '..')
		.replace('(the line below has those that work)', '(? tells those that work)');

/** What is told when an answer about capacity has come: what is not as it was. */
export const capacityLines = (before: AppState, state: AppState): readonly string[] => {
	const kind = overlayOf(state)?.kind;
	if (kind === 'picker') {
		return contextLines(state);
	}

	if (kind !== undefined) {
		return kind === 'wait'
			? wrapped(state, waitTold(before, state).map(inWords))
			: kind === 'confirm'
				? frameNews(before, state)
				: [];
	}

	const lines = state.rows.flatMap((row, index) =>
		badgeText(before, row) === badgeText(state, row)
			? []
			: [numberedRow(index, rowLine(state, row))],
	);
	return lines.length > mostNews
		? [`capacity is known for ${lines.length} of these: Enter lists them`]
		: lines;
};

/** What a number takes before its row. */
const numberWidth = numberedRow(0, '').length;

/** More rows than this are not told by themselves. */
const mostNews = 10;

/** A row as the menu words it, in as much room as it needs; `*` marks what was changed. */
export const rowText = ({isChanged, value, label, chosen, arrow}: MenuRow): string =>
	(isChanged ? '*' : ' ') + value + label + chosen + arrow;

/** The row, and what can be had of it or why it is hidden. */
const rowLine = (state: AppState, row: MenuRow): string => {
	// Too narrow a table says nothing of strategies.
	const hasCells = state.size.columns >= roomForBadges + numberWidth || !isStrategy(row);
	if (isInstanceList(state) && !row.isHidden && hasCells) {
		return clean(lineText(instanceLine(besideNumbers(state), row, false)).trimEnd());
	}

	const note = row.isHidden ? whyHidden(state.evaluation, row.node) : badgeText(state, row);
	return clean(note === '' ? rowText(row) : `${rowText(row)}  ${note}`);
};

const numbered = (texts: readonly string[]): readonly string[] =>
	texts.map((text, index) => numberedRow(index, text));

const badgeText = (state: AppState, {target}: MenuRow): string => {
	const badge = target && badgeOf(state, target);
	return badge ? badgeSpan(badge, 200, state.glyphs).text : '';
};

/** The table has the room that numbers leave it. */
const besideNumbers = (state: AppState): AppState => ({
	...state,
	size: {...state.size, columns: state.size.columns - numberWidth},
});

const titlesOf = (state: AppState): string =>
	(' '.repeat(numberWidth) + lineText(instanceTitles(besideNumbers(state)))).trimEnd();

/** With what of the list is looked at, and how old the answer is. */
const tableHeading = (state: AppState): string =>
	[headingOf(state), viewText(state), capacityAge(state.capacity, state.now, state.glyphs)]
		.filter(text => text !== '')
		.join('   ');

const headingOf = (state: AppState): string =>
	`${clean(['Top', ...trail(state).slice(1)].join(' > '))}   (${clean(fileText(state))})`;

const searchLines = (state: AppState, {results, givenUpAt}: SearchState): readonly string[] => {
	const shown = results.slice(0, mostResults);
	return [
		...numbered(
			shown.map(({symbol, node, hidden}) => {
				const name =
					symbol?.name === undefined ? '' : `${symbol.name}=${state.evaluation.text(symbol)}  `;
				const why = hidden ? `  (hidden: ${whyHidden(state.evaluation, node)})` : '';
				return clean(name + (node.prompt?.text ?? '') + why);
			}),
		),
		...(results.length > shown.length ? [`and ${results.length - shown.length} more`] : []),
		...(givenUpAt === undefined ? [] : [givenUpText(givenUpAt)]),
		results.length === 0
			? 'nothing found'
			: 'number goes there, "1 y" sets, ?1 explains, Enter goes back',
	];
};

const mostResults = 30;

const pickerLines = (state: AppState, overlay: PickerState): readonly string[] => [
	pickerTitle(state, overlay),
	...numbered(
		pickerRows(overlay).map(row =>
			rowLines(row, state.size.columns - 5, badgeLook(state))
				.map(line => lineText(line).trimEnd())
				.join('\n'),
		),
	),
	overlay.defconfigs === undefined
		? 'number chooses, Enter opens the menu with the defaults, q quits'
		: 'number loads, Enter goes back, q quits',
];
