import {mkdir, readFile, stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import lockfile from 'proper-lockfile';
import writeFileAtomic from 'write-file-atomic';
import {ExpectedError} from '../errors.ts';
import type {World} from './world.ts';

/** A world on disk. Two processes may have it open: whoever changes it holds the lock and reads it first. */
export type WorldFile = {
	/** undefined: there is none, or it is of another version. */
	read(): Promise<World | undefined>;
	/** Whether somebody else wrote it since this process last read or wrote it. */
	isStale(): Promise<boolean>;
	/** Atomic, for the owner's eyes only. */
	write(world: World): Promise<void>;
	/** Runs `change` while nobody else changes it. */
	exclusively<T>(change: () => Promise<T>): Promise<T>;
};

export function openWorldFile(path: string): WorldFile {
	let seen: string | undefined;

	async function mark(): Promise<string | undefined> {
		try {
			const {ino, mtimeMs, size} = await stat(path);
			return `${ino} ${mtimeMs} ${size}`;
		} catch (error) {
			if (isMissing(error)) return undefined;
			throw new ExpectedError(`The simulated world in ${path} cannot be read.`, {
				nextSteps: ['Check the permissions of it and of the folders that it is in.'],
				cause: error,
			});
		}
	}

	return {
		async read() {
			seen = await mark();
			if (seen === undefined) return undefined;
			const world = parseWorld(await readFile(path, 'utf8'), path);
			return world.version === 1 ? world : undefined;
		},
		async isStale() {
			return (await mark()) !== seen;
		},
		async write(world) {
			// A killed process loses nothing that was handed to the system; only a power cut would.
			await writing(path, async () =>
				writeFileAtomic(path, `${JSON.stringify(world)}\n`, {mode: 0o600, fsync: false}),
			);
			seen = await mark();
		},
		async exclusively(change) {
			const release = await writing(path, async () => {
				await mkdir(dirname(path), {recursive: true, mode: 0o700});
				return lockfile.lock(path, {
					realpath: false,
					stale: 5000,
					retries: {forever: true, minTimeout: 5, maxTimeout: 100, maxRetryTime: 10_000},
				});
			});
			try {
				return await change();
			} finally {
				await release();
			}
		},
	};
}

/** A folder that is not ours, or a full disk, is nothing that a simulator could do anything about. */
async function writing<T>(path: string, write: () => Promise<T>): Promise<T> {
	try {
		return await write();
	} catch (error) {
		throw new ExpectedError(
			`The simulated world cannot be kept in ${path}: ${(error as Error).message}`,
			{
				nextSteps: ['Check the permissions of that folder and the space on its disk.'],
				cause: error,
			},
		);
	}
}

function parseWorld(text: string, path: string): World {
	try {
		return JSON.parse(text) as World;
	} catch (error) {
		throw new ExpectedError(`The simulated world in ${path} cannot be read.`, {
			nextSteps: [`To start afresh: rm ${path}`],
			cause: error,
		});
	}
}

function isMissing(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
