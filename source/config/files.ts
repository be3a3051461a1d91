import {mkdir, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import {ExpectedError} from '../errors.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import {printDotconfig} from './dotconfig.ts';
import {printExtraVars} from './extra-vars.ts';
import {keptText} from './kept-lines.ts';
import {readTextIfThere, statIfThere} from './read-text.ts';
import {bytesOf} from './text-bytes.ts';

/** Where a configuration is kept. Paths are absolute. */
export type ConfigurationFiles = {
	readonly configFile: string;
	/** `.extra_vars_auto.yaml`; undefined: not wanted here. */
	readonly extraVarsFile: string | undefined;
	/** KCONFIG_YAMLCFG_ALL: every written symbol, not only those with `output yaml`. */
	readonly allExtraVars: boolean;
	/** KCONFIG_OVERWRITECONFIG: `.config` is written in place, for links to it, and no `.config.old` is kept. */
	readonly overwriteInPlace: boolean;
	/** What every name starts with, where it is not `CONFIG_`: the variable of that name. */
	readonly prefix?: string | undefined;
	/** KCONFIG_CONFIG_HEADER: lines that come first, as Kconfiglib writes them. */
	readonly header?: string | undefined;
	/** Lines of options that the tree does not have, which come last. */
	readonly keptLines?: readonly string[];
};

/** What `.config` is to read. */
export const configurationText = (
	evaluation: Evaluation,
	{
		prefix,
		header = '',
		keptLines = [],
	}: Pick<ConfigurationFiles, 'prefix' | 'header' | 'keptLines'>,
): string =>
	(header && !header.endsWith('\n') ? `${header}\n` : header) +
	printDotconfig(evaluation, prefix) +
	keptText(keptLines, evaluation.tree, prefix);

/**
 * Writes `.config` and the extra vars, each only where its bytes differ, so that make sees no news where there is none.
 * The previous `.config` becomes `.config.old`. At every moment each file is whole, the old one or the new one.
 * Returns the files written, in order. Rejects with an `ExpectedError` that names the file.
 */
export async function writeConfiguration(
	evaluation: Evaluation,
	files: ConfigurationFiles,
): Promise<string[]> {
	const written: string[] = [];
	const {configFile, extraVarsFile} = files;
	const config = configurationText(evaluation, files);
	const previous = readTextIfThere(configFile);
	if (previous !== config) {
		if (files.overwriteInPlace) {
			await writeInPlace(configFile, config, previous);
		} else {
			// Whom the file was for, its predecessor is for, too.
			if (previous !== undefined) {
				const mode = statIfThere(configFile)?.mode;
				await writeText(`${configFile}.old`, previous, async (file, bytes) =>
					writeFileAtomic(file, bytes, mode === undefined ? {} : {mode: mode & 0o7777}),
				);
			}

			await writeText(configFile, config);
		}

		written.push(configFile);
	}

	if (extraVarsFile !== undefined) {
		const extraVars = printExtraVars(evaluation, {all: files.allExtraVars});
		if (readTextIfThere(extraVarsFile) !== extraVars) {
			await writeText(extraVarsFile, extraVars);
			written.push(extraVarsFile);
		}
	}

	return written;
}

/** Keeps the file itself, and so has no whole one beside it: where the disk is full, what was there is put back. */
async function writeInPlace(
	file: string,
	text: string,
	previous: string | undefined,
): Promise<void> {
	try {
		await writeText(file, text, writeFile);
	} catch (error) {
		// Its room has just become free. Where that fails as well, the first error says what is wrong.
		if (previous !== undefined) await Promise.allSettled([writeFile(file, bytesOf(previous))]);
		throw error;
	}
}

/** Writes a text file whole, through a temporary one and a rename, making the directories it lies in. */
export async function writeText(
	file: string,
	text: string,
	write: (file: string, bytes: Buffer) => Promise<void> = writeFileAtomic,
): Promise<void> {
	try {
		await mkdir(dirname(file), {recursive: true});
		await write(file, bytesOf(text));
	} catch (error) {
		throw new ExpectedError(`Could not write ${file}: ${(error as Error).message}`, {cause: error});
	}
}
