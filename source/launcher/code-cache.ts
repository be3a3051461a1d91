import {Script} from 'node:vm';
import {openCodeFile, writeCodeFile} from './code-file.ts';

/**
 * What V8 has compiled of the program's files, kept for the next start. Node's own compile cache takes the code of a file
 * as soon as that is loaded, when hardly any of its functions has been called, and each start compiles those again. This
 * one takes it when they have been: a quarter less processor time until the first frame.
 */
export type CodeCache = {
	/** Compiles a file of the program, known by its name. */
	compile(name: string, text: string, file: string): Script;
	/**
	 * Sets flags of V8's, which takes code only under those that it was made under: what has been compiled by now is
	 * taken before.
	 */
	readonly setFlags: (flags: readonly string[]) => void;
	/** Takes the code of the next file, with the functions that have been called by now. false: there is none left. */
	takeNext(): boolean;
	/** Takes what is left, and writes it if there is something new. For the end of the process: it waits for the disk. */
	save(): void;
};

export type CodeCacheOptions = {
	/** Where the code is kept, an absolute path; undefined: nowhere, so that each start compiles all of it. */
	readonly file: string | undefined;
	/** What was said of V8's flags before the start. */
	readonly flags: string;
	/** Node's `setFlagsFromString`. */
	readonly setFlag: (flag: string) => void;
};

/** More than several sets of flags take; then what is not used any longer is left out. */
const mostBytes = 32_000_000;

/** Opens what was kept, and goes on without where there is nothing. */
export function createCodeCache({file, flags: given, setFlag}: CodeCacheOptions): CodeCache {
	const kept = file === undefined ? undefined : openCodeFile(file);
	const taken = new Map<string, Uint8Array>();
	const fresh = new Map<string, Script>();
	let flags = given;

	const takeNext = (): boolean => {
		for (const [key, script] of fresh) {
			taken.set(key, script.createCachedData());
			fresh.delete(key);
			return true;
		}

		return false;
	};

	const takeAll = (): void => {
		while (takeNext());
	};

	return {
		compile(name, text, filename) {
			const key = `${name} ${flags}`.trim();
			const cachedData = kept?.read(key);
			const script = new Script(text, {filename, ...(cachedData && {cachedData})});
			const isKept = cachedData !== undefined && script.cachedDataRejected === false;
			if (file !== undefined && !isKept) fresh.set(key, script);
			return script;
		},
		setFlags(more) {
			takeAll();
			flags = `${flags} ${more.join(' ')}`.trim();
			for (const flag of more) setFlag(flag);
		},
		takeNext,
		save() {
			takeAll();
			if (file !== undefined && taken.size > 0) {
				const codes = new Map<string, Uint8Array>();
				for (const name of kept?.names ?? []) codes.set(name, kept!.read(name)!);
				for (const [name, code] of taken) codes.set(name, code);
				const bytes = [...codes.values()].reduce((sum, {length}) => sum + length, 0);
				writeCodeFile(file, bytes > mostBytes ? taken : codes);
			}

			kept?.close();
		},
	};
}
