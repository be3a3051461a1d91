/** How many lines are kept for scrolling; the log file has them all. */
export const keptLines = 5000;

/**
 * The last lines of a log, numbered from 0 since its beginning. A ring, so that a burst of a hundred thousand lines
 * costs neither memory nor copies.
 */
export type LogBuffer = {
	push(line: string): void;
	/** The number of lines ever pushed: the next line's number. */
	readonly end: number;
	/** The number of the oldest line that is still kept. */
	readonly start: number;
	/** The line of that number; undefined: not kept any more, or not there yet. */
	at(number: number): string | undefined;
};

export function createLogBuffer(capacity: number = keptLines): LogBuffer {
	const ring: string[] = [];
	let end = 0;
	return {
		push(line) {
			ring[end % capacity] = line;
			end++;
		},
		get end() {
			return end;
		},
		get start() {
			return Math.max(0, end - capacity);
		},
		at: number => (number < end && number >= end - capacity ? ring[number % capacity] : undefined),
	};
}
