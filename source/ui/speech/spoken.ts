import {overlayOf, placeOf, rowOfCursor, type AppState, type Overlay} from '../app-state.ts';
import type {FieldState} from '../dialogs/field-state.ts';
import {clean, wrap} from '../drawing/line.ts';
import {trail} from '../menu/menu-places.ts';
import {bringupNews} from '../line-mode/bringup-lines.ts';
import {pageLines, type PageState} from '../pages/page-state.ts';
import {waysLines} from '../pages/plan-lines.ts';
import {givenUpText} from '../search/search-screen.ts';
import {textOf} from '../dialogs/text-field.ts';
import {loadSpoken, nameSpoken, namingSpoken, saveSpoken} from './dialog-spoken.ts';
import {mergeSpoken, restoreSpoken} from './merge-spoken.ts';
import {pickerSpoken} from './picker-spoken.ts';
import {confirmSpoken, priceSpoken, questionSpoken} from './question-spoken.ts';
import {waitSpoken} from './wait-spoken.ts';
import {rowSentence} from './row-sentence.ts';
import {sentence} from './sentence.ts';

/** What is said after something happened, one fact a line. What is as it was is not said again. */
export const spoken = (before: AppState | undefined, state: AppState): readonly string[] => {
	const {message} = state;
	const said =
		message === undefined || message === before?.message ? [] : [sentence(clean(message.text))];
	return [...said, ...whereSpoken(before, state)];
};

const whereSpoken = (before: AppState | undefined, state: AppState): readonly string[] => {
	const overlay = overlayOf(state);
	const isNew = before === undefined || overlayOf(before)?.kind !== overlay?.kind;
	if (overlay === undefined) {
		return menuSpoken(before, state, isNew);
	}

	if (overlay.kind === 'letter') {
		return [];
	}

	if (overlay.kind === 'field') {
		const old = before && overlayOf(before);
		return old?.kind === 'field' ? errorSpoken(old, overlay) : [fieldSentence(overlay)];
	}

	if (overlay.kind === 'bringup') {
		return bringupNews(before, state);
	}

	if (overlay.kind === 'picker') {
		return pickerSpoken(before, state, overlay);
	}

	if (overlay.kind === 'page') {
		const old = before && overlayOf(before);
		const isRead = old?.kind === 'page' && old.lines === overlay.lines;
		return isRead ? [] : (plansSpoken(old, overlay, state) ?? pageSpoken(overlay, state));
	}

	if (overlay.kind === 'search') {
		return isNew ? [searchSentence] : searchSpoken(before, state, overlay);
	}

	switch (overlay.kind) {
		case 'name': {
			return nameSpoken(before, overlay);
		}

		case 'load': {
			return loadSpoken(before, state, overlay);
		}

		case 'save': {
			const {naming} = overlay;
			return naming ? namingSpoken(before, overlay, naming) : saveSpoken(before, state, overlay);
		}

		case 'wait': {
			return waitSpoken(before, state);
		}

		case 'merge': {
			return mergeSpoken(before, state, overlay);
		}

		case 'restore': {
			return restoreSpoken(before, state, overlay);
		}

		case 'confirm': {
			return confirmSpoken(before, state);
		}

		case 'question': {
			return questionSpoken(before, overlay);
		}

		case 'price': {
			return priceSpoken(before, overlay);
		}

		case 'find': {
			return findSpoken(before, state, isNew);
		}
	}
};

/** What is typed is told by the message; here the row that it has led to. */
const findSpoken = (
	before: AppState | undefined,
	state: AppState,
	isNew: boolean,
): readonly string[] => {
	const row = rowOfCursor(state);
	if (isNew) {
		return ['Find a row of this menu: type a part of it. Up and Down go to the next, Escape ends.'];
	}

	return row === undefined || (before && rowOfCursor(before)?.node === row.node)
		? []
		: [`Item ${placeOf(state).index + 1} of ${state.rows.length}. ${rowSentence(state, row)}`];
};

const pageSpoken = (page: PageState, {size}: AppState): readonly string[] => [
	sentence(page.title),
	...pageLines(page, size),
];

