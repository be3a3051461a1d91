import {volumePolicyFrom} from '../bringup/plan.ts';
import type {TearDownPolicy} from '../bringup/tear-down.ts';
import {readJournal} from '../machine/journal.ts';
import {keepsVolumes} from '../machine/journal-state.ts';
import type {Account} from './account.ts';
import {loadConfigurationIfSound} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {accountPlaces} from './machine-session.ts';

/** What becomes of volumes, and who takes the machines down, as `.config` says it now. */
export async function destroyPolicy(
	account: Pick<Account, 'name'>,
	context: CommandContext,
): Promise<TearDownPolicy> {
	const {get, configExists, configFile} = await loadConfigurationIfSound(context);
	const configured = volumePolicyFrom(get);
	if (configExists) return configured;
	// A configuration that is gone must not take with it what it asked to keep.
	const keep = keepsVolumes(await readJournal(accountPlaces(account, context).journal));
	if (keep) {
		context.stderr.write(`Without ${configFile}, OS volumes are kept, as they were meant to be.\n`);
	}

	return {...configured, keep};
}
