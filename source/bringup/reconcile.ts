import type {Instance, Volume} from '../datacrunch/wire-types.ts';
import {ExpectedError} from '../errors.ts';
import type {JournalIntent, JournalMachine} from '../machine/journal-state.ts';
import {settleSshKeys} from './account-key.ts';
import {isEvicted, isFresh, isOfOther, isThere} from './account-status.ts';
import type {Ports} from './ports.ts';
import {hasProjectTag, hasRequestTag, requestOf, volumeName} from './tags.ts';

/** What the account holds, after the journal was brought up to date with it. */
export type Findings = {
	/** Everything in the account that is not discontinued. */
	readonly instances: readonly Instance[];
	/** One line each: machines found again, machines gone. */
	readonly notes: readonly string[];
	/** Ids of the journal's machines that were made with other credentials, and that these do not see. */
	readonly elsewhere: ReadonlySet<string>;
};

/**
 * Makes the journal agree with the account: creates whose answer was lost are looked up, machines that carry our tag
 * are taken in, machines that are gone are crossed out. Runs before anything is created or deleted.
 */
export async function reconcile(ports: Ports): Promise<Findings> {
	const notes: string[] = [];
	const {unreadableLines} = ports.journal;
	if (unreadableLines > 0) {
		notes.push(`${unreadableLines} lines of ${ports.places.journal} are damaged and passed over.`);
	}

	let instances = await ports.client.instances(ports.signal);
	for (const intent of ports.journal.state.intents.values()) {
		const found = await settleIntent(intent, ports);
		notes.push(
			found === undefined
				? `An earlier create of ${intent.hostname} came to nothing.`
				: `Found ${intent.hostname} (${found}), whose create was never answered.`,
		);
		instances = await ports.client.instances(ports.signal);
	}

	for (const instance of instances) {
		if (!hasProjectTag(instance, ports.places.projectTag)) continue;
		if (ports.journal.state.machines.has(instance.id)) continue;
		await adopt(instance, ports);
		notes.push(`Found ${instance.hostname} (${instance.id}), which this project made.`);
	}

	const elsewhere = new Set<string>();
	const listed = new Set(instances.map(instance => instance.id));
	for (const machine of ports.journal.state.machines.values()) {
		if (listed.has(machine.id)) continue;
		const instance = await ports.client.instance(machine.id, ports.signal);
		if (isThere(instance)) continue;
		if (instance === undefined && isFresh(machine, ports)) continue;
		if (instance === undefined && isOfOther(machine, ports.client)) {
			elsewhere.add(machine.id);
			notes.push(describeElsewhere(machine));
			continue;
		}

		await recordVolumes(machine, ports);
		await crossOut(machine, 'gone from the account', ports);
		const fate = isEvicted(instance) ? 'was evicted' : 'is gone: deleted elsewhere';
		notes.push(`${machine.hostname} (${machine.id}) ${fate}.`);
	}

	await settleSshKeys(ports);
	return {instances, notes, elsewhere};
}

/**
 * Looks for the machine of a create that was not answered, until it would have turned up. `sentAt`: until when the
 * create may have been under way, the server's time in milliseconds. Answers its id; undefined: there is none.
 */
export async function settleIntent(
	intent: JournalIntent,
	{client, clock, journal, pace, signal}: Ports,
	sentAt = Date.parse(intent.time),
): Promise<string | undefined> {
	// From here on by our own clock: a proxy may date an error page otherwise than the API its answers, and a clock may be
	// set back; neither must make this wait for hours.
	const age = Math.max(0, client.serverNow() - sentAt);
	const settled = clock.now() + Math.max(0, pace.settle - age);
	for (;;) {
		const instances = await client.instances(signal);
		const found = instances.find(instance => isOf(intent, instance, journal.state.machines));
		if (found) {
			await journal.append(
				{type: 'created', request: intent.request, id: found.id},
				client.serverNow(),
			);
			return found.id;
		}

		if (clock.now() >= settled) break;
		await clock.sleep(Math.min(pace.poll, pace.settle / 4), signal);
	}

	await journal.append(
		{type: 'not-created', request: intent.request, reason: 'not in the account'},
		client.serverNow(),
	);
	return undefined;
}

export const describeElsewhere = ({hostname, id, account}: JournalMachine): string =>
	`${hostname} (${id}) is not in this account: it was made with the client id ${account}, and may bill there.`;

/** By its tag; where the API kept no tags, by its name and that it is no older than the create. */
function isOf(
	intent: JournalIntent,
	instance: Instance,
	known: ReadonlyMap<string, JournalMachine>,
): boolean {
	if (known.has(instance.id)) return false;
	if (hasRequestTag(instance, intent.request)) return true;
	return (
		instance.tags.length === 0 &&
		instance.hostname === intent.hostname &&
		Date.parse(instance.createdAt) >= Date.parse(intent.time) - 1000
	);
}

/**
 * Takes a machine of the account into the journal, at the catalogue's price: what the API says of a running machine
 * with several GPUs may be the price of one.
 */
export async function adopt(
	instance: Instance,
	{client, journal, signal}: Pick<Ports, 'client' | 'journal' | 'signal'>,
): Promise<void> {
	const request = requestOf(instance);
	// A price that cannot be told must not keep anybody from taking a machine down.
	const types = await client.instanceTypes(signal).catch((error: unknown) => {
		if (signal.aborted || !(error instanceof ExpectedError)) throw error;
		return [];
	});
	const type = types.find(({name}) => name === instance.instanceType);
	const listed = instance.isSpot ? type?.spotPricePerHour : type?.pricePerHour;
	await journal.append(
		{
			type: 'adopted',
			id: instance.id,
			...(request === undefined ? {} : {request}),
			...(client.clientId === undefined ? {} : {account: client.clientId}),
			hostname: instance.hostname,
			instance_type: instance.instanceType,
			location: instance.location,
			market: instance.isSpot ? 'spot' : 'on-demand',
			price_per_hour: listed ?? instance.pricePerHour,
			currency: type?.currency ?? 'usd',
		},
		Date.parse(instance.createdAt) || client.serverNow(),
	);
}

/**
 * Writes down the OS volume that came with a machine. Data volumes that a user attached are not ours to delete.
 */
export async function recordVolumes(
	machine: JournalMachine,
	{client, journal, signal}: Ports,
): Promise<void> {
	const [instance, volumes] = await Promise.all([
		client.instance(machine.id, signal),
		client.volumes(signal),
	]);
	for (const volume of volumes) {
		if (!isVolumeOf(volume, machine, instance) || journal.state.volumes.has(volume.id)) continue;
		await journal.append(
			{
				type: 'volume-found',
				id: volume.id,
				machine: machine.id,
				hostname: machine.hostname,
				location: volume.location,
			},
			client.serverNow(),
		);
	}
}

/** By the machine's record, by attachment, or by the name that it was given. */
export const isVolumeOf = (
	volume: Volume,
	machine: JournalMachine,
	instance: Instance | undefined,
): boolean =>
	volume.id === instance?.osVolumeId ||
	(volume.isOsVolume && volume.instanceId === machine.id) ||
	(machine.request !== undefined && volume.name === volumeName(machine.hostname, machine.request));

/** The machine no longer bills. */
export async function crossOut(
	machine: JournalMachine,
	reason: string,
	{client, journal}: Ports,
): Promise<void> {
	await journal.append({type: 'deleted', id: machine.id, reason}, client.serverNow());
}
