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
};

/**
 * The next line with the query from `from` on, forwards or backwards, and round from the other end; undefined: no line
 * has it. Capital letters count where the query has some.
 */
export function findLine(
	text: ScrollText,
	query: string,
	from: number,
	direction: 1 | -1,
): number | undefined {
	const folds = query === query.toLowerCase();
	const {start, end} = text;
	const count = end - start;
	const first = Math.min(Math.max(from, start), end - 1) - start;
	for (let distance = 0; distance < count; distance++) {
		const number = start + ((first + direction * distance + count) % count);
		const content = text.at(number)?.text ?? '';
		if ((folds ? content.toLowerCase() : content).includes(query)) return number;
	}

	return undefined;
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
