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

export type BringupArguments = {
	/** Does not ask. */
	readonly yes?: boolean | undefined;
	/** false: ready when the API says running. */
	readonly sshWait?: boolean | undefined;
};

/** Selects, writes the files, creates, waits and reports, as the configuration asks. */
export async function bringupCommand(
	{yes = false, sshWait = true}: BringupArguments,
	context: CommandContext,
): Promise<number> {
	const configuration = await loadConfiguration(context);
	for (const warning of configuration.warnings) context.stderr.write(`${warning}\n`);
	const {location, market, maxPrice} = context.options;
	const places = placesOf({...context, account: ''});
	const plan = planFromConfiguration(configuration.get, places, {location, market, maxPrice});
	const credentialsFile = configuration.get('TERRAFORM_DATACRUNCH_API_KEY_FILE');
	const account = await openAccount(context, {credentialsFile});
	try {
		// A simulated machine costs nothing.
		const asks = !yes && !account.simulated;
		if (asks && !(await confirm(await priceQuestion(plan, account, context), 'bringup', context))) {
			context.stderr.write('Nothing was created.\n');
			return exitStatus.done;
		}

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
	} finally {
		await account.close();
	}
}

async function priceQuestion(
	plan: BringupPlan,
	account: Account,
	context: CommandContext,
): Promise<string> {
	const snapshot = await takeSnapshot(account.client, account.clock, context.signal);
	const candidate = wouldSelect(plan.request, snapshot);
	const hosts = plan.hostnames.join(', ');
	if (!candidate)
		return `Nothing of ${plan.request.target} can be had now. Try for ${hosts} anyway?`;
	const {instanceType, location, market} = candidate;
	const each = plan.hostnames.length > 1 ? ' each' : '';
	return `Bring up ${hosts}: ${instanceType} in ${location}, ${market}, ${formatPrice(candidate)}${each}?`;
}
