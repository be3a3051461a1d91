import {jsonLine} from '../bringup/json-lines.ts';
import {planFromConfiguration} from '../bringup/plan.ts';
import {plainLines} from '../bringup/plain-log.ts';
import {adoptSession} from '../bringup/session.ts';
import {exitStatus} from '../errors.ts';
import {withConfiguredAccount} from './configured-account.ts';
import type {CommandContext} from './context.ts';
import {accountPlaces, sessionOptions} from './machine-session.ts';
import {wantsAscii} from './terminal.ts';

export type AdoptArguments = {
	/** An id or a host name. */
	readonly machine: string;
	readonly force?: boolean | undefined;
};

/** Makes a machine of the account this project's. */
export async function adoptCommand(
	{machine, force = false}: AdoptArguments,
	context: CommandContext,
): Promise<number> {
	return withConfiguredAccount(context, async (account, get) => {
		const places = accountPlaces(account, context);
		const isConfigured = get('TERRAFORM_DATACRUNCH') === 'y';
		const plan = isConfigured ? planFromConfiguration(get, places) : undefined;
		const options = sessionOptions(account, context, context.signal);
		const ascii = wantsAscii(context);
		for await (const event of adoptSession({wanted: machine, force, plan}, options)) {
			const lines = plainLines(event, ascii).map(line => `${line}\n`);
			context.stdout.write(context.options.json ? jsonLine(event) : lines.join(''));
		}

		return exitStatus.done;
	});
}
