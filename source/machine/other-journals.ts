import {open, rm} from 'node:fs/promises';
import path from 'node:path';
import {readJournal} from './journal.ts';
import type {JournalMachine, JournalState} from './journal-state.ts';
import {namesIn, readBytes} from './text-file.ts';

/*
 * A provider block may name other credentials than dcmenu found. What is made with them is not in dcmenu's account, so
 * its journal stands beside ours, with the client id in its name.
 */

/** `journal`: ours. */
export const otherJournal = (journal: string, clientId: string): string =>
	journal.replace(/\.jsonl$/, `@${clientId.replaceAll(/[^\w-]+/g, '-')}.jsonl`);

/** The machines that may bill in other accounts, as far as we know. */
export async function machinesOfOthers(journal: string): Promise<readonly JournalMachine[]> {
	const prefix = `${path.basename(journal, '.jsonl')}@`;
	const files = namesIn(path.dirname(journal)).filter(
		name => name.startsWith(prefix) && name.endsWith('.jsonl'),
	);
	const states = await Promise.all(
		files.map(async name => readJournal(path.join(path.dirname(journal), name))),
	);
	return states.flatMap(({machines}) => [...machines.values()]);
}

/** Ours, with the machines of other accounts among its own. */
export async function readJournalAndOthers(journal: string): Promise<JournalState> {
	const [state, others] = await Promise.all([readJournal(journal), machinesOfOthers(journal)]);
	const machines = [...others.map(machine => [machine.id, machine] as const), ...state.machines];
	return {...state, machines: new Map(machines)};
}

/** Once dcmenu has those credentials itself, their journal becomes part of ours. Needs the project's lock. */
export async function takeOverJournal(
	journal: string,
	clientId: string | undefined,
): Promise<void> {
	if (clientId === undefined) return;
	const other = otherJournal(journal, clientId);
	const content = await readBytes(other);
	if (content === undefined) return;
	const handle = await open(journal, 'a', 0o600);
	try {
		// What a crash left unfinished on either side must not run into what follows.
		await handle.appendFile(Buffer.concat([Buffer.from('\n'), content, Buffer.from('\n')]));
		await handle.sync();
	} finally {
		await handle.close();
	}

	await rm(other);
}
