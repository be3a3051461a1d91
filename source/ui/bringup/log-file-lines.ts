import {logLineBytes, parseLogLine} from '../../bringup/log-lines.ts';
import type {Tone} from '../drawing/line.ts';
import type {LogEntry} from './bringup-log.ts';

/** A part of a file, from one byte up to but without another, as far as it goes; undefined: it cannot be read. */
export type ReadPart = (file: string, start: number, end: number) => string | undefined;

/** The lines of a log that memory does not hold any more, read again from the file where they all are. */
export type LogFileLines = {
	/** Counts a line that is written there next. */
	add(tone: Tone, written: string): void;
	/** The line of that number, from 0. */
	at(number: number): LogEntry | undefined;
	/** Asks the file each time: whoever reads meanwhile may have put it away. */
	isThere(): boolean;
};

/** Lines that are read at once, which takes a fraction of a millisecond. */
const blockLines = 256;

/** Blocks that are kept: a window has its lines from two at the most, and a search goes through one after another. */
const keptBlocks = 2;

const tones: readonly Tone[] = [
	'plain',
	'strong',
	'good',
	'bad',
	'warn',
	'quiet',
	'busy',
	'cursor',
];

/** Takes a byte a line, and a few for each block: a million lines cost a megabyte. */
export function createLogFileLines(file: string, read: ReadPart): LogFileLines {
	/** Where each block begins; its last entry is the end. */
	const offsets = [0];
	let toneOf = new Uint8Array(4 * blockLines);
	let count = 0;
	let end = 0;
	const blocks = new Map<number, readonly LogEntry[]>();

	const readBlock = (block: number): readonly LogEntry[] => {
		const first = block * blockLines;
		const texts = read(file, offsets[block]!, offsets[block + 1] ?? end)?.split('\n') ?? [];
		const lines = Array.from(
			{length: Math.min(blockLines, count - first)},
			(_, index): LogEntry => {
				const line = texts[index];
				// Somebody has cut the file short.
				if (line === undefined || line === '')
					return {text: '(not in the file)', tone: 'quiet', time: ''};
				return {...parseLogLine(line), tone: tones[toneOf[first + index]!]!};
			},
		);
		const [oldest] = blocks.keys();
		if (blocks.size === keptBlocks) blocks.delete(oldest!);
		blocks.set(block, lines);
		return lines;
	};

	return {
		add(tone, written) {
			if (count === toneOf.length) {
				const larger = new Uint8Array(2 * count);
				larger.set(toneOf);
				toneOf = larger;
			}

			toneOf[count] = tones.indexOf(tone);
			count++;
			end += logLineBytes(written);
			if (count % blockLines === 0) offsets.push(end);
		},
		at(number) {
			if (number < 0 || number >= count) return undefined;
			const block = Math.floor(number / blockLines);
			const isWhole = (block + 1) * blockLines <= count;
			const lines = (isWhole ? blocks.get(block) : undefined) ?? readBlock(block);
			return lines[number % blockLines];
		},
		isThere: () => read(file, 0, 1) !== undefined,
	};
}
