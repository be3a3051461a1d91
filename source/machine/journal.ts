import {mkdir, open, readdir, type FileHandle} from 'node:fs/promises';
import path from 'node:path';
import {ExpectedError} from '../errors.ts';
import {
	emptyJournal,
	foldRecord,
	type JournalEntry,
	type JournalRecord,
	type JournalState,
} from './journal-state.ts';
import {readTextFile, reasonOf} from './text-file.ts';

/** What was created, on disk before anything waits. One process at a time: the project lock sees to that. */
export type Journal = {
	readonly state: JournalState;
	/** Resolves when the record is on the disk. `time` is the account's clock in milliseconds. */
	append(entry: JournalEntry, time: number): Promise<void>;
	close(): Promise<void>;
};

/** Opens the journal for writing, makes it (0600) if needed, and cuts off a line that a crash left unfinished. */
export async function openJournal(file: string): Promise<Journal> {
	await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
	const content = parseJournal((await readTextFile(file)) ?? '');
	const handle = await open(file, 'a', 0o600);
	await handle.truncate(content.completeBytes);
	await syncFolder(path.dirname(file));
	let {state} = content;
	let size = content.completeBytes;
	let last: Promise<void> = Promise.resolve();

	async function write(record: JournalRecord): Promise<void> {
		const line = `${JSON.stringify(record)}\n`;
		try {
			await handle.appendFile(line);
			await handle.sync();
		} catch (error) {
			await cutBack(handle, size);
			throw new ExpectedError(`Could not write the journal ${file}: ${reasonOf(error)}`, {
				nextSteps: ['Make room on that disk; then dcmenu status tells what runs.'],
				cause: error,
			});
		}

		size += Buffer.byteLength(line);
		state = foldRecord(state, record);
	}

	return {
		get state() {
			return state;
		},
		async append(entry, time) {
			const record: JournalRecord = {...entry, time: new Date(time).toISOString()};
			// Machines are made side by side: a failed record is cut off before the next is written.
			const written = last.then(async () => write(record));
			last = written.catch(() => undefined);
			await written;
		},
		close: async () => handle.close(),
	};
}

/** What the journal says, for those who only look; empty where there is none. */
export async function readJournal(file: string): Promise<JournalState> {
	return parseJournal((await readTextFile(file)) ?? '').state;
}

/** The states of all accounts' journals of a project. */
export async function readAllJournals(stateDirectory: string): Promise<readonly JournalState[]> {
	await mkdir(stateDirectory, {recursive: true, mode: 0o700});
	const files = (await readdir(stateDirectory)).filter(name => /^journal-.*\.jsonl$/.test(name));
	return Promise.all(files.map(async name => readJournal(path.join(stateDirectory, name))));
}

/**
 * Folds the complete lines. A line that is not a record (a disk that lied about its sync) is skipped rather than
 * hiding the machines that the others tell of.
 */
function parseJournal(text: string): {state: JournalState; completeBytes: number} {
	const complete = text.slice(0, text.lastIndexOf('\n') + 1);
	const state = complete
		.split('\n')
		.map(parseRecord)
		.filter(record => record !== undefined)
		.reduce(foldRecord, emptyJournal);
	return {state, completeBytes: Buffer.byteLength(complete)};
}

function parseRecord(line: string): JournalRecord | undefined {
	try {
		const record: unknown = JSON.parse(line);
		return typeof record === 'object' && record !== null && 'type' in record
			? (record as JournalRecord)
			: undefined;
	} catch {
		return undefined;
	}
}

/** Half a record would run into the next one. On a full disk cutting works where writing does not. */
const cutBack = async (handle: FileHandle, size: number): Promise<void> => handle.truncate(size);

/** A new file's name is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
