import {cells, graphemes} from './line.ts';

/** What stands for marks, dashes and quotes of other people's texts, each in one cell. */
const lookalikes: Readonly<Record<string, string>> = {
	'✓': '+',
	'✔': '+',
	'✗': 'x',
	'✘': 'x',
	'×': 'x',
	'→': '>',
	'←': '<',
	'↑': '^',
	'↓': 'v',
	'…': '~',
	'–': '-',
	'—': '-',
	'−': '-',
	'─': '-',
	'│': '|',
	'‘': "'",
	'’': "'",
	'“': '"',
	'”': '"',
	'„': '"',
	'«': '"',
	'»': '"',
	'•': '*',
	'·': '.',
	'\u00A0': ' ',
	ß: 's',
	æ: 'a',
	ø: 'o',
	ł: 'l',
};

/**
 * The text for a terminal that only takes ASCII, in as many cells: accents fall away, and what looks like nothing in ASCII
 * is a question mark a cell. Bytes that such a terminal does not know could steer it.
 */
export const asciiText = (text: string): string =>
	text.replaceAll(/\P{ASCII}+/gu, foreign => graphemes(foreign).map(asciiGrapheme).join(''));

const asciiGrapheme = (grapheme: string): string => {
	const known = lookalikes[grapheme];
	if (known !== undefined) {
		return known;
	}

	const base = grapheme.normalize('NFD').replaceAll(/\p{M}/gu, '');
	return /^[ -~]$/.test(base) ? base : '?'.repeat(cells(grapheme));
};
