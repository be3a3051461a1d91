import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import lockfile from 'proper-lockfile';
import type {Clock} from '../clock.ts';
import {ExpectedError} from '../errors.ts';
import {couldNotWrite, errorCode, readTextFile} from './text-file.ts';

export type ProjectLock = {
	/** Aborts if somebody else took the lock while this process was not looking (a suspended laptop). */
	readonly lost: AbortSignal;
	release(): Promise<void>;
};

/** How often the holder renews the lock, and how long a lock of a dead process stands. Milliseconds. */
const renewal = 1000;
const patience = {alive: 10_000, dead: 2000};

/**
 * Lets one process at a time create or delete this project's machines; rejects with the other's pid, after waiting
 * for it as many milliseconds as the caller wants to. The lock of a process that was killed is taken over after two
 * seconds.
 */
export async function lockProject(
	stateDirectory: string,
	clock: Clock,
	signal?: AbortSignal,
	wait = 0,
): Promise<ProjectLock> {
	await makeFolder(stateDirectory);
	const until = clock.now() + wait;
	const ownerFile = path.join(stateDirectory, 'lock-owner');
	const lost = new AbortController();
	for (;;) {
		const owner = await readOwner(ownerFile);
		const alive = owner !== undefined && isAlive(owner);
		try {
			const release = await lockfile.lock(stateDirectory, {
				lockfilePath: path.join(stateDirectory, 'lock'),
				realpath: false,
				stale: alive ? patience.alive : patience.dead,
				update: renewal,
				onCompromised: error => lost.abort(lockLost(error)),
			});
			await writeFile(ownerFile, `${process.pid}\n`, {mode: 0o600});
			return {lost: lost.signal, release};
		} catch (error) {
			if (errorCode(error) !== 'ELOCKED') throw couldNotWrite(stateDirectory, error);
			if (alive && clock.now() >= until) throw heldBy(owner, error);
		}

		await clock.sleep(100, signal);
	}
}

const lockLost = (cause: unknown): ExpectedError =>
	new ExpectedError('Another dcmenu took over this project while this one was suspended.', {
		nextSteps: ['Look at what there is: dcmenu status'],
		cause,
	});

const heldBy = (pid: number, cause: unknown): ExpectedError =>
	new ExpectedError(`Another dcmenu (pid ${pid}) is bringing up or destroying this project.`, {
		nextSteps: ['Wait until it is done, or look at what it does: dcmenu status'],
		cause,
	});

async function makeFolder(folder: string): Promise<void> {
	try {
		await mkdir(folder, {recursive: true, mode: 0o700});
	} catch (error) {
		throw couldNotWrite(folder, error);
	}
}

async function readOwner(file: string): Promise<number | undefined> {
	const pid = Number.parseInt((await readTextFile(file)) ?? '', 10);
	return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** EPERM: it is there, under another user. */
function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errorCode(error) === 'EPERM';
	}
}
