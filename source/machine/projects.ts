import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {readJournal} from './journal.ts';
import type {JournalIntent, JournalMachine, JournalVolume} from './journal-state.ts';
import type {Places} from './places.ts';
import {errorCode, readTextFile, writeTextFile} from './text-file.ts';

/** A project of this computer as its journal of one account knows it. */
export type KnownProject = {
	/** undefined: it was made before directories were remembered. */
	readonly directory: string | undefined;
	/** It may have been moved: its state is found by its path. */
	readonly isThere: boolean;
	/** The API's host, or `simulator`. */
	readonly account: string;
	/** All these may bill. */
	readonly machines: readonly JournalMachine[];
	readonly intents: readonly JournalIntent[];
	readonly volumes: readonly JournalVolume[];
};

const directoryFile = (stateDirectory: string): string => path.join(stateDirectory, 'directory');

/** A state folder's name does not tell whose it is. */
export async function rememberDirectory({
	projectDirectory,
	stateDirectory,
}: Pick<Places, 'projectDirectory' | 'stateDirectory'>): Promise<void> {
	await writeTextFile(directoryFile(stateDirectory), `${projectDirectory}\n`, 0o600);
}

/** The projects that have something that may bill, by directory. `stateFolder`: where dcmenu keeps all of them. */
export async function billedProjects(stateFolder: string): Promise<readonly KnownProject[]> {
	const found: KnownProject[] = [];
	for (const name of await namesIn(stateFolder)) {
		const stateDirectory = path.join(stateFolder, name);
		const files = await namesIn(stateDirectory);
		// Files of all projects lie beside their folders.
		if (files.length === 0) continue;
		const directory = (await readTextFile(directoryFile(stateDirectory)))?.trimEnd();
		for (const file of files) {
			const account = /^journal-(?<account>.+)\.jsonl$/.exec(file)?.groups?.['account'];
			if (account === undefined) continue;
			const state = await readJournal(path.join(stateDirectory, file));
			const [machines, intents] = [[...state.machines.values()], [...state.intents.values()]];
			const volumes = [...state.volumes.values()].filter(
				volume => !state.machines.has(volume.machine),
			);
			if (machines.length + intents.length + volumes.length === 0) continue;
			const isThere = directory !== undefined && existsSync(directory);
			found.push({directory, isThere, account, machines, intents, volumes});
		}
	}

	return found.toSorted((a, b) => (a.directory ?? '').localeCompare(b.directory ?? ''));
}

/** What is no folder, or not there, has none. */
async function namesIn(folder: string): Promise<readonly string[]> {
	try {
		return await readdir(folder);
	} catch (error) {
		if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
		throw error;
	}
}
