/** A help text, and the rest of the file: the offset behind it and how many lines it went over. */
export type HelpText = {readonly help: string; readonly end: number; readonly lines: number};

/**
 * Reads the help text that starts at `start`, the beginning of a line. It ends at the first line that is indented less
 * than its first line; a tab goes to the next multiple of 8. Two oddities of C are kept: a first line without indentation
 * belongs to the text, and the text has no newline at its end unless blank lines or the end of the file follow.
 */
export const readHelpText = (text: string, start: number): HelpText => {
	let help = '';
	let lines = 0;
	let firstIndent = 0;
	let lastIndent = 0;
	let offset = start;
	for (;;) {
		const {end: words, indent} = skipIndent(text, offset);
		if (text[words] === '\n') {
			offset = words + 1;
			lines++;
			if (offset < text.length && !/[ \t\n]/.test(text.charAt(offset))) break;
			help += '\n';
			continue;
		}
		if (words > offset) {
			offset = words;
			lastIndent = indent;
			if (firstIndent > 0) {
				if (indent < firstIndent) break;
				help += ' '.repeat(indent - firstIndent);
			}
		}
		if (words >= text.length) break;
		const newline = text.indexOf('\n', words);
		offset = newline === -1 ? text.length : newline;
		help += text.slice(words, offset).replace(/[ \t]+$/, '');
		if (firstIndent === 0) firstIndent = lastIndent;
	}
	return {help, end: offset, lines};
};

/** Goes over the blanks at `start`, counting columns. */
const skipIndent = (
	text: string,
	start: number,
): {readonly end: number; readonly indent: number} => {
	let end = start;
	let indent = 0;
	for (; text[end] === ' ' || text[end] === '\t'; end++) {
		indent = text[end] === '\t' ? (indent & ~7) + 8 : indent + 1;
	}
	return {end, indent};
};
