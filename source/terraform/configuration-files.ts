import {mkdir, readdir} from 'node:fs/promises';
import path from 'node:path';
import {isMarked, markText} from '../machine/marked-text.ts';
import {errorCode, readTextFile, writeTextFile} from '../machine/text-file.ts';
import {configurationTexts} from './configuration-texts.ts';

/** What stands in the directory now. */
export type ConfigurationFiles = {
	/** `theirs`: kdevops' files, or a user's that ours would clash with; none of them was touched, and none was added. */
	readonly whose: 'ours' | 'theirs';
	/** Absolute paths of what was written. */
	readonly written: readonly string[];
	/** The names of all `variable` blocks. */
	readonly variables: ReadonlySet<string>;
	readonly needsInit: boolean;
};

/** Writes our `.tf` files where there are none, or where ours are and nobody edited them. */
export async function writeConfigurationFiles(directory: string): Promise<ConfigurationFiles> {
	await mkdir(directory, {recursive: true});
	const present = await readConfiguration(directory);
	const isTheirs = [...present].some(([name, text]) => !isMarked(text) && isInTheWay(name, text));
	const written: string[] = [];
	if (!isTheirs) {
		for (const [name, body] of configurationTexts) {
			const file = path.join(directory, name);
			const text = markText(body);
			present.set(name, text);
			if ((await writeTextFile(file, text)) === 'written') written.push(file);
		}
	}

	return {
		whose: isTheirs ? 'theirs' : 'ours',
		written,
		variables: new Set([...present.values()].flatMap(variablesOf)),
		needsInit: [...present.values()].some(mustBeInitialised),
	};
}

/** Whether Terraform refuses to work there before `init`: our provider takes none, but other things may. */
export async function needsInit(directory: string): Promise<boolean> {
	return [...(await readConfiguration(directory)).values()].some(mustBeInitialised);
}

/** A file of a user's that only says where the state is kept goes well with ours. */
const isInTheWay = (name: string, text: string): boolean =>
	configurationTexts.has(name) ||
	/^\s*(?:resource|data|provider|module|variable|output|locals)\b/m.test(text);

async function readConfiguration(directory: string): Promise<Map<string, string>> {
	const names = (await namesIn(directory)).filter(name => name.endsWith('.tf'));
	const texts = await Promise.all(
		names.map(
			async name => [name, (await readTextFile(path.join(directory, name))) ?? ''] as const,
		),
	);
	return new Map(texts);
}

/** None where there is no such directory yet. */
async function namesIn(directory: string): Promise<readonly string[]> {
	try {
		return await readdir(directory);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return [];
		throw error;
	}
}

/** A state that is kept elsewhere, or modules. */
const mustBeInitialised = (text: string): boolean =>
	/^\s*(?:backend\s+"|cloud\s*\{|module\s+")/m.test(text);

const variablesOf = (text: string): string[] =>
	[...text.matchAll(/^\s*variable\s+"?(?<name>[\w-]+)"?\s*\{/gm)].map(
		match => match.groups?.['name'] ?? '',
	);
