import path from 'node:path';
import {parse, stringify} from 'yaml';
import {ExpectedError} from '../errors.ts';
import {readTextFile, reasonOf, writeTextFile} from './text-file.ts';

/** Host name to the id of the OS volume that was kept for it: the format of kdevops' volume cache. */
export type VolumeCache = ReadonlyMap<string, string>;

export const volumeCacheFile = (directory: string, prefix: string): string =>
	path.join(directory, `${prefix}.yml`);

/** Reads the cache; empty where there is no file. */
export async function readVolumeCache(file: string): Promise<VolumeCache> {
	const text = await readTextFile(file);
	if (text === undefined) return new Map();
	let content: unknown;
	try {
		content = parse(text);
	} catch (error) {
		throw new ExpectedError(`${file} is not YAML: ${reasonOf(error)}`, {cause: error});
	}

	// An empty file is an empty cache, as in kdevops.
	if (content === null || content === undefined) return new Map();
	const entries = typeof content === 'object' ? Object.entries(content) : [];
	if (Array.isArray(content) || entries.some(([, id]) => typeof id !== 'string')) {
		throw new ExpectedError(`${file} is not a map of host names to volume ids`);
	}

	return new Map(entries as [string, string][]);
}

/** Sets (or, with undefined, forgets) the volumes of some hosts; the others' stay. */
export async function updateVolumeCache(
	file: string,
	changes: ReadonlyMap<string, string | undefined>,
): Promise<void> {
	const cache = new Map(await readVolumeCache(file));
	const before = cache.size;
	for (const [host, id] of changes) {
		if (id === undefined) cache.delete(host);
		else cache.set(host, id);
	}

	if (cache.size === 0 && before === 0) return;
	const sorted = [...cache].sort(([a], [b]) => a.localeCompare(b));
	await writeTextFile(file, stringify(Object.fromEntries(sorted)), 0o600);
}