/** Of a page that was read while it was looked for plans, what was found. Undefined: it is another page. */
const plansSpoken = (
	old: Overlay | undefined,
	{ways, preview}: PageState,
	{size}: AppState,
): readonly string[] | undefined =>
	old?.kind === 'page' &&
	ways !== undefined &&
	old.ways?.goal === ways.goal &&
	old.preview === preview
		? waysLines(ways).flatMap(text => wrap(text, size.columns - 2))
		: undefined;

const searchSentence =
	'Find an option. Type words of its name, prompt or help. Enter goes there, Escape leaves.';

/** How many are found, and the one that Enter would go to. */
const searchSpoken = (
	before: AppState,
	state: AppState,
	{results, index, edit, looking, givenUpAt}: Overlay & {readonly kind: 'search'},
): readonly string[] => {
	const old = overlayOf(before);
	const oldEdit = old?.kind === 'search' ? old.edit : undefined;
	if (edit) {
		return oldEdit === undefined ? [fieldSentence(edit)] : errorSpoken(oldEdit, edit);
	}

	const isSame = old?.kind === 'search' && old.results === results && old.index === index;
	if (looking || isSame) {
		return [];
	}

	const isNews = old?.kind !== 'search' || old.givenUpAt !== givenUpAt;
	const given = givenUpAt !== undefined && isNews ? [sentence(givenUpText(givenUpAt))] : [];
	const result = results[index];
	if (result === undefined) {
		return [...given, 'Nothing found.'];
	}

	const {symbol, node, hidden} = result;
	const title = [symbol?.name ?? '', node.prompt?.text ?? '']
		.filter(text => text !== '')
		.join(', ');
	const value = symbol ? ` Value ${state.evaluation.text(symbol) || 'empty'}.` : '';
	return [
		...given,
		`${index + 1} of ${results.length} found. ${sentence(clean(title))}${value}${hidden ? ' Hidden.' : ''}`,
	];
};

type Field = Pick<FieldState, 'symbol' | 'field' | 'error'>;

const fieldSentence = ({symbol, field}: Field): string =>
	`${symbol.name ?? ''}. Text field. Value ${textOf(field) || 'empty'}. Enter takes it, Escape leaves it as it was.`;

/** What is wrong with the text as it stands, unless that was said already. */
const errorSpoken = (before: Field, {error}: Field): readonly string[] =>
	error === undefined || before.error === error ? [] : [sentence(error)];

const menuSpoken = (
	before: AppState | undefined,
	state: AppState,
	isNew: boolean,
): readonly string[] => {
	const row = rowOfCursor(state);
	const isElsewhere =
		before === undefined ||
		isBeginning(overlayOf(before)) ||
		placeOf(before).node !== placeOf(state).node;
	const menu = isElsewhere ? [menuSentence(state)] : [];
	if (row === undefined) {
		return [...menu, ...(isElsewhere ? ['Nothing to set here.'] : [])];
	}

	const text = rowSentence(state, row);
	const old = before && rowOfCursor(before);
	// What was read closes by itself, and leads back to where one was.
	if (!isElsewhere && before && overlayOf(before)?.kind === 'page') {
		return [];
	}

	const isSame = !isElsewhere && old?.node === row.node;
	if (isSame && !isNew) {
		const isAnswered = before.capacity.kind === 'loading' && state.capacity.kind !== 'loading';
		const isOther = before.evaluation !== state.evaluation || isAnswered;
		return isOther && rowSentence(before, old) !== text ? [text] : [];
	}

	return [...menu, `Item ${placeOf(state).index + 1} of ${state.rows.length}. ${text}`];
};

/** What comes before the menu is seen for the first time. */
const isBeginning = (overlay: Overlay | undefined): boolean =>
	overlay?.kind === 'picker' || overlay?.kind === 'restore';

/** `Compute. Menu. 6 items. 3 unsaved changes.` */
const menuSentence = (state: AppState): string => {
	const {facts, rows} = state;
	const title = trail(state).at(-1) ?? '';
	const count = facts.changeCount;
	const unsaved =
		count > 0
			? ` ${count} ${count === 1 ? 'change' : 'changes'} not saved.`
			: facts.isUnsaved
				? ' Not saved yet.'
				: '';
	const kind = placeOf(state).node.symbol?.isChoice ? 'Choice' : 'Menu';
	return `${sentence(clean(title))} ${kind}. ${rows.length} ${rows.length === 1 ? 'item' : 'items'}.${unsaved}`;
};
