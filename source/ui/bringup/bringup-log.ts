import type {Tone} from '../drawing/line.ts';

/** A line of the log. */
export type LogEntry = {
	readonly text: string;
	readonly tone: Tone;
	/** ISO 8601. */
	readonly time: string;
};

/** How many lines are kept for scrolling; the log file has them all. */
export const keptLines = 5000;

/**
 * The last lines of a log, numbered from 0 since its beginning. A ring, so that a burst of a hundred thousand lines
 * costs neither memory nor copies.
 */
export type LogBuffer = {
	push(entry: LogEntry): void;
	/** The number of lines ever pushed: the next line's number. */
	readonly end: number;
	/** The number of the oldest line that is still kept. */
	readonly start: number;
	/** The line of that number; undefined: not kept any more, or not there yet. */
	at(number: number): LogEntry | undefined;
};

export function createLogBuffer(capacity: number = keptLines): LogBuffer {
	const ring: LogEntry[] = [];
	let end = 0;
	return {
		push(entry) {
			ring[end % capacity] = entry;
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

/** Everything that was said, and the troubles in it: those would soon be pushed out by all the rest. */
export type BringupLogs = {readonly all: LogBuffer; readonly troubles: LogBuffer};

export const createBringupLogs = (): BringupLogs => ({
	all: createLogBuffer(),
	troubles: createLogBuffer(),
});

export const pushEntry = ({all, troubles}: BringupLogs, entry: LogEntry): void => {
	all.push(entry);
	if (entry.tone === 'bad' || entry.tone === 'warn') troubles.push(entry);
};
