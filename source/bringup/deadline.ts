import {ExpectedError} from '../errors.ts';
import type {JournalState} from '../machine/journal-state.ts';
import {readKeeper} from '../machine/keeper-file.ts';
import {duration} from './plain-log.ts';
import type {Ports, Stretch} from './ports.ts';
import type {Run} from './run.ts';

/** When a project is destroyed by itself, and by whom. Its names are part of `status --json`. */
export type Deadline = {
	/** ISO 8601, the account's clock. */
	readonly at: string;
	/** null: nobody does it. */
	readonly pid: number | null;
	readonly log: string | null;
	/** Why the last try failed. */
	readonly trouble: string | null;
};

/**
 * With `maxHours`: notes that everything is to be destroyed so many hours from now, on disk before anything else, and
 * sees to it that a keeper does it. Where nothing was said, an earlier deadline stands.
 */
export async function* setDeadline({plan, ports}: Run, startKeeper: boolean): Stretch {
	const {client, journal, places} = ports;
	const now = client.serverNow();
	if (plan.maxHours !== undefined) {
		const at = new Date(now + plan.maxHours * 3_600_000).toISOString();
		await journal.append({type: 'deadline', at}, now);
		if (startKeeper) await ports.startKeeper?.();
	}

	const deadline = await deadlineOf(journal.state, places.journal);
	if (!deadline) return;
	const level = deadline.pid === null ? 'warning' : 'info';
	yield {type: 'note', level, text: describeDeadline(deadline, now)};
}

/** There is nothing left that a deadline could be for. */
export async function liftDeadline({
	client,
	journal,
}: Pick<Ports, 'client' | 'journal'>): Promise<void> {
	if (journal.state.deadline === undefined) return;
	await journal.append({type: 'deadline-lifted'}, client.serverNow());
}

/** undefined: there is none. `journal`: its file. */
export async function deadlineOf(
	{deadline}: JournalState,
	journal: string,
): Promise<Deadline | undefined> {
	if (deadline === undefined) return undefined;
	const keeper = await readKeeper(journal);
	return {
		at: deadline,
		pid: keeper?.isAlive === true ? keeper.pid : null,
		log: keeper?.log ?? null,
		trouble: keeper?.trouble ?? null,
	};
}

/** One sentence or two; `now` is the account's time in milliseconds, where it is known. */
export function describeDeadline({at, pid, log, trouble}: Deadline, now?: number): string {
	const when = `${at.slice(0, 16).replace('T', ' ')} UTC${now === undefined ? '' : ` (${distance(Date.parse(at) - now)})`}`;
	if (pid === null) {
		return `Everything was to be destroyed at ${when}, and the process that does it is gone: nothing ends the bill. Start it again: dcmenu keeper. Or: dcmenu destroy`;
	}

	const problem = trouble === null ? '' : ` It could not until now, and goes on trying: ${trouble}`;
	return `Everything is destroyed by itself at ${when}, by process ${pid}, whose log is ${log}.${problem}`;
}

const distance = (left: number): string =>
	left > 0 ? `in ${duration(left)}` : `${duration(-left)} ago`;

export type Watch = Pick<Ports, 'client' | 'clock' | 'signal'> & {
	/** As the journal says it now; undefined: it was lifted. */
	readonly deadline: () => Promise<string | undefined>;
	/** Tries once; answers why it failed. */
	readonly destroy: () => Promise<string | undefined>;
	/** Hears why a try failed, before the next. */
	readonly complain: (trouble: string) => Promise<void>;
};

/** Milliseconds between two looks at the journal, and between two tries at first and at last. */
const lookInterval = 60_000;
const patience = {first: 30_000, last: 15 * 60_000};

/**
 * What a keeper does: waits for the deadline, which may be moved or lifted meanwhile, then destroys, as often as it
 * takes. Ends when there is nothing to keep any more; rejects with the signal's reason.
 */
export async function keepWatch(watch: Watch): Promise<'destroyed' | 'lifted'> {
	const {client, clock, signal} = watch;
	await learnTime(watch);
	for (let pause = patience.first; ;) {
		const at = await watch.deadline();
		if (at === undefined) return 'lifted';
		// This computer's clock may have been set in the meantime.
		if (client.serverNow() >= Date.parse(at)) await learnTime(watch);
		const left = Date.parse(at) - client.serverNow();
		if (left > 0) {
			await clock.sleep(Math.min(left, lookInterval), signal);
			continue;
		}

		const trouble = await watch.destroy();
		if (trouble === undefined) return 'destroyed';
		await watch.complain(trouble);
		await clock.sleep(pause, signal);
		pause = Math.min(2 * pause, patience.last);
	}
}

/** Any answer tells the account's time; without one, our own has to do. */
async function learnTime({client, signal}: Watch): Promise<void> {
	try {
		await client.balance(signal);
	} catch (error) {
		if (signal.aborted || !(error instanceof ExpectedError)) throw error;
	}
}
