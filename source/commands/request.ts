import {requestFrom} from '../capacity/request.ts';
import type {SelectionRequest} from '../capacity/select.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {loadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {refuseVanished} from './vanished.ts';

/** What `select` and `wait` look for, and whose credentials they use. */
export type AskedFor = {
	readonly request: SelectionRequest;
	readonly credentialsFile: string | undefined;
};

/** The target named on the command line, else what `.config` says, under the options that narrow it. */
export async function askedFor(
	{target, exclude}: {target?: string | undefined; exclude?: readonly string[] | undefined},
	context: CommandContext,
): Promise<AskedFor> {
	const {location, market, maxPrice, order} = context.options;
	const wishes = {target, location, market, maxPrice, order, exclude};
	if (target !== undefined) {
		const request = requestFrom(() => undefined, wishes);
		if (request) return {request, credentialsFile: undefined};
	}

	const configuration = await loadConfiguration(context);
	refuseVanished(configuration, context);
	const {get, configFile} = configuration;
	const request = requestFrom(get, wishes);
	if (!request) {
		throw new ExpectedError(`Nothing says which instance type you want: ${configFile} does not.`, {
			exitStatus: exitStatus.usage,
			nextSteps: ['Name one: dcmenu select h100-or-less', 'Or choose one: dcmenu menuconfig'],
		});
	}

	return {request, credentialsFile: get('TERRAFORM_DATACRUNCH_API_KEY_FILE')};
}
