import {targetBadge} from '../../capacity/badges.ts';
import type {AppState} from '../app-state.ts';
import {badgeSpan} from '../menu/badge-line.ts';
import {footerLines} from '../drawing/footer.ts';
import {
	cells,
	clean,
	fill,
	fit,
	line,
	pad,
	rule,
	span,
	type Frame,
	type Line,
} from '../drawing/line.ts';
import {loadHeight, matchingEntries, type LoadState} from './load-state.ts';
import {messageRule} from '../drawing/message-rule.ts';
import type {DefconfigEntry} from '../services.ts';
import {fieldWindow} from '../dialogs/text-field.ts';

/** A name to type, and the defconfigs whose names hold it, with what each would take now. */
export const loadScreen = (state: AppState, overlay: LoadState): Frame => {
	const {size, glyphs, facts} = state;
	const {columns} = size;
	const height = loadHeight(size);
	const label = ' Load: ';
	const typed = fieldWindow(overlay.field, columns - cells(label));
	const matches = matchingEntries(overlay);
	const shown = matches
		.slice(overlay.top, overlay.top + height)
		.map((entry, at) => entryLine(state, entry, overlay.top + at === overlay.index));
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
		line(rule('a file, or one of these defconfigs', columns, glyphs.rule, glyphs.cut), 'quiet'),
		...fill(shown.length === 0 ? [nothing] : shown, height),
		messageRule(state, title),
		...footerLines(
			['Up/Down pick', 'Enter load', 'Esc back', 'typing filters the list or names a file'],
			columns,
			2,
			glyphs,
			state.keys,
		),
	];
	return {lines, cursor: {x: cells(label) + typed.cursor, y: 0}};
};

/** What it asks for and what was said of it, which may be cut in the list. */
const aboutEntry = ({target, comment}: DefconfigEntry): string =>
	[target === undefined ? 'no machine' : `asks for ${target}`, clean(comment)]
		.filter(text => text !== '')
		.join(': ');

const entryLine = (state: AppState, entry: DefconfigEntry, isCursor: boolean): Line => {
	const {capacity, now, glyphs, size, facts} = state;
	const room = size.columns - 2;
	// In a narrow window the name comes first; the badge still begins with its mark.
	const forBadge = Math.min(Math.floor(room / 2), room - cells(clean(entry.name)) - 1);
	const badge =
		entry.target === undefined || forBadge < 2
			? undefined
			: badgeSpan(
					targetBadge(entry.target, facts.request ?? {market: 'on-demand'}, capacity, now),
					forBadge,
					glyphs,
				);
	const owner = entry.origin === 'project' ? '  (yours)' : '';
	const comment = entry.comment === '' ? '' : `  ${clean(entry.comment)}`;
	const name = clean(entry.name) + owner + comment;
	const width = badge ? room - cells(badge.text) - 1 : room;
	const spans = [span(isCursor ? '> ' : '  '), span(pad(name, width, glyphs.cut))];
	const all = badge ? [...spans, span(' '), badge] : spans;
	return isCursor ? {spans: all, isReversed: true} : {spans: all};
};
