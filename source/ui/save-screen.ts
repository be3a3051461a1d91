import type {Change} from '../kconfig/edits.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import type {AppState} from './app-state.ts';
import {footerLines, type Hint} from './footer.ts';
import {cells, clean, fill, fit, line, pad, rule, span, type Frame, type Line} from './line.ts';
import {saveHeight, type SaveState} from './save-state.ts';
import {fieldWindow} from './text-field.ts';

/** What a save would change, and the question. */
export const saveScreen = (state: AppState, overlay: SaveState): Frame => {
	const {size, glyphs, file, facts} = state;
	const {columns} = size;
	const {yours, following} = overlay.changes;
	const ruled = (title: string): Line =>
		line(rule(title, columns, glyphs.rule, glyphs.cut), 'quiet');
	const body = [
		...(yours.length === 0
			? []
			: [ruled('you changed'), ...changeLines(yours, columns, glyphs.cut)]),
		...(following.length === 0
			? []
			: [ruled('changed because of that'), ...changeLines(following, columns, glyphs.cut)]),
	];
	const height = saveHeight(size);
	const shown = body.slice(overlay.top, overlay.top + height);
	const verb = following.length === 1 ? 'follows' : 'follow';
	const cause = yours.length === 1 ? 'it' : 'them';
	const consequences = following.length === 0 ? '' : `, ${following.length} ${verb} from ${cause}`;
	const counts = `${yours.length} yours${consequences}`;
	const title = facts.isUnsaved
		? ` Save ${clean(file)}?   ${body.length === 0 ? 'nothing was set by hand' : counts}`
		: ` ${clean(file)} is up to date`;
	const below = body.length - overlay.top - shown.length;
	const label = ' Save as: ';
	const typed = overlay.naming && fieldWindow(overlay.naming, columns - cells(label));
	const lines = [
		line(fit(title, columns, glyphs.cut), 'strong'),
		...fill(shown.length === 0 ? [ruled('')] : shown, height),
		ruled(below > 0 ? `${glyphs.down} ${below} more` : ''),
		typed
			? line(label + typed.text, 'strong')
			: line(fit(` ${purposeText(overlay)}`, columns, glyphs.cut), 'warn'),
		...footerLines(hints(overlay), columns, 2, glyphs),
	];
	return {
		lines,
		cursor: typed && {x: cells(label) + typed.cursor, y: lines.length - 3},
	};
};

const purposeText = ({isQuitting}: SaveState): string =>
	isQuitting
		? 'There are changes that are not saved.'
		: 'Writes the configuration; keeps the old one as .old.';

const hints = ({isQuitting, naming}: SaveState): readonly Hint[] =>
	naming
		? ['Enter save under this name', 'Esc back']
		: [
				isQuitting ? 'Enter/y save and quit' : 'Enter/y save',
				...(isQuitting ? ['n quit without saving'] : []),
				'Esc keep editing',
				'o other file',
				'D as a defconfig',
				'Up/Down scroll',
			];

/** Names in one column, values in the next; what had or gets no line says so. */
const changeLines = (changes: readonly Change[], columns: number, cut: string): Line[] => {
	const names = changes.map(({symbol}) => symbol.name ?? '');
	const widest = Math.max(...names.map(name => cells(name)));
	const width = Math.min(widest, Math.max(16, columns - 24));
	return changes.map(({symbol, before, after}, index) => {
		const name = pad(names[index]!, width, cut);
		return {
			spans: [
				span(`  ${name}  `),
				span(valueText(symbol, before, after, columns - width - 4, cut), 'strong'),
			],
		};
	});
};

const valueText = (
	symbol: KconfigSymbol,
	before: string | undefined,
	after: string | undefined,
	room: number,
	cut: string,
): string => {
	const quoted = (value: string): string => clean(symbol.type === 'string' ? `"${value}"` : value);
	if (before === undefined) {
		return fit(`+ ${quoted(after ?? '')}`, room, cut);
	}

	if (after === undefined) {
		return fit(`- gone (was ${quoted(before)})`, room, cut);
	}

	// Both ends of the change can be read, however long they are.
	const [old, young] = [quoted(before), quoted(after)];
	const half = Math.floor((room - 4) / 2);
	const shown =
		cells(old) + cells(young) + 4 > room
			? fit(old, Math.max(half, room - 4 - cells(young)), cut)
			: old;
	return fit(`${shown} -> ${young}`, room, cut);
};
