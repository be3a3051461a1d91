import {mkdir, open, type FileHandle} from 'node:fs/promises';
import path from 'node:path';
import {reasonOf} from '../machine/text-file.ts';

/** Writes a log in the background, in as few writes as its lines come too fast for. */
export type LogWriter = {
	write(text: string): void;
	/** More is waiting than should be kept in memory. */
	readonly isFull: boolean;
	/** Why it could not be written; from then on nothing is. */
	readonly failure: string | undefined;
	/** Resolves when everything so far is written, or cannot be. */
	settled(): Promise<void>;
	close(): Promise<void>;
};

/** Characters that may wait for the disk. */
const fullAt = 100_000;

/** Makes the file (0600) and its directory when there is something to write. */
export function openLogWriter(file: string): LogWriter {
	let handle: FileHandle | undefined;
	let waiting = '';
	let failure: string | undefined;
	let writing: Promise<void> | undefined;

	const drain = async (): Promise<void> => {
		try {
			if (!handle) {
				await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
				handle = await open(file, 'a', 0o600);
			}

			while (waiting !== '') {
				const text = waiting;
				waiting = '';
				await handle.appendFile(text);
			}
		} catch (error) {
			failure = reasonOf(error);
			waiting = '';
		} finally {
			writing = undefined;
		}
	};

	return {
		write(text) {
			if (failure !== undefined || text === '') return;
			waiting += text;
			writing ??= drain();
		},
		get isFull() {
			return waiting.length > fullAt;
		},
		get failure() {
			return failure;
		},
		settled: async () => writing,
		async close() {
			await writing;
			await handle?.close();
		},
	};
}
