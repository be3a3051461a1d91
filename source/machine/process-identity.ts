import {readFileSync} from 'node:fs';
import {hostname, uptime} from 'node:os';
import {errorCode} from './text-file.ts';

/** Which process wrote something, so that another one can tell later whether it still runs. */
export type ProcessIdentity = {
	readonly host: string;
	readonly pid: number;
	/** When the process started, in words of the system that no other process with this number has; where it tells. */
	readonly birth: string | undefined;
	/** Milliseconds since the epoch. */
	readonly at: number;
};

export const thisProcess = (at: number): ProcessIdentity => ({
	host: hostname(),
	pid: process.pid,
	birth: birthOf(process.pid),
	at,
});

/** Of another computer (or container) nothing can be told: undefined. */
export function isRunning({host, pid, birth, at}: ProcessIdentity): boolean | undefined {
	if (host !== hostname()) return undefined;
	try {
		process.kill(pid, 0);
	} catch (error) {
		// EPERM: it is there, under another user.
		if (errorCode(error) !== 'EPERM') return false;
	}

	// After a while, and after a reboot, a number is given to another process.
	const now = birthOf(pid);
	return birth === undefined || now === undefined
		? at >= Date.now() - uptime() * 1000
		: birth === now;
}

/** Linux tells it: the boot, and the clock ticks since then. */
function birthOf(pid: number): string | undefined {
	try {
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name of the program, in parentheses, may hold anything.
		const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
		return `${boot} ${ticks}`;
	} catch (error) {
		if (errorCode(error) !== undefined) return undefined;
		throw error;
	}
}
