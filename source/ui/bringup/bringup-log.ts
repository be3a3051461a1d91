import type {Tone} from '../drawing/line.ts';
import {createLogFileLines, type LogFileLines, type ReadPart} from './log-file-lines.ts';

/** A line of the log. */
export type LogEntry = {
	readonly text: string;
	readonly tone: Tone;
	/** ISO 8601. */
	readonly time: string;
};

/** How many lines are kept in memory; those before are read again from the log file. */
export const keptLines = 5000;

/**
 * The lines of a log, numbered from 0 since its beginning. The last ones are in a ring, so that a burst of a hundred
 * thousand lines costs neither memory nor copies.
 */
export type LogBuffer = {
	/** `written`: the same line as it is in the log file, where that is another text. */
	push(entry: LogEntry, written?: string): void;
	/** From here on all lines are in this file, too. */
	startFile(file: string): void;
	/** The number of lines ever pushed: the next line's number. */
	readonly end: number;
	/** The number of the oldest line that can be had. */
	readonly start: number;
	/** The number of the oldest line that is in memory. */
	readonly kept: number;
	/** The line of that number; undefined: it cannot be had any more, or is not there yet. */
	at(number: number): LogEntry | undefined;
};

export function createLogBuffer(capacity: number = keptLines, read?: ReadPart): LogBuffer {
	const ring: LogEntry[] = [];
	let end = 0;
	let file: {readonly lines: LogFileLines; readonly first: number} | undefined;
	const kept = (): number => Math.max(0, end - capacity);
	return {
		push(entry, written = entry.text) {
			ring[end % capacity] = entry;
			end++;
			file?.lines.add(entry.tone, written);
		},
		startFile(name) {
			if (read) file = {lines: createLogFileLines(name, read), first: end};
		},
		get end() {
			return end;
		},
		get start() {
			return file && file.first < kept() && file.lines.isThere() ? file.first : kept();
		},
		get kept() {
			return kept();
		},
		at(number) {
			if (number >= end) return undefined;
			return number >= kept() ? ring[number % capacity] : file?.lines.at(number - file.first);
		},
	};
}

/** Everything that was said, and the troubles in it: those would soon be pushed out by all the rest. */
export type BringupLogs = {readonly all: LogBuffer; readonly troubles: LogBuffer};

export const createBringupLogs = (read?: ReadPart): BringupLogs => ({
	all: createLogBuffer(keptLines, read),
	troubles: createLogBuffer(),
});

export const pushEntry = (
	{all, troubles}: BringupLogs,
	entry: LogEntry,
	written?: string,
): void => {
	all.push(entry, written);
	if (entry.tone === 'bad' || entry.tone === 'warn') troubles.push(entry);
};
