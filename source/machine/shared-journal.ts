import {systemClock} from '../clock.ts';
import {openJournal, readJournal, type Journal} from './journal.ts';
import {lockProject, type ProjectLock} from './project-lock.ts';

/**
 * A project's journal for a process that shares it with others of its kind: Terraform starts one for each provider
 * block, and they work at the same time. The project's lock is held only while something is written or, with `during`,
 * done that nobody may come between.
 */
export type SharedJournal = Journal & {
	/** Holds the lock for a task; several tasks of this process hold it together. */
	during<Result>(task: () => Promise<Result>): Promise<Result>;
};

/** How long another process may hold the lock until this one gives up. Milliseconds. */
const patience = 2 * 60_000;

/** `file`: the journal's, in the project's state directory. */
export async function shareJournal(file: string, stateDirectory: string): Promise<SharedJournal> {
	let state = await readJournal(file);
	let users = 0;
	let holding: Promise<Held> | undefined;

	async function during<Result>(task: (journal: Journal) => Promise<Result>): Promise<Result> {
		users++;
		holding ??= hold(file, stateDirectory);
		const held = holding;
		try {
			const {journal} = await held;
			try {
				return await task(journal);
			} finally {
				({state} = journal);
			}
		} finally {
			users--;
			if (users === 0) {
				holding = undefined;
				await held.then(letGo, () => undefined);
			}
		}
	}

	return {
		get state() {
			return state;
		},
		unreadableLines: 0,
		append: async (entry, time) => during(async journal => journal.append(entry, time)),
		during: async task => during(task),
		close: async () => undefined,
	};
}

type Held = {readonly journal: Journal; readonly lock: ProjectLock};

async function hold(file: string, stateDirectory: string): Promise<Held> {
	// Locks live by the computer's own time, however fast the simulator's runs.
	const lock = await lockProject(stateDirectory, systemClock, undefined, patience);
	try {
		return {journal: await openJournal(file), lock};
	} catch (error) {
		await lock.release();
		throw error;
	}
}

async function letGo({journal, lock}: Held): Promise<void> {
	await journal.close();
	if (!lock.lost.aborted) await lock.release();
}
