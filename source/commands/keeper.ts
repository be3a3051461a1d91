import {deadlineOf, describeDeadline, keepWatch} from '../bringup/deadline.ts';
import {tearDownSession} from '../bringup/session.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {readJournal} from '../machine/journal.ts';
import {holdKeeperPlace} from '../machine/keeper-file.ts';
import type {Account} from './account.ts';
import {withConfiguredAccount} from './configured-account.ts';
import type {CommandContext} from './context.ts';
import {destroyPolicy} from './destroy-policy.ts';
import {accountPlaces, sessionOptions} from './machine-session.ts';
import {startKeeper} from './start-keeper.ts';
import {tellEvents} from './tell-events.ts';

export type KeeperArguments = {
	/** This process is the keeper, and its output goes there; undefined: it starts one. */
	readonly log?: string | undefined;
};

/**
 * Starts the process that destroys a project at its deadline, where there is one and the process is gone; or is that
 * process.
 */
export async function keeperCommand(
	{log}: KeeperArguments,
	context: CommandContext,
): Promise<number> {
	return withConfiguredAccount(context, async account => {
		if (log !== undefined) return await keep(log, account, context);
		const {journal} = accountPlaces(account, context);
		const state = await readJournal(journal);
		if (state.deadline === undefined) {
			throw new ExpectedError('This project has no deadline that a process could keep.', {
				nextSteps: ['Set one: dcmenu bringup --max-hours N'],
			});
		}

		await startKeeper(account, context);
		const deadline = await deadlineOf(state, journal);
		if (deadline) {
			context.stdout.write(`${describeDeadline(deadline, account.client.serverNow())}\n`);
		}

		return exitStatus.done;
	});
}

async function keep(log: string, account: Account, context: CommandContext): Promise<number> {
	const {client, clock} = account;
	const {journal} = accountPlaces(account, context);
	const say = (text: string): unknown =>
		context.stderr.write(`${new Date(client.serverNow()).toISOString()} ${text}\n`);
	const lost = new AbortController();
	const place = await holdKeeperPlace(journal, {pid: process.pid, log}, error => lost.abort(error));
	if (!place) return exitStatus.done;
	const signal = AbortSignal.any([context.signal, lost.signal]);
	try {
		const end = await keepWatch({
			client,
			clock,
			signal,
			deadline: async () => (await readJournal(journal)).deadline,
			destroy: async () => destroyOnce(account, {...context, signal}),
			async complain(trouble) {
				say(trouble);
				await place.complain(trouble);
			},
		});
		say(end === 'lifted' ? 'There is no deadline any more.' : 'Everything is destroyed.');
		return exitStatus.done;
	} finally {
		if (!lost.signal.aborted) await place.release();
	}
}

/** Answers why it could not. */
async function destroyOnce(account: Account, context: CommandContext): Promise<string | undefined> {
	try {
		const policy = await destroyPolicy(account, context);
		const options = sessionOptions(account, context, context.signal);
		const status = await tellEvents(tearDownSession(policy, options), context);
		context.signal.throwIfAborted();
		return status === exitStatus.done ? undefined : 'something is left: the log says what';
	} catch (error) {
		if (!(error instanceof ExpectedError)) throw error;
		return error.message;
	}
}
