import {formatPrice} from '../capacity/badges.ts';
import {wouldSelect, type Candidate, type SelectionRequest} from '../capacity/select.ts';
import {takeSnapshot} from '../capacity/take-snapshot.ts';
import {parseTarget, resolveType} from '../capacity/tiers.ts';
import {watchCapacity} from '../capacity/watch-capacity.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import type {Account} from './account.ts';
import type {CommandContext} from './context.ts';

export type WaitOptions = {
	/** Milliseconds between two looks. */
	readonly interval: number;
	/** Ends the wait. */
	readonly signal: AbortSignal;
};

/**
 * Looks at capacity until the request can be had, and says on stderr what changed; on a terminal with a bell and a
 * notice at the end. undefined: the signal ended it. Rejects for a type that does not exist and for refused credentials.
 */
export async function waitForCandidate(
	request: SelectionRequest,
	{client, clock}: Account,
	{stderr}: CommandContext,
	{interval, signal}: WaitOptions,
): Promise<Candidate | undefined> {
	let said = '';
	const say = (text: string): void => {
		if (text !== said) stderr.write(`${new Date(clock.now()).toISOString()} ${text}\n`);
		said = text;
	};

	const watch = watchCapacity({
		take: async at => takeSnapshot(client, clock, at),
		clock,
		signal,
		interval,
	});
	for await (const state of watch) {
		if (state.kind === 'loading') continue;
		if (state.kind === 'unknown') {
			if (state.cause === 'refused') throw refused(state.reason);
			say(`unknown: ${state.reason}`);
			continue;
		}

		const wanted = parseTarget(request.target);
		if (wanted.kind === 'type') resolveType(wanted.name, state.snapshot.catalogue);
		const found = wouldSelect(request, state.snapshot);
		if (!found) {
			const seconds = Math.round(interval / 1000);
			say(`${request.target}: none now; asking again about every ${seconds} s`);
			continue;
		}

		const {instanceType, location, market} = found;
		say(`${instanceType} in ${location}, ${market}, ${formatPrice(found)}`);
		if (stderr.isTTY) stderr.write(notice(`${instanceType} ${location}`));
		return found;
	}

	return undefined;
}

/** A bell, and the two notices that terminals know: OSC 9 (iTerm2, Windows Terminal) and OSC 777 (rxvt, VTE). */
const notice = (text: string): string =>
	`\u0007\u001B]9;dcmenu: ${text}\u0007\u001B]777;notify;dcmenu;${text}\u0007`;

const refused = (reason: string): ExpectedError =>
	new ExpectedError(reason, {
		exitStatus: exitStatus.credentials,
		nextSteps: ['See what is wrong with them: dcmenu credentials test'],
	});
