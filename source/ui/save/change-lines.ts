import type {Change} from '../../kconfig/edits.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import type {Glyphs} from '../drawing/glyphs.ts';
import {cells, clean, fit, pad, span, type Line} from '../drawing/line.ts';

/** Names in one column, values in the next; what had or gets no line says so. `marks` stand before the names. */
export const changeLines = (
	changes: readonly Change[],
	columns: number,
	glyphs: Glyphs,
	marks: (symbol: KconfigSymbol) => string = () => '  ',
): readonly Line[] => {
	const names = changes.map(({symbol}) => symbol.name ?? '');
	const texts = changes.map(change => valuesText(change, Number.POSITIVE_INFINITY, glyphs));
	const marksWidth = changes[0] ? cells(marks(changes[0].symbol)) : 0;
	// Short values leave their room to the names.
	const forValues = Math.min(24, widest(texts) + 2);
	const width = Math.min(widest(names), Math.max(16, columns - forValues - marksWidth));
	return changes.map((change, index) => {
		const name = `${marks(change.symbol)}${endOf(names[index]!, width, glyphs.cut)}`;
		const room = columns - width - marksWidth - 2;
		return {
			spans: [span(`${name}  `), span(valuesText(change, room, glyphs), 'strong')],
		};
	});
};

/** In exactly so many cells; names are cut at their beginnings, which most of them have in common. */
const endOf = (name: string, width: number, cut: string): string =>
	cells(name) > width && width > cells(cut)
		? cut + name.slice(name.length - width + cells(cut))
		: pad(name, width, cut);

const widest = (texts: readonly string[]): number =>
	texts.reduce((most, text) => Math.max(most, cells(text)), 0);

const valuesText = (
	{symbol, before, after}: Change,
	room: number,
	{cut, arrow}: Glyphs,
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
	const space = room - cells(arrow) - 2;
	const shown =
		cells(old) + cells(young) > space
			? fit(old, Math.max(Math.floor(space / 2), space - cells(young)), cut)
			: old;
	return fit(`${shown} ${arrow} ${young}`, room, cut);
};
