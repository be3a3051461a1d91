import {symbolNames} from './symbol-names.ts';

/** A member of a generated choice. */
export type Member = {
	/** The text that it stands for, such as `1H100.80S.30V`. */
	readonly value: string;
	readonly prompt: string;
	/** Paragraphs; none: no help. */
	readonly help: readonly string[];
};

/** A choice, and the text with `output yaml` that is given by its members. */
export type GeneratedChoice = {
	readonly symbol: string;
	readonly prompt: string;
	readonly help: readonly string[];
	/** The value of one of the members. */
	readonly defaultValue: string;
	readonly members: readonly Member[];
};

/** A fragment's text, in Kconfig language that C's `conf` reads as well, but for `output yaml`. */
export function printFragment({
	symbol,
	prompt,
	help,
	defaultValue,
	members,
}: GeneratedChoice): string {
	const names = symbolNames(
		symbol,
		members.map(({value}) => value),
	);
	const lines = [
		"# Written by `dcmenu catalogue update` from DataCrunch's catalogue.",
		'# What is changed here by hand is lost with the next one.',
		'',
		'choice',
		`\tprompt ${quoted(prompt)}`,
		`\tdefault ${names.get(defaultValue)}`,
		...helpLines(help),
		'',
	];
	for (const member of members) {
		lines.push(
			`config ${names.get(member.value)}`,
			`\tbool ${quoted(onOneLine(member.prompt) || member.value)}`,
			...helpLines(member.help),
			'',
		);
	}

	lines.push('endchoice', '', `config ${symbol}`, '\tstring', '\toutput yaml');
	for (const {value} of members) lines.push(`\tdefault "${value}" if ${names.get(value)}`);
	return `${lines.join('\n')}\n`;
}

const quoted = (text: string): string => `"${onOneLine(text)}"`;

/** Text from the API: on one line, and without what would end a quoted string or begin a macro. */
const onOneLine = (text: string): string =>
	text
		.replaceAll(/["\\]|\$(?=\()|\p{C}/gu, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();

function helpLines(texts: readonly string[]): string[] {
	const [first, ...others] = texts.filter(text => onOneLine(text) !== '').map(filled);
	return first === undefined
		? []
		: ['\thelp', ...first, ...others.flatMap(lines => ['', ...lines])];
}

/** Columns of text in a line of help; it is indented by a tab and two spaces. */
const helpWidth = 70;

function filled(text: string): string[] {
	const lines: string[] = [];
	let line = '';
	// A number stays with its unit.
	for (const word of onOneLine(text).split(/ (?!GB\b)/)) {
		if (line !== '' && line.length + 1 + word.length > helpWidth) {
			lines.push(line);
			line = word;
		} else {
			line = line === '' ? word : `${line} ${word}`;
		}
	}

	return [...lines, line].map(each => `\t  ${each}`);
}
