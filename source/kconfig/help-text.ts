const characters = {tab: 9, newline: 10, space: 32} as const;

/**
 * A help text where it stands in its file. Most are never shown, so the words are only put together when somebody asks.
 *
 * It ends at the first line that is indented less than its first line; a tab goes to the next multiple of 8. Two oddities
 * of C are kept: a first line without indentation belongs to the text, and the text has no newline at its end unless blank
 * lines or the end of the file follow.
 */
export class HelpText {
	/** The offset behind it. */
	readonly end: number;
	/** How many lines it goes over. */
	readonly lines: number;
	readonly isBlank: boolean;
	readonly #source: string;
	readonly #start: number;

	/** `start` is the beginning of a line of `source`. */
	constructor(source: string, start: number) {
		this.#source = source;
		this.#start = start;
		let isBlank = true;
		const {end, lines} = walk(source, start, (from, to) => {
			isBlank &&= source.slice(from, to).trim() === '';
		});
		this.end = end;
		this.lines = lines;
		this.isBlank = isBlank;
	}

	toString(): string {
		const pieces: string[] = [];
		walk(this.#source, this.#start, (from, to, indent) => {
			const piece = this.#source.slice(from, to);
			pieces.push(' '.repeat(indent), piece === '\n' ? piece : piece.replace(/[ \t]+$/, ''));
		});
		return pieces.join('');
	}
}

/** Tells `onPiece` of the words of each line, with the columns to indent them by, and of each end of line. */
const walk = (
	text: string,
	start: number,
	onPiece: (from: number, to: number, indent: number) => void,
): {end: number; lines: number} => {
	let lines = 0;
	let firstIndent = 0;
	let lastIndent = 0;
	let offset = start;
	for (;;) {
		let words = offset;
		let indent = 0;
		let character = text.charCodeAt(words);
		while (character === characters.space || character === characters.tab) {
			indent = character === characters.tab ? (indent & ~7) + 8 : indent + 1;
			character = text.charCodeAt(++words);
		}
		if (character === characters.newline) {
			offset = words + 1;
			lines++;
			const next = text.charCodeAt(offset);
			if (offset < text.length && !isSpace(next)) break;
			onPiece(words, offset, 0);
			continue;
		}
		let extraIndent = 0;
		if (words > offset) {
			offset = words;
			lastIndent = indent;
			if (firstIndent > 0) {
				if (indent < firstIndent) break;
				extraIndent = indent - firstIndent;
			}
		}
		const newline = text.indexOf('\n', words);
		offset = newline === -1 ? text.length : newline;
		onPiece(words, offset, extraIndent);
		if (words >= text.length) break;
		if (firstIndent === 0) firstIndent = lastIndent;
	}
	return {end: offset, lines};
};

const isSpace = (character: number): boolean =>
	character === characters.space ||
	character === characters.tab ||
	character === characters.newline;
