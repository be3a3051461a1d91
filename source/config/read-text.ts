import {readFileSync, statSync, type Stats} from 'node:fs';
import {ExpectedError} from '../errors.ts';
import {textOfBytes} from './text-bytes.ts';

/** A file's text, or undefined where there is none. Throws an `ExpectedError` where it cannot be read. */
export function readTextIfThere(file: string): string | undefined {
	try {
		const text = readFileSync(file, 'utf8');
		// What cannot be read becomes this character.
		return text.includes('\uFFFD') ? textOfBytes(readFileSync(file)) : text;
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
		throw new ExpectedError(`Could not read ${file}: ${(error as Error).message}`, {cause: error});
	}
}

/** What a path leads to; undefined: nothing. Throws an `ExpectedError` where that cannot be found out. */
export function statIfThere(file: string): Stats | undefined {
	try {
		return statSync(file, {throwIfNoEntry: false});
	} catch (error) {
		throw new ExpectedError(`Could not look at ${file}: ${(error as Error).message}`, {
			cause: error,
		});
	}
}

/** A text for somebody who only compares: what cannot be read is not there, and whoever writes it says what is wrong. */
export function readTextIfReadable(file: string): string | undefined {
	try {
		return readTextIfThere(file);
	} catch (error) {
		if (error instanceof ExpectedError) return undefined;
		throw error;
	}
}
