import {createHash} from 'node:crypto';

/**
 * The text of a file with a first line by which dcmenu knows it again, as long as nobody edited it. `#` begins a
 * comment in every format that it is used for.
 */
export const markText = (body: string): string => `${mark(body)}\n${body}`;

/** Whether dcmenu wrote this, and nobody changed it since. */
export function isMarked(text: string): boolean {
	const end = text.indexOf('\n');
	return end !== -1 && text.slice(0, end) === mark(text.slice(end + 1));
}

const mark = (body: string): string =>
	`# Made by dcmenu ${createHash('sha256').update(body).digest('hex').slice(0, 16)}: edit it and dcmenu leaves it alone.`;
