import {parseBaseUrl} from '../datacrunch/base-url.ts';
import {createClient} from '../datacrunch/client.ts';
import {ExpectedError} from '../errors.ts';
import type {Journal} from '../machine/journal.ts';
import {otherJournal} from '../machine/other-journals.ts';
import type {ProviderAccount} from '../terraform/provider/account.ts';
import type {ProviderConfiguration} from '../terraform/provider/datacrunch-plugin.ts';
import type {Ports} from './ports.ts';

export type ProviderAccounts = {
	open(configuration: ProviderConfiguration): Promise<ProviderAccount>;
	close(): Promise<void>;
};

/**
 * The accounts of the provider blocks. One that names none, or ours, gets ours; in the simulator all do, since no
 * credentials should leave it. Any other has a journal of its own, so that ours is not taken to know its machines.
 */
export function providerAccounts<Opened extends Journal>(
	ports: Ports & {readonly journal: Opened},
	openJournal: (file: string) => Promise<Opened>,
	accountOf: (ports: Ports & {readonly journal: Opened}) => ProviderAccount,
): ProviderAccounts {
	const journals = new Map<string, Promise<Opened>>();
	const {client, clock, places} = ports;
	const isSimulated = new URL(client.baseUrl).hostname === '127.0.0.1';

	async function journalOf(clientId: string): Promise<Opened> {
		const file = otherJournal(places.journal, clientId);
		const journal = journals.get(file) ?? openJournal(file);
		journals.set(file, journal);
		return journal;
	}

	return {
		async open({clientId, clientSecret, serverUrl}) {
			if (isSimulated || clientId === client.clientId) return accountOf(ports);
			const baseUrl = serverUrl === undefined ? client.baseUrl : parseBaseUrl(serverUrl);
			if (clientId === undefined) {
				if (baseUrl === client.baseUrl) return accountOf(ports);
				// Ours are for our API alone: whoever writes a URL into a file may not know whose secret goes there.
				throw new ExpectedError('The provider has a server_url and no credentials for it.', {
					nextSteps: ['Set client_id and client_secret beside it, or set DCMENU_API_URL instead.'],
				});
			}

			if (clientSecret === undefined) {
				throw new ExpectedError('The provider has a client_id and no client_secret.');
			}

			const credentials = {clientId, clientSecret};
			const other = createClient({baseUrl, credentials, clock});
			return accountOf({...ports, client: other, journal: await journalOf(clientId)});
		},
		async close() {
			for (const journal of journals.values()) await (await journal).close();
		},
	};
}
