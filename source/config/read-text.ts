import {readFileSync} from 'node:fs';
import {ExpectedError} from '../errors.ts';

/** A file's text, or undefined where there is none. Throws an `ExpectedError` where it cannot be read. */
export function readTextIfThere(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
		throw new ExpectedError(`Could not read ${file}: ${(error as Error).message}`, {cause: error});
	}
}
