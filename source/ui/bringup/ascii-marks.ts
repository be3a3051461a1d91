const replacements: Readonly<Record<string, string>> = {
	'✓': '+',
	'✔': '+',
	'✗': 'x',
	'✘': 'x',
	'→': '->',
	'…': '...',
	'—': '-',
	'–': '-',
	'•': '*',
	'‘': "'",
	'’': "'",
	'“': '"',
	'”': '"',
};

const marks = new RegExp(`[${Object.keys(replacements).join('')}]`, 'g');

/** The marks that logs are fond of, for a terminal that has ASCII only. */
export const asciiMarks = (text: string): string =>
	text.replaceAll(marks, mark => replacements[mark]!);
