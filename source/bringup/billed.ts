import type {Client} from '../datacrunch/client.ts';
import type {Instance, Volume} from '../datacrunch/wire-types.ts';
import {ExpectedError} from '../errors.ts';
import type {JournalMachine, JournalState} from '../machine/journal-state.ts';
import type {BilledMachine, BilledVolume} from './events.ts';
import {isOfOther, isThere} from './account-status.ts';

/**
 * A machine of the account as it bills. The price is the one it was created at where we know it: what the API says
 * of a running machine with several GPUs may be the price of one.
 */
export const billedMachine = (
	instance: Instance,
	machine: JournalMachine | undefined,
): BilledMachine => ({
	id: instance.id,
	hostname: instance.hostname,
	status: instance.status,
	ip: instance.ip,
	location: instance.location,
	instance_type: instance.instanceType,
	price_per_hour: machine?.price_per_hour ?? instance.pricePerHour,
	created_at: instance.createdAt,
});

export const billedVolume = (volume: Volume): BilledVolume => ({
	id: volume.id,
	name: volume.name,
	location: volume.location,
	size_gigabytes: volume.sizeGigabytes,
	price_per_hour: volume.pricePerHour,
	created_at: volume.createdAt,
});

/** As much as the journal knows, where the API cannot be asked, or is asked with other credentials. */
export const unseenMachine = (machine: JournalMachine): BilledMachine => ({
	id: machine.id,
	hostname: machine.hostname,
	status: 'unknown',
	ip: null,
	location: machine.location,
	instance_type: machine.instance_type,
	price_per_hour: machine.price_per_hour,
	created_at: machine.created_at,
});

/** Those of the journal's machines that `which` picks and that still bill, or may: a failing API is no proof. */
export async function stillBilled(
	state: JournalState,
	client: Client,
	which: (machine: JournalMachine) => boolean,
): Promise<BilledMachine[]> {
	const machines = [...state.machines.values()].filter(which);
	const found = await Promise.all(
		machines.map(async machine => {
			try {
				const instance = await client.instance(machine.id);
				if (isThere(instance)) return billedMachine(instance, machine);
				return instance === undefined && isOfOther(machine, client)
					? unseenMachine(machine)
					: undefined;
			} catch (error) {
				if (!(error instanceof ExpectedError)) throw error;
				return unseenMachine(machine);
			}
		}),
	);
	return found.filter(machine => machine !== undefined);
}

/** What things cost since each was created, dollars (or the account's currency). `now` is the server's time in milliseconds. */
export const costUntil = (
	billed: readonly {readonly created_at: string; readonly price_per_hour: number}[],
	now: number,
): number =>
	billed.reduce((sum, {created_at, price_per_hour}) => {
		const since = created_at === '' ? now : Date.parse(created_at);
		return sum + (Math.max(0, now - since) / 3_600_000) * price_per_hour;
	}, 0);

/** One that is on its way out, or was never built, is still on the list. */
export const bills = ({status}: BilledMachine): boolean =>
	status !== 'deleting' && status !== 'no_capacity';

/** The OS volumes of these machines, which bill beside them. */
export const osVolumesOf = (instances: readonly Instance[], volumes: readonly Volume[]): Volume[] =>
	volumes.filter(volume =>
		instances.some(
			instance =>
				volume.id === instance.osVolumeId ||
				(volume.isOsVolume && volume.instanceId === instance.id),
		),
	);
