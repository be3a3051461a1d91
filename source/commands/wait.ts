import {formatPrice} from '../capacity/badges.ts';
import {wouldSelect, type Candidate} from '../capacity/select.ts';
import {snapshotTaker} from '../capacity/take-snapshot.ts';
import {describeWaiting, waitForCapacity} from '../capacity/wait-for-capacity.ts';
import {exitStatus} from '../errors.ts';
import {openAccount} from './account.ts';
import type {CommandContext} from './context.ts';
import {accountPlaces} from './machine-session.ts';
import {notify} from './screens/notice.ts';
import {askedFor} from './request.ts';
import {seenTypes} from './screens/seen-types.ts';

export type WaitArguments = {
	readonly target?: string | undefined;
	readonly exclude?: readonly string[] | undefined;
	/** Milliseconds; undefined waits for ever. */
	readonly for?: number | undefined;
	/** Milliseconds between two looks. */
	readonly interval: number;
};

/**
 * Waits until the target can be had, and says on stderr what changes meanwhile: its type and location on stdout, exit 0;
 * exit 5 when the time is over.
 */
export async function waitCommand(
	{target, exclude, for: limit = Infinity, interval}: WaitArguments,
	context: CommandContext,
): Promise<number> {
	const {request, credentialsFile} = await askedFor({target, exclude}, context);
	const account = await openAccount(context, {credentialsFile});
	const {client, clock} = account;
	const {remembering} = seenTypes(accountPlaces(account, context).lastSeen);
	const say = (text: string): unknown =>
		context.stderr.write(`${new Date(clock.now()).toISOString()} ${text}\n`);
	try {
		const wait = waitForCapacity({
			request: () => request,
			take: remembering(snapshotTaker(client, clock)),
			clock,
			signal: context.signal,
			interval,
			until: clock.now() + limit,
		});
		let step = await wait.next();
		for (; !step.done; step = await wait.next()) say(describeWaiting(step.value));
		context.signal.throwIfAborted();
		const found = step.value && wouldSelect(request, step.value);
		if (!found) {
			context.stderr.write(`dcmenu: still nothing of ${request.target}; the wait is over.\n`);
			return exitStatus.noCapacity;
		}

		say(`${found.instanceType} in ${found.location}, ${found.market}, ${formatPrice(found)}`);
		notify(`${found.instanceType} ${found.location}`, context);
		answer(found, context);
		return exitStatus.done;
	} finally {
		await account.close();
	}
}

function answer(found: Candidate, {stdout, options}: CommandContext): void {
	const {instanceType, location, tier, market, pricePerHour, currency} = found;
	const json = {
		instance_type: instanceType,
		location,
		tier,
		market,
		price_per_hour: pricePerHour,
		currency,
	};
	stdout.write(options.json ? `${JSON.stringify(json)}\n` : `${instanceType} ${location}\n`);
}
