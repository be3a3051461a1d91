import {rm} from 'node:fs/promises';
import lockfile from 'proper-lockfile';
import {errorCode, readTextFile, writeTextFile} from './text-file.ts';

/** The process that destroys a project's machines at their deadline. */
export type Keeper = {
	readonly pid: number;
	/** Where it writes what it does. */
	readonly log: string;
	/** Why its last try to destroy failed. */
	readonly trouble?: string;
};

/** The one place of a keeper, held. */
export type KeeperPlace = {
	/** Tells status why it goes on trying. */
	complain(trouble: string): Promise<void>;
	release(): Promise<void>;
};

/** How often it says that it lives, and how long it may be silent. Milliseconds; a suspended computer may wake up late. */
const renewal = 1000;
const silence = 10_000;

/** `journal`: the project's, for the account that it keeps; there is one keeper for each. */
const fileOf = (journal: string): string => journal.replace(/\.jsonl$/, '.keeper.json');

const lockOptions = (journal: string) => ({
	lockfilePath: `${fileOf(journal)}.lock`,
	realpath: false,
	stale: silence,
});

/** Takes the place; undefined: another keeper has it. `lost` is called if somebody takes it away. */
export async function holdKeeperPlace(
	journal: string,
	keeper: Keeper,
	lost: (error: Error) => void,
): Promise<KeeperPlace | undefined> {
	const file = fileOf(journal);
	const before = await readKeeper(journal);
	if (before?.isAlive) return undefined;
	let release: () => Promise<void>;
	try {
		// Whoever was killed a moment ago has not been silent for long, and is known to be dead all the same.
		if (before) await rm(lockOptions(journal).lockfilePath, {recursive: true, force: true});
		release = await lockfile.lock(file, {
			...lockOptions(journal),
			update: renewal,
			onCompromised: lost,
		});
	} catch (error) {
		if (errorCode(error) === 'ELOCKED') return undefined;
		throw error;
	}

	const write = async (content: Keeper): Promise<void> => {
		await writeTextFile(file, `${JSON.stringify(content)}\n`, 0o600);
	};

	await write(keeper);
	return {
		complain: async trouble => write({...keeper, trouble}),
		async release() {
			await rm(file, {force: true});
			await release();
		},
	};
}

/** The keeper that is there, or was when the computer went down; undefined: none was left behind. */
export async function readKeeper(
	journal: string,
): Promise<(Keeper & {readonly isAlive: boolean}) | undefined> {
	const file = fileOf(journal);
	const text = await readTextFile(file);
	if (text === undefined) return undefined;
	const keeper = parseKeeper(text);
	if (keeper === undefined) return undefined;
	// After a reboot its pid may be somebody else's, but nobody renews its lock.
	const isAlive = isRunning(keeper.pid) && (await lockfile.check(file, lockOptions(journal)));
	return {...keeper, isAlive};
}

/**
 * Undefined for a damaged file, which must keep nobody from destroying machines: whether a keeper lives is up to its lock,
 * and it ends by itself. A number that is no process's would be a whole group's in a signal.
 */
function parseKeeper(text: string): Keeper | undefined {
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}

	const {pid, log} = (content ?? {}) as Partial<Keeper>;
	const isKeeper = Number.isSafeInteger(pid) && Number(pid) > 0 && typeof log === 'string';
	return isKeeper ? (content as Keeper) : undefined;
}

/** Ends a keeper that has nothing to do any more; it notices by itself, too, but later. */
export async function dismissKeeper(journal: string): Promise<void> {
	const keeper = await readKeeper(journal);
	if (!keeper?.isAlive || keeper.pid === process.pid) return;
	try {
		process.kill(keeper.pid, 'SIGTERM');
	} catch (error) {
		if (errorCode(error) !== 'ESRCH') throw error;
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errorCode(error) === 'EPERM';
	}
}
