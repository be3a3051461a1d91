import type {Machine} from './world.ts';

/** The status at a moment. */
export function statusAt(machine: Machine, now: number): string {
	return machine.history.findLast(entry => entry.at <= now)?.status ?? 'new';
}

/** When it last came to its status. */
export function statusSince(machine: Machine, now: number): number {
	return machine.history.findLast(entry => entry.at <= now)?.at ?? machine.createdAt;
}

const ended = new Set(['deleting', 'discontinued', 'no_capacity']);

/** Neither takes stock nor costs anything any more. */
export function isOver(machine: Machine, now: number): boolean {
	return ended.has(statusAt(machine, now));
}

/** The moment from which it does not bill; undefined: it still does at `now`. A machine that never came bills nothing. */
export function billedUntil(machine: Machine, now: number): number | undefined {
	const end = machine.history.find(entry => entry.at <= now && ended.has(entry.status));
	return end?.status === 'no_capacity' ? machine.createdAt : end?.at;
}

/** Whether the hardware was given to it: before that there is no address and no OS volume. */
export function isProvisioned(machine: Machine, now: number): boolean {
	return machine.history.some(
		entry => entry.at <= now && ['validating', 'running'].includes(entry.status),
	);
}
