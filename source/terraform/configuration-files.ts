import {mkdir, readdir} from 'node:fs/promises';
import path from 'node:path';
import {isMarked, markText} from '../machine/marked-text.ts';
import {readTextFile, writeTextFile} from '../machine/text-file.ts';
import {configurationTexts} from './configuration-texts.ts';

/** What stands in the directory now. */
export type ConfigurationFiles = {
	/** `theirs`: kdevops' files, or a user's; none of them was touched, and none was added. */
	readonly whose: 'ours' | 'theirs';
	/** Absolute paths of what was written. */
	readonly written: readonly string[];
	/** The names of all `variable` blocks. */
	readonly variables: ReadonlySet<string>;
};

/** Writes our `.tf` files where there are none, or where ours are and nobody edited them. */
export async function writeConfigurationFiles(directory: string): Promise<ConfigurationFiles> {
	await mkdir(directory, {recursive: true});
	const present = await readConfiguration(directory);
	const isTheirs = [...present.values()].some(text => !isMarked(text));
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
	};
}

async function readConfiguration(directory: string): Promise<Map<string, string>> {
	const names = (await readdir(directory)).filter(name => name.endsWith('.tf'));
	const texts = await Promise.all(
		names.map(
			async name => [name, (await readTextFile(path.join(directory, name))) ?? ''] as const,
		),
	);
	return new Map(texts);
}

const variablesOf = (text: string): string[] =>
	[...text.matchAll(/^\s*variable\s+"?(?<name>[\w-]+)"?\s*\{/gm)].map(
		match => match.groups?.['name'] ?? '',
	);
