import path from 'node:path';
import {osVolumeGigabytes, volumePolicyFrom} from '../bringup/plan.ts';
import {serveProviderProcess, type HandRunAccount} from '../bringup/provider-process.ts';
import {exitStatus} from '../errors.ts';
import {openAccount} from './account.ts';
import {loadConfigurationIfSound} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {accountPlaces} from './machine-session.ts';

/** Is the provider, for the Terraform that started this process. */
export async function serveProvider(context: CommandContext): Promise<number> {
	await serveProviderProcess({
		clock: context.clock,
		env: context.env,
		open: async () => handRunAccount({...context, directory: projectOf(context.directory)}),
		print: line => context.stdout.write(`${line}\n`),
	});
	return exitStatus.done;
}

/** What the project's `.config` says about the account and its volumes counts here too. */
async function handRunAccount(context: CommandContext): Promise<HandRunAccount> {
	const {get} = await loadConfigurationIfSound(context);
	const credentialsFile = get('TERRAFORM_DATACRUNCH_API_KEY_FILE');
	const account = await openAccount(context, {credentialsFile});
	return {
		client: account.client,
		places: accountPlaces(account, context),
		volumes: volumePolicyFrom(get),
		osVolumeGigabytes: osVolumeGigabytes(get),
	};
}

/** Terraform runs where its files are: below the project, where dcmenu and kdevops have them, or in the project itself. */
function projectOf(directory: string): string {
	const project = path.dirname(path.dirname(directory));
	return directory === path.join(project, 'terraform', 'datacrunch') ? project : directory;
}
