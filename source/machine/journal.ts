import {mkdir, open, readdir, type FileHandle} from 'node:fs/promises';
import path from 'node:path';
import {ExpectedError} from '../errors.ts';
import {
	emptyJournal,
	foldRecord,
	readRecord,
	type JournalEntry,
	type JournalRecord,
	type JournalState,
} from './journal-state.ts';
import {couldNotWrite, readBytes, reasonOf} from './text-file.ts';

/** What was created, on disk before anything waits. One process at a time: the project lock sees to that. */
export type Journal = {
	/** What this process knows: also what happened and could not be written down. */
	readonly state: JournalState;
	/** How many of its lines are no records, when it was opened. */
	readonly unreadableLines: number;
	/** Resolves when the record is on the disk. `time` is the account's clock in milliseconds. */
	append(entry: JournalEntry, time: number): Promise<void>;
	close(): Promise<void>;
};

/** Opens the journal for writing, makes it (0600) if needed, and cuts off a line that a crash left unfinished. */
export async function openJournal(file: string): Promise<Journal> {
	const {content, handle} = await openFile(file);
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
	}

	return {
		get state() {
			return state;
		},
		unreadableLines: content.unreadableLines,
		async append(entry, time) {
			const record: JournalRecord = {...entry, time: new Date(time).toISOString()};
			const isPlan = entry.type === 'create-intent' || entry.type === 'ssh-key-intent';
			// What has happened stays true where it cannot be written down; what is only meant to happen does not then.
			if (!isPlan) state = foldRecord(state, record);
			// Machines are made side by side: a failed record is cut off before the next is written.
			const written = last.then(async () => write(record));
			last = written.catch(() => undefined);
			await written;
			if (isPlan) state = foldRecord(state, record);
		},
		close: async () => handle.close(),
	};
}

async function openFile(file: string): Promise<{content: JournalContent; handle: FileHandle}> {
	const content = parseJournal(await readBytes(file));
	try {
		await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
		const handle = await open(file, 'a', 0o600);
		await handle.truncate(content.completeBytes);
		await syncFolder(path.dirname(file));
		return {content, handle};
	} catch (error) {
		throw couldNotWrite(file, error);
	}
}

/** What the journal says, for those who only look; empty where there is none. */
export async function readJournal(file: string): Promise<JournalState> {
	return parseJournal(await readBytes(file)).state;
}

/** The states of all accounts' journals of a project. */
export async function readAllJournals(stateDirectory: string): Promise<readonly JournalState[]> {
	await mkdir(stateDirectory, {recursive: true, mode: 0o700});
	const files = (await readdir(stateDirectory)).filter(name => /^journal-.*\.jsonl$/.test(name));
	return Promise.all(files.map(async name => readJournal(path.join(stateDirectory, name))));
}

type JournalContent = {
	readonly state: JournalState;
	readonly completeBytes: number;
	readonly unreadableLines: number;
};

/**
 * Folds the complete lines. A line that is not a record (a disk that lied about its sync) is skipped rather than
 * hiding the machines that the others tell of.
 */
function parseJournal(bytes: Buffer = Buffer.alloc(0)): JournalContent {
	// Counted in bytes: what is not UTF-8 would be longer as text.
	const complete = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
	const lines = complete
		.toString('utf8')
		.split('\n')
		.filter(line => line !== '');
	const records = lines.map(parseLine).filter(record => record !== undefined);
	return {
		state: records.reduce(foldRecord, emptyJournal),
		completeBytes: complete.length,
		unreadableLines: lines.length - records.length,
	};
}

function parseLine(line: string): JournalRecord | undefined {
	try {
		return readRecord(JSON.parse(line));
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
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
