import {formatPrice} from '../capacity/badges.ts';
import {wouldSelect} from '../capacity/select.ts';
import {takeSnapshot} from '../capacity/take-snapshot.ts';
import {parseTarget, resolveType} from '../capacity/tiers.ts';
import {watchCapacity} from '../capacity/watch-capacity.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {openAccount} from './account.ts';
import type {CommandContext} from './context.ts';
import {askedFor} from './request.ts';

export type WaitArguments = {
	readonly target?: string | undefined;
	readonly exclude?: readonly string[] | undefined;
	/** Milliseconds; undefined waits for ever. */
	readonly for?: number | undefined;
	/** Milliseconds between polls. */
	readonly interval: number;
};

/** Waits until the target can be had: its type and location on stdout, exit 0; exit 5 when the time is over. */
export async function waitCommand(
	{target, exclude, for: limit, interval}: WaitArguments,
	context: CommandContext,
): Promise<number> {
	const {request, credentialsFile} = await askedFor({target, exclude}, context);
	const account = await openAccount(context, {credentialsFile});
	const over = limit === undefined ? undefined : AbortSignal.timeout(limit);
	const signal = over ? AbortSignal.any([context.signal, over]) : context.signal;
	const {stderr, stdout, options} = context;
	let said = '';
	const say = (text: string): void => {
		if (text !== said) stderr.write(`${new Date(context.clock.now()).toISOString()} ${text}\n`);
		said = text;
	};

	try {
		const watch = watchCapacity({
			take: at => takeSnapshot(account.client, context.clock, at),
			clock: context.clock,
			signal,
			interval,
		});
		for await (const state of watch) {
			if (state.kind === 'loading') continue;
			if (state.kind === 'unknown') {
				if (state.cause === 'refused') {
					throw new ExpectedError(state.reason, {
						exitStatus: exitStatus.credentials,
						nextSteps: ['See what is wrong with them: dcmenu credentials test'],
					});
				}

				say(`unknown: ${state.reason}`);
				continue;
			}

			const wanted = parseTarget(request.target);
			if (wanted.kind === 'type') resolveType(wanted.name, state.snapshot.catalogue);
			const found = wouldSelect(request, state.snapshot);
			if (!found) {
				say(
					`${request.target}: none now; asking again about every ${Math.round(interval / 1000)} s`,
				);
				continue;
			}

			say(`${found.instanceType} in ${found.location}, ${found.market}, ${formatPrice(found)}`);
			// BEL, and the two notices that terminals know: OSC 9 (iTerm2, Windows Terminal) and OSC 777 (rxvt, VTE).
			if (stderr.isTTY) {
				const text = `${found.instanceType} ${found.location}`;
				stderr.write(`\u0007\u001B]9;dcmenu: ${text}\u0007\u001B]777;notify;dcmenu;${text}\u0007`);
			}

			stdout.write(
				options.json
					? `${JSON.stringify({
							instance_type: found.instanceType,
							location: found.location,
							tier: found.tier,
							market: found.market,
							price_per_hour: found.pricePerHour,
							currency: found.currency,
						})}\n`
					: `${found.instanceType} ${found.location}\n`,
			);
			return exitStatus.done;
		}

		context.signal.throwIfAborted();
		say(`${request.target}: still none; the wait is over`);
		return exitStatus.noCapacity;
	} finally {
		await account.close();
	}
}
