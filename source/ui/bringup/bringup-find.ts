import type {ScrollText} from './bringup-scroll.ts';
import type {TextField} from '../dialogs/text-field.ts';
import {span, type Line} from '../drawing/line.ts';

/** A text that is looked for in the log. */
export type BringupFind = {
	/** While it is typed. */
	readonly field: TextField | undefined;
	readonly query: string;
	/** The number of the line that has it. */
	readonly at: number | undefined;
	/** It is being looked for, in a log that is not all in memory. */
	readonly seek?: Seek | undefined;
};

/** A search that takes longer than a key may: the next line with a text, from a line on. */
export type Seek = {
	readonly query: string;
	readonly from: number;
	readonly direction: 1 | -1;
};

/** Lines that are looked at in one go. */
const stepLines = 256;

/**
 * The next line with the query from `from` on, forwards or backwards, and round from the other end; undefined: no line
 * has it. Capital letters count where the query has some. Pauses now and then, for whoever has other things to do.
 */
export function* seekLine(
	text: ScrollText,
	{query, from, direction}: Seek,
): Generator<undefined, number | undefined, void> {
	const isMeant = matcher(query);
	const {start, end} = text;
	const count = end - start;
	const first = Math.min(Math.max(from, start), end - 1) - start;
	for (let distance = 0; distance < count; distance++) {
		const number = start + ((first + direction * distance + count) % count);
		if (isMeant(text.at(number)?.text ?? '')) return number;
		if (distance % stepLines === stepLines - 1) yield;
	}

	return undefined;
}

/** Leaves nothing behind that would have to be collected: a log may have a million lines. */
function matcher(query: string): (text: string) => boolean {
	if (query !== query.toLowerCase()) return text => text.includes(query);
	const pattern = new RegExp(query.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`), 'i');
	return text => pattern.test(text);
}

/** The same at once, for a text that is in memory. */
export function findLine(
	text: ScrollText,
	query: string,
	from: number,
	direction: 1 | -1,
): number | undefined {
	const search = seekLine(text, {query, from, direction});
	let step = search.next();
	while (step.done !== true) step = search.next();
	return step.value;
}

/** The line with what is looked for in reverse video. */
export function highlighted(line: Line, query: string): Line {
	if (query === '') return line;
	const folds = query === query.toLowerCase();
	return {
		...line,
		spans: line.spans.flatMap(({text, tone}) => {
			const content = folds ? text.toLowerCase() : text;
			const spans = [];
			let done = 0;
			for (
				let at = content.indexOf(query);
				at !== -1 && content.length === text.length;
				at = content.indexOf(query, done)
			) {
				spans.push(
					span(text.slice(done, at), tone),
					span(text.slice(at, at + query.length), 'cursor'),
				);
				done = at + query.length;
			}

			return [...spans, span(text.slice(done), tone)].filter(part => part.text !== '');
		}),
	};
}
