import {impatience} from '../bringup/impatience.ts';
import {tearDownSession} from '../bringup/session.ts';
import {projectStatus} from '../bringup/status.ts';
import {exitStatus} from '../errors.ts';
import {readJournal} from '../machine/journal.ts';
import type {JournalState} from '../machine/journal-state.ts';
import {dismissKeeper} from '../machine/keeper-file.ts';
import type {Account} from './account.ts';
import {confirm, warnImpatient} from './ask.ts';
import {withConfiguredAccount} from './configured-account.ts';
import type {CommandContext} from './context.ts';
import {destroyPolicy} from './destroy-policy.ts';
import {accountPlaces, sessionOptions} from './machine-session.ts';
import {tellEvents} from './tell-events.ts';

/** Takes down what this project made, and says what still bills. */
export async function destroyCommand(
	{yes = false}: {readonly yes?: boolean | undefined},
	context: CommandContext,
): Promise<number> {
	return withConfiguredAccount(context, async account => {
		const places = accountPlaces(account, context);
		const journal = await readJournal(places.journal);
		const policy = await destroyPolicy(account, context);
		const asks = !yes && !account.simulated;
		if (
			asks &&
			!(await confirm(await question(policy.keep, journal, account, context), 'destroy', context))
		) {
			context.stderr.write('Nothing was deleted.\n');
			return exitStatus.done;
		}

		const options = sessionOptions(account, context, context.signal);
		const stopWarning = warnImpatient(context, impatience[policy.engine ?? 'builtin']);
		const status = await tellEvents(tearDownSession(policy, options), context);
		stopWarning();
		if (status === exitStatus.interrupted) context.signal.throwIfAborted();
		if (status === exitStatus.done) await dismissKeeper(places.journal);
		return status;
	});
}

async function question(
	keep: boolean,
	state: JournalState,
	account: Account,
	context: CommandContext,
): Promise<string> {
	const places = accountPlaces(account, context);
	const {instances, kept_volumes} = await projectStatus(
		state,
		places.projectTag,
		account.client,
		context.signal,
	);
	const volumes = keep ? [] : kept_volumes.map(volume => `volume ${volume.name}`);
	const doomed = [...instances.map(machine => machine.hostname), ...volumes];
	if (doomed.length === 0) return 'This project has nothing that bills. Clean up anyway?';
	const fate = keep ? 'their OS volumes are kept' : 'with their OS volumes, for good';
	return `Delete ${doomed.join(', ')} (${fate})?`;
}
