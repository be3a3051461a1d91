/** A place in a Kconfig or configuration file; `line` counts from 1. */
export type Position = {
	/** As the file was named where it was sourced, relative to the source root. */
	readonly file: string;
	readonly line: number;
};

/** The text of one line of `text`; `line` counts from 1. */
export const lineOf = (text: string, line: number): string => {
	let start = 0;
	for (let current = 1; current < line; current++) {
		const end = text.indexOf('\n', start);
		if (end === -1) return '';
		start = end + 1;
	}
	const end = text.indexOf('\n', start);
	return end === -1 ? text.slice(start) : text.slice(start, end);
};
