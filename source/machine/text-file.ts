import {readdirSync, readFileSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import {ExpectedError} from '../errors.ts';

/** The file's text; undefined: there is none. */
export const readTextFile = async (file: string): Promise<string | undefined> =>
	(await readBytes(file))?.toString('utf8');

/** The file's bytes; undefined: there is none. They are few: to wait for them would take longer than to read them. */
export async function readBytes(file: string): Promise<Buffer | undefined> {
	try {
		return readFileSync(file);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw couldNotRead(file, error);
	}
}

/** The names in a folder; none where there is no folder. */
export function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return [];
		throw couldNotRead(folder, error);
	}
}

const couldNotRead = (file: string, cause: unknown): ExpectedError =>
	new ExpectedError(`Could not read ${file}: ${reasonOf(cause)}`, {
		nextSteps: ['Check the permissions of it and of the folder that it is in.'],
		cause,
	});

/**
 * Writes through a temporary file and a rename, so that an interrupted write leaves the old file as it was. Makes the
 * folder if needed. `unchanged`: the text was there already, and the file keeps its time.
 */
export async function writeTextFile(
	file: string,
	text: string,
	mode?: number,
): Promise<'written' | 'unchanged'> {
	if ((await readTextFile(file)) === text) return 'unchanged';
	try {
		await mkdir(path.dirname(file), {recursive: true});
		await writeFileAtomic(file, text, mode === undefined ? {} : {mode});
	} catch (error) {
		throw couldNotWrite(file, error);
	}

	return 'written';
}

/** Says which file or folder it is, and what to look at. */
export const couldNotWrite = (file: string, cause: unknown): ExpectedError =>
	new ExpectedError(`Could not write ${file}: ${reasonOf(cause)}`, {
		nextSteps: ['Check the permissions of that folder and the space on its disk.'],
		cause,
	});

/** The system's name of an error, such as ENOENT. */
export const errorCode = (error: unknown): string | undefined =>
	error instanceof Error && 'code' in error && typeof error.code === 'string'
		? error.code
		: undefined;

/** What went wrong, for the end of a message. */
export const reasonOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);
