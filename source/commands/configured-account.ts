import {type Account, openAccount} from './account.ts';
import {loadConfigurationIfSound} from './configuration.ts';
import type {CommandContext} from './context.ts';

/** Reads a symbol by its name without CONFIG_; undefined: not defined or not set. */
type GetValue = (symbol: string) => string | undefined;

/** Opens the account that the project's configuration names for a task, and closes it after that. */
export async function withConfiguredAccount<Result>(
	context: CommandContext,
	task: (account: Account, get: GetValue) => Promise<Result>,
): Promise<Result> {
	const {get} = await loadConfigurationIfSound(context);
	const credentialsFile = get('TERRAFORM_DATACRUNCH_API_KEY_FILE');
	const account = await openAccount(context, {credentialsFile});
	try {
		return await task(account, get);
	} finally {
		await account.close();
	}
}
