import path from 'node:path';
import {parse, stringify} from 'yaml';
import {ExpectedError} from '../errors.ts';
import {namesIn, readTextFile, reasonOf, writeTextFile} from './text-file.ts';

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

/** Remembers a host's volume; the others' stay. */
export async function rememberVolume(file: string, host: string, id: string): Promise<void> {
	await write(file, new Map([...(await readVolumeCache(file)), [host, id]]));
}

/** Forgets a volume, whatever prefix and host it was remembered under: the configuration may have changed since. */
export async function forgetVolume(directory: string, id: string): Promise<void> {
	for (const name of namesIn(directory)) {
		const file = path.join(directory, name);
		if (!name.endsWith('.yml') || !(await readTextFile(file))?.includes(id)) continue;
		const cache = await readVolumeCache(file);
		await write(file, new Map([...cache].filter(([, other]) => other !== id)));
	}
}

async function write(file: string, cache: VolumeCache): Promise<void> {
	const sorted = [...cache].sort(([a], [b]) => a.localeCompare(b));
	await writeTextFile(file, stringify(Object.fromEntries(sorted)), 0o600);
}
