import {randomUUID} from 'node:crypto';
import type {Clock} from '../clock.ts';
import type {Client} from '../datacrunch/client.ts';
import type {Places} from '../machine/places.ts';
import {runProcess} from '../machine/run-process.ts';
import {shareJournal, type SharedJournal} from '../machine/shared-journal.ts';
import {datacrunchPlugin} from '../terraform/provider/datacrunch-plugin.ts';
import type {ProviderAccount} from '../terraform/provider/account.ts';
import {runPluginProcess} from '../terraform/provider/plugin-process.ts';
import {standardPace, type Ports} from './ports.ts';
import {providerAccounts, type ProviderAccounts} from './provider-accounts.ts';
import {terraformAccount, type AccountSettings} from './terraform-account.ts';

/** What a provider block without credentials works with. Opened when Terraform configures the provider. */
export type HandRunAccount = Pick<AccountSettings, 'volumes' | 'osVolumeGigabytes'> & {
	readonly client: Client;
	readonly places: Places;
};

export type ProviderProcessOptions = {
	readonly clock: Clock;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly open: () => Promise<HandRunAccount>;
	/** Takes the line that Terraform reads. */
	readonly print: (line: string) => void;
};

/**
 * Serves the provider to a Terraform or OpenTofu that somebody runs by hand, until it ends. What it makes is in the
 * project's journal as if dcmenu had made it, so that `dcmenu status` and `dcmenu destroy` know it.
 */
export async function serveProviderProcess(options: ProviderProcessOptions): Promise<void> {
	let accounts: Promise<ProviderAccounts> | undefined;
	const plugin = datacrunchPlugin(async block => {
		accounts ??= openAccounts(options);
		return (await accounts).open(block);
	});
	await runPluginProcess(plugin, options);
}

async function openAccounts({clock, env, open}: ProviderProcessOptions): Promise<ProviderAccounts> {
	const {client, places, volumes, osVolumeGigabytes} = await open();
	const openJournal = async (file: string): Promise<SharedJournal> =>
		shareJournal(file, places.stateDirectory);
	const ports = {
		client,
		clock,
		places,
		env,
		// Terraform's own request to stop comes with each call.
		signal: new AbortController().signal,
		journal: await openJournal(places.journal),
		run: runProcess,
		probeSsh: undefined,
		isSimulated: false,
		pace: standardPace,
		newId: randomUUID,
	};
	const settings: AccountSettings = {
		volumes,
		osVolumeGigabytes,
		startedAt: clock.now(),
		// Terraform tells how things come along, and why they do not.
		tell: () => undefined,
		failed: () => undefined,
	};
	return providerAccounts(ports, openJournal, opened => lockedWhileItMakes(opened, settings));
}

/** Between an intent and the id that answers it, nobody else may take the machine for one that came to nothing. */
function lockedWhileItMakes(
	ports: Ports & {readonly journal: SharedJournal},
	settings: AccountSettings,
): ProviderAccount {
	const account = terraformAccount(ports, settings);
	const {journal} = ports;
	return {
		...account,
		createMachine: async wish => journal.during(async () => account.createMachine(wish)),
		createVolume: async wish => journal.during(async () => account.createVolume(wish)),
		uploadSshKey: async (name, publicKey) =>
			journal.during(async () => account.uploadSshKey(name, publicKey)),
	};
}
