import {isInstanceList, overlayOf, placeOf, type AppState, type Overlay} from '../app-state.ts';
import {isRunning} from '../bringup/bringup-session.ts';
import {clean} from '../drawing/line.ts';
import {textOf} from '../dialogs/text-field.ts';
import {offersPlans} from '../pages/ways-state.ts';
import {bringupNews} from './bringup-lines.ts';
import {capacityLines, contextLines, inWords, rowText, wrapped} from './line-list.ts';
import {numberedRow} from './numbered-row.ts';

/**
 * What there is to say after a line: the message, and where somebody stands now, or only the rows that are not as they
 * were.
 */
export const lineReport = (before: AppState, after: AppState): readonly string[] => {
	const {message} = after;
	const said =
		message === undefined || message === before.message
			? []
			: wrapped(after, [inWords(message.text)]);
	const error = errorOf(overlayOf(after));
	const trouble = error === undefined || error === errorOf(overlayOf(before)) ? [] : [error];
	if (overlayOf(after)?.kind === 'bringup') {
		return [...said, ...bringupNews(before, after)];
	}

	return [
		...said,
		...trouble,
		...(isElsewhere(before, after) ? contextLines(after) : changedRows(before, after)),
	];
};

/** What is told without a line having been typed. */
export const lineNews = (before: AppState, after: AppState): readonly string[] => {
	const {message} = after;
	return [
		...(message === undefined || message === before.message ? [] : wrapped(after, [message.text])),
		...bringupNews(before, after),
		...(after.capacity === before.capacity || after.capacity.kind === 'loading'
			? []
			: capacityLines(before, after)),
	];
};

const errorOf = (overlay: Overlay | undefined): string | undefined =>
	overlay?.kind === 'save' && overlay.naming
		? overlay.failure
		: overlay !== undefined && 'error' in overlay
			? overlay.error
			: undefined;

/** Whether the numbers stand for something else, or something else is to be read. */
const isElsewhere = (before: AppState, after: AppState): boolean => {
	const [old, young] = [overlayOf(before), overlayOf(after)];
	const isBack = young === undefined && old?.kind !== 'search' && old?.kind !== 'picker';
	return (
		(!isBack && subjectOf(before) !== subjectOf(after)) ||
		placeOf(before).node !== placeOf(after).node ||
		before.showNames !== after.showNames ||
		(before.instances !== after.instances && isInstanceList(after)) ||
		before.rows.length !== after.rows.length ||
		before.rows.some(({node}, index) => node !== after.rows[index]?.node)
	);
};

/** What an overlay is about; a text that is typed into it does not change that. */
const subjectOf = (state: AppState): unknown => {
	const overlay = overlayOf(state);
	if (overlay?.kind === 'search') {
		return overlay.results;
	}

	if (overlay?.kind === 'load') {
		return overlay.entries;
	}

	if (overlay?.kind === 'page') {
		return overlay.lines;
	}

	if (overlay?.kind === 'save') {
		return overlay.naming ? 'name' : overlay.changes;
	}

	if (overlay?.kind === 'merge') {
		return overlay.given;
	}

	// Whoever has said yes to a wait waits now.
	if (overlay?.kind === 'wait') {
		return state.wait?.phase;
	}

	return overlay?.kind;
};

const changedRows = (before: AppState, after: AppState): readonly string[] =>
	overlayOf(after) === undefined && after.evaluation !== before.evaluation
		? after.rows.flatMap((row, index) => {
				const text = rowText(row);
				const old = before.rows[index];
				return old && rowText(old) !== text
					? wrapped(after, [numberedRow(index, clean(text))])
					: [];
			})
		: [];

/** What stands before the cursor: what the next line will be taken for. */
export const promptOf = (state: AppState): string => {
	const overlay = overlayOf(state);
	if (overlay === undefined || overlay.kind === 'letter') {
		return '> ';
	}

	if (overlay.kind === 'field') {
		const name = overlay.symbol.name ?? '';
		const range = state.evaluation.range(overlay.symbol);
		const limits = range ? ` (${range.low} to ${range.high})` : '';
		return `${name}${limits} [${textOf(overlay.field)}] = `;
	}

	if (overlay.kind === 'bringup') {
		// The log goes on; whatever is typed is heard all the same.
		return isRunning(state.bringup) && !state.bringup.question ? '' : 'bring up> ';
	}

	if (overlay.kind === 'save' && overlay.naming) {
		return `save as [${textOf(overlay.naming)}] = `;
	}

	if (overlay.kind === 'search' && overlay.edit) {
		return `${overlay.edit.symbol.name ?? ''} [${textOf(overlay.edit.field)}] = `;
	}

	if (overlay.kind === 'page' && !offersPlans(overlay.ways)) {
		return 'Enter goes back> ';
	}

	return prompts[overlay.kind] ?? `${overlay.kind}> `;
};

const prompts: Partial<Record<Overlay['kind'], string>> = {
	name: 'save as defconfigs/',
	save: 'save? [Y/n] ',
	confirm: 'y or n> ',
	price: 'at most $/h = ',
	question: 'y or n> ',
	page: 'plan> ',
};
