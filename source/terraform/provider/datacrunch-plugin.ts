import {ExpectedError} from '../../errors.ts';
import type {ProviderAccount} from './account.ts';
import {imagesSource, instanceTypesSource, locationsSource} from './catalogue-sources.ts';
import {instanceResource} from './instance-resource.ts';
import type {Plugin} from './plugin.ts';
import type {Schema} from './schema.ts';
import {sshKeyResource} from './ssh-key-resource.ts';
import {textOf, unknown} from './values.ts';
import {volumeResource} from './volume-resource.ts';

/** What a provider block says; undefined: it leaves that to dcmenu. */
export type ProviderConfiguration = {
	readonly clientId: string | undefined;
	readonly clientSecret: string | undefined;
	readonly serverUrl: string | undefined;
};

const schema = {
	client_id: {
		type: 'string',
		from: 'optional',
		about: 'Whose account; without it, the credentials that dcmenu found.',
	},
	client_secret: {
		type: 'string',
		from: 'optional',
		about: 'The secret to the id.',
		sensitive: true,
	},
	server_url: {type: 'string', from: 'optional', about: "The API's URL."},
	bearer: {
		type: 'string',
		from: 'optional',
		about: 'Not taken: a token lasts an hour, and a create may wait as long.',
		sensitive: true,
	},
} as const satisfies Schema;

/** The provider `linux-kdevops/datacrunch`. `openAccount` is called for each provider block that is used. */
export const datacrunchPlugin = (
	openAccount: (configuration: ProviderConfiguration) => Promise<ProviderAccount>,
): Plugin<ProviderAccount> => ({
	schema,
	resources: {
		datacrunch_instance: instanceResource,
		datacrunch_ssh_key: sshKeyResource,
		datacrunch_volume: volumeResource,
	},
	dataSources: {
		datacrunch_images: imagesSource,
		datacrunch_instance_types: instanceTypesSource,
		datacrunch_locations: locationsSource,
	},
	async configure(config) {
		const {client_id, client_secret, server_url} = config;
		// At plan time credentials may come from something that is not there yet.
		if ([client_id, client_secret, server_url].includes(unknown)) return undefined;
		if (config['bearer'] !== null && config['bearer'] !== undefined) {
			throw new ExpectedError('This provider takes no bearer token.', {
				nextSteps: ['Set client_id and client_secret instead.'],
			});
		}

		return openAccount({
			clientId: textOf(client_id),
			clientSecret: textOf(client_secret),
			serverUrl: textOf(server_url),
		});
	},
});
