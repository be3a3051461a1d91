import {planFromConfiguration, type BringupPlan} from '../bringup/plan.ts';
import {bringUpSession} from '../bringup/session.ts';
import {formatPrice} from '../capacity/badges.ts';
import {wouldSelect} from '../capacity/select.ts';
import {takeSnapshot} from '../capacity/take-snapshot.ts';
import {exitStatus} from '../errors.ts';
import {placesOf} from '../machine/places.ts';
import {openAccount, type Account} from './account.ts';
import {answerInterruptions, confirm} from './ask.ts';
import {loadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {sessionOptions} from './machine-session.ts';
import {tellEvents} from './tell-events.ts';
import {waitForCandidate, type WaitOptions} from './wait-for-candidate.ts';

export type BringupArguments = {
	/** Does not ask. */
	readonly yes?: boolean | undefined;
	/** Waits for something to be had first, and again when it is gone before it could be taken. */
	readonly wait?: boolean | undefined;
	/** Says every exchange with the API on stderr. */
	readonly verbose?: boolean | undefined;
	/** false: ready when the API says running. */
	readonly sshWait?: boolean | undefined;
};

/** Selects, writes the files, creates, waits and reports, as the configuration asks. */
export async function bringupCommand(
	{yes = false, wait = false, verbose = false, sshWait = true}: BringupArguments,
	context: CommandContext,
): Promise<number> {
	const configuration = await loadConfiguration(context);
	for (const warning of configuration.warnings) context.stderr.write(`${warning}\n`);
	const {location, market, maxPrice} = context.options;
	const places = placesOf({...context, account: ''});
	const plan = planFromConfiguration(configuration.get, places, {location, market, maxPrice});
	const credentialsFile = configuration.get('TERRAFORM_DATACRUNCH_API_KEY_FILE');
	const trace = verbose
		? (exchange: string): unknown => context.stderr.write(`${exchange}\n`)
		: undefined;
	const account = await openAccount(context, {credentialsFile, trace});
	try {
		// A simulated machine costs nothing.
		const asks = !yes && !account.simulated;
		const question = asks ? await priceQuestion(plan, wait, account, context) : '';
		if (asks && !(await confirm(question, 'bringup', context))) {
			context.stderr.write('Nothing was created.\n');
			return exitStatus.done;
		}

		for (;;) {
			if (wait && !(await waitForCandidate(plan.request, account, context, pause(context)))) {
				context.signal.throwIfAborted();
			}

			const status = await runBringup(plan, account, context, sshWait);
			if (!wait || status !== exitStatus.noCapacity) return status;
		}
	} finally {
		await account.close();
	}
}

/** Between two looks at capacity while waiting for it. */
const pause = ({signal}: CommandContext): WaitOptions => ({interval: 30_000, signal});

async function runBringup(
	plan: BringupPlan,
	account: Account,
	context: CommandContext,
	sshWait: boolean,
): Promise<number> {
	const controller = new AbortController();
	const stopListening = answerInterruptions(context, controller);
	try {
		const options = sessionOptions(account, context, controller.signal, sshWait);
		const status = await tellEvents(bringUpSession(plan, options), context);
		// SIGTERM and SIGHUP have statuses of their own.
		if (status === exitStatus.interrupted) context.signal.throwIfAborted();
		return status;
	} finally {
		stopListening();
	}
}

async function priceQuestion(
	plan: BringupPlan,
	wait: boolean,
	account: Account,
	context: CommandContext,
): Promise<string> {
	const snapshot = await takeSnapshot(account.client, account.clock, context.signal);
	const candidate = wouldSelect(plan.request, snapshot);
	const hosts = plan.hostnames.join(', ');
	if (!candidate) {
		const then = wait
			? `Wait for it, and bring up ${hosts} as soon as it can be had?`
			: `Try for ${hosts} anyway?`;
		return `Nothing of ${plan.request.target} can be had now. ${then}`;
	}

	const {instanceType, location, market} = candidate;
	const each = plan.hostnames.length > 1 ? ' each' : '';
	return `Bring up ${hosts}: ${instanceType} in ${location}, ${market}, ${formatPrice(candidate)}${each}?`;
}
