import {targetBadge} from '../../capacity/badges.ts';
import type {AppState} from '../app-state.ts';
import {describeRequest} from '../instances/wait-state.ts';
import {badgeBeside} from '../menu/badge-line.ts';
import {footerLines} from '../drawing/footer.ts';
import {
	cells,
	clean,
	fill,
	fit,
	line,
	pad,
	span,
	type Frame,
	type Line,
	type Span,
} from '../drawing/line.ts';
import {
	entriesSeen,
	hasBadgesBelow,
	loadHeight,
	matchingEntries,
	type LoadState,
} from './load-state.ts';
import {moreRule, moreText} from '../drawing/more-rule.ts';
import {messageRule} from '../drawing/message-rule.ts';
import type {DefconfigEntry} from '../services.ts';
import {fieldWindow} from '../dialogs/text-field.ts';

/** A name to type, and the defconfigs whose names hold it, with what each would take now. */
export const loadScreen = (state: AppState, overlay: LoadState): Frame => {
	const {size, glyphs, facts} = state;
	const {columns} = size;
	const seen = entriesSeen(size);
	const label = ' Load: ';
	const typed = fieldWindow(overlay.field, columns - cells(label));
	const matches = matchingEntries(overlay);
	const shown = matches
		.slice(overlay.top, overlay.top + seen)
		.flatMap((entry, at) => entryLines(state, entry, overlay.top + at === overlay.index));
	const more = moreText(overlay.top, matches.length - overlay.top - seen, glyphs);
	const nothing = line(
		overlay.entries === undefined
			? '  reading the list'
			: '  no defconfig has this in its name or comment',
	);
	const unsaved = facts.isUnsaved ? 'changes that are not saved come back with u' : '';
	const entry = matches[overlay.index];
	const title = entry ? aboutEntry(entry) : unsaved;
	const lines = [
		line(fit(label + typed.text, columns, glyphs.cut), 'strong'),
		moreRule('a file, or one of these defconfigs', more, columns, glyphs),
		...fill(shown.length === 0 ? [nothing] : shown, loadHeight(size)),
		messageRule(state, title),
		...footerLines(
			[
				'Up/Down pick',
				'Enter load',
				'Esc back',
				'F1 help',
				'typing filters the list or names a file',
			],
			columns,
			2,
			glyphs,
			state.keys,
		),
	];
	return {lines, cursor: {x: cells(label) + typed.cursor, y: 0}};
};

/** What it asks for and what was said of it, which may be cut in the list. */
const aboutEntry = ({request, comment}: DefconfigEntry): string =>
	[
		request === undefined
			? 'no machine'
			: `asks for ${request.target}, ${describeRequest(request)}`,
		clean(comment),
	]
		.filter(text => text !== '')
		.join(': ');

/** What it is called, whose it is and what was said of it. */
export const entryText = ({name, origin, comment}: DefconfigEntry): string =>
	clean(name) +
	(origin === 'project' ? '  (yours)' : '') +
	(comment === '' ? '' : `  ${clean(comment)}`);

/**
 * What it would take now, in at most `room` cells, and in `free` if it can be said so shortly; undefined: it asks for no
 * machine.
 */
export const entryBadge = (
	{capacity, now, glyphs}: AppState,
	{request}: DefconfigEntry,
	room: number,
	free = room,
): Span | undefined =>
	request && badgeBeside(targetBadge(request.target, request, capacity, now), free, room, glyphs);

/** A row of the list: name and comment, and at the right or below what it would take now. */
const entryLines = (state: AppState, entry: DefconfigEntry, isCursor: boolean): readonly Line[] => {
	const {glyphs, size} = state;
	const room = size.columns - 2;
	const marked = (spans: readonly Span[]): Line => (isCursor ? {spans, isReversed: true} : {spans});
	const mark = span(isCursor ? '> ' : '  ');
	if (hasBadgesBelow(size)) {
		const badge = entryBadge(state, entry, room - 4);
		return [
			marked([mark, span(fit(entryText(entry), room, glyphs.cut))]),
			marked([span('      '), ...(badge ? [badge] : [])]),
		];
	}

	const title = entryText({...entry, comment: ''});
	// The name comes first; a badge still begins with its mark.
	const forBadge = room - cells(title) - 1;
	const free = room - cells(entryText(entry)) - 1;
	const badge = forBadge < 2 ? undefined : entryBadge(state, entry, forBadge, free);
	const width = badge ? room - cells(badge.text) - 1 : room;
	const shown = span(pad(entryText(entry), width, glyphs.cut));
	return [marked([mark, shown, ...(badge ? [span(' '), badge] : [])])];
};
