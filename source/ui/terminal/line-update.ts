import {plainText} from './plain-text.ts';

/**
 * Stands for Ink's function of that name in what is built: what turns a line of the screen into another one, the cursor
 * being anywhere in it. Ink's writes everything after the first cell that changes; this one ends with the last, so that
 * a number in front of a rule takes a few bytes.
 */
const lineUpdate = (previous: string, next: string): string => {
	const before = cellsOf(previous);
	const after = cellsOf(next);
	if (before === undefined || after === undefined) {
		return `${toColumn(0)}${eraseRest}${next}`;
	}

	const width = Math.max(before.text.length, after.text.length);
	const isSame = (column: number): boolean =>
		(before.text[column] ?? ' ') === (after.text[column] ?? ' ') &&
		(before.styles[column] ?? '') === (after.styles[column] ?? '');
	let start = 0;
	while (start < width && isSame(start)) start++;
	let end = width;
	while (end > start && isSame(end - 1)) end--;
	const rest = end > after.text.length ? eraseRest : '';
	return toColumn(start) + drawn(after, start, Math.min(end, after.text.length)) + rest;
};

export default lineUpdate;

/** Characters of one cell each, and for each the parameters of the SGR sequence that it is drawn with. */
type Cells = {readonly text: string; readonly styles: readonly string[]};

const toColumn = (column: number): string => `\u001B[${column + 1}G`;

const eraseRest = '\u001B[K';

/** undefined: there are wide characters, or sequences that are no style. */
const cellsOf = (line: string): Cells | undefined => {
	let text = '';
	let style: string | undefined = '';
	const styles: string[] = [];
	for (const part of line.split(/(?=\p{Cc}\[)/u)) {
		const sequence = /^\p{Cc}\[(?<parameters>[\d;]*)m/u.exec(part);
		style = sequence ? styleAfter(style, sequence.groups!['parameters']!) : style;
		if (style === undefined) {
			return undefined;
		}

		const characters = sequence ? part.slice(sequence[0].length) : part;
		text += characters;
		for (let count = characters.length; count > 0; count--) {
			styles.push(style);
		}
	}

	return plainText.test(text) ? {text, styles} : undefined;
};

const drawn = ({text, styles}: Cells, start: number, end: number): string => {
	let written = '';
	let style = '';
	for (let column = start; column < end; column++) {
		const wanted = styles[column]!;
		if (wanted !== style) {
			written += wanted === '' ? '\u001B[m' : `\u001B[${style === '' ? '' : '0;'}${wanted}m`;
			style = wanted;
		}

		written += text[column]!;
	}

	return style === '' ? written : `${written}\u001B[m`;
};

/** Which parameters end which: all that Ink's Text makes. */
const endings: Readonly<Record<string, RegExp>> = {
	'': /./,
	'0': /./,
	'22': /^[12]$/,
	'23': /^3$/,
	'24': /^4$/,
	'27': /^7$/,
	'29': /^9$/,
	'39': /^[39]\d$/,
	'49': /^(?:4|10)\d$/,
};

/** undefined where one of the parameters is another one. */
const styleAfter = (style: string, parameters: string): string | undefined => {
	let active = style.split(';').filter(each => each !== '');
	for (const parameter of parameters.split(';')) {
		const ended = endings[parameter];
		if (ended) {
			active = active.filter(each => !ended.test(each));
		} else if (/^(?:[123479]|[39][0-7]|(?:4|10)[0-7])$/.test(parameter)) {
			const same = [endings['39']!, endings['49']!].find(kind => kind.test(parameter));
			active = active.filter(each => each !== parameter && same?.test(each) !== true);
			active.push(parameter);
		} else {
			return undefined;
		}
	}

	return active.sort().join(';');
};
