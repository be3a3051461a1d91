import {exitStatus} from '../errors.ts';
import {openAccount} from './account.ts';
import type {CommandContext} from './context.ts';
import {askedFor} from './request.ts';
import {waitForCandidate} from './wait-for-candidate.ts';

export type WaitArguments = {
	readonly target?: string | undefined;
	readonly exclude?: readonly string[] | undefined;
	/** Milliseconds; undefined waits for ever. */
	readonly for?: number | undefined;
	/** Milliseconds between two looks. */
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
	try {
		const found = await waitForCandidate(request, account, context, {interval, signal});
		if (!found) {
			context.signal.throwIfAborted();
			context.stderr.write(`dcmenu: still nothing of ${request.target}; the wait is over.\n`);
			return exitStatus.noCapacity;
		}

		const {instanceType, location, tier, market, pricePerHour, currency} = found;
		const answer = {
			instance_type: instanceType,
			location,
			tier,
			market,
			price_per_hour: pricePerHour,
			currency,
		};
		context.stdout.write(
			context.options.json ? `${JSON.stringify(answer)}\n` : `${instanceType} ${location}\n`,
		);
		return exitStatus.done;
	} finally {
		await account.close();
	}
}
