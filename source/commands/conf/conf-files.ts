import {mkdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync} from 'node:fs';

/**
 * The files of `conf`. C knows bytes only, so texts here, names included, hold one byte a character (latin1): whatever
 * the encoding, what was read is what is written. Names are as C has them, relative to the directory of the program.
 */
export class ConfFiles {
	readonly #directory: string;
	readonly #sourceTree: string | undefined;

	constructor(directory: string, sourceTree: string | undefined) {
		this.#directory = bytesOf(directory);
		this.#sourceTree = sourceTree;
	}

	/**
	 * C's `zconf_fopen` and what it then reads: as named, else under `$srctree`; undefined where neither can be opened. A
	 * directory can be, but not be read.
	 */
	readText(name: string, ofDirectory = () => ''): string | undefined {
		const text = this.readExactly(name, ofDirectory);
		if (text !== undefined || name.startsWith('/') || this.#sourceTree === undefined) return text;
		return this.readExactly(`${this.#sourceTree}/${name}`, ofDirectory);
	}

	exists(name: string): boolean {
		return name !== '' && statSync(this.#path(name), {throwIfNoEntry: false}) !== undefined;
	}

	isDirectory(name: string): boolean {
		if (name === '') return false;
		return statSync(this.#path(name), {throwIfNoEntry: false})?.isDirectory() === true;
	}

	/** Truncates and writes in place, as `fopen(name, "w")` does. Throws what Node's file functions throw. */
	write(name: string, text: string): void {
		writeFileSync(this.#path(name), text, 'latin1');
	}

	makeParents(name: string): void {
		const end = name.lastIndexOf('/');
		if (end > 0) mkdirSync(this.#path(name.slice(0, end)), {recursive: true, mode: 0o755});
	}

	rename(from: string, to: string): void {
		renameSync(this.#path(from), this.#path(to));
	}

	remove(name: string): void {
		unlinkSync(this.#path(name));
	}

	/** As named, wherever `$srctree` is. */
	readExactly(name: string, ofDirectory = () => ''): string | undefined {
		if (name === '') return undefined;
		try {
			return readFileSync(this.#path(name), 'latin1');
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'EISDIR') return ofDirectory();
			// Whatever it is that keeps it from being read, C takes it for a file that is not there.
			if ((error as NodeJS.ErrnoException).code !== undefined) return undefined;
			throw error;
		}
	}

	#path(name: string): Buffer {
		return Buffer.from(name.startsWith('/') ? name : `${this.#directory}/${name}`, 'latin1');
	}
}

/** A text as the bytes of its UTF-8, one a character. */
export const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');

/** Runs a file function; the code of what went wrong, or undefined. */
export function failureOf(action: () => void): string | undefined {
	try {
		action();
		return undefined;
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		if (code === undefined) throw error;
		return code;
	}
}
