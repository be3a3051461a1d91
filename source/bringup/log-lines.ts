/** ISO 8601 with milliseconds: as many characters in every line. */
const timeLength = 24;

/**
 * An event's lines as they stand in the log file, each with its time. Empty ones are there too: the screens find their
 * own lines again in it, one by one.
 */
export const logFileText = (time: string, lines: readonly string[]): string =>
	lines.map(line => (line === '' ? `${time}\n` : `${time} ${line}\n`)).join('');

/** Bytes that such a line takes in the file. */
export const logLineBytes = (text: string): number =>
	timeLength + (text === '' ? 0 : 1 + Buffer.byteLength(text)) + 1;

/** Such a line, without its end. */
export const parseLogLine = (line: string): {readonly time: string; readonly text: string} => ({
	time: line.slice(0, timeLength),
	text: line.slice(timeLength + 1),
});
