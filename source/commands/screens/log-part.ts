import {closeSync, fstatSync, openSync, readSync} from 'node:fs';

/** As much as is ever asked for at once, and more: lines may be long. */
const most = 16_000_000;

/** What is read into, again and again: a search reads all of a long file, and leaves nothing to be collected. */
let bytes = Buffer.alloc(0);

/**
 * A part of a file from one byte up to but without another, as far as it goes; undefined: it cannot be read. It is
 * opened each time, as somebody may have put another one in its place, and read at once: that takes less time than a
 * promise would have to wait for.
 */
export function readLogPart(file: string, start: number, end: number): string | undefined {
	let handle: number | undefined;
	try {
		handle = openSync(file, 'r');
		const length = Math.min(end, start + most, fstatSync(handle).size) - start;
		if (length <= 0) return '';
		if (bytes.length < length) bytes = Buffer.allocUnsafeSlow(length);
		return bytes.toString('utf8', 0, readSync(handle, bytes, 0, length, start));
	} catch {
		// Why does not matter: the screen says that it cannot be read, and where it should be.
		return undefined;
	} finally {
		if (handle !== undefined) closeSync(handle);
	}
}
