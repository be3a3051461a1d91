import type {Client} from '../datacrunch/client.ts';
import type {Instance, Volume} from '../datacrunch/wire-types.ts';
import type {JournalState} from '../machine/journal-state.ts';
import {
	billedMachine,
	billedVolume,
	bills,
	costUntil,
	osVolumesOf,
	unseenMachine,
} from './billed.ts';
import type {BilledMachine, BilledVolume} from './events.ts';
import {isEvicted, isKept, isOfOther, isThere} from './account-status.ts';
import {isVolumeOf} from './reconcile.ts';
import {hasProjectTag, hasRequestTag} from './tags.ts';

/** What this project has in the account now. Its names are the contract of `status --json`. */
export type ProjectStatus = {
	readonly instances: readonly BilledMachine[];
	/** The OS volumes of these machines. */
	readonly volumes: readonly BilledVolume[];
	/** OS volumes whose machine is gone. */
	readonly kept_volumes: readonly BilledVolume[];
	/** Machines and all these volumes together. */
	readonly price_per_hour: number;
	/** What these machines and volumes have cost since each was created. */
	readonly spent: number;
	readonly currency: string;
	/** Machines that the journal knows and the account no longer has: `evicted`, or deleted elsewhere. */
	readonly gone: readonly {
		readonly id: string;
		readonly hostname: string;
		readonly evicted: boolean;
	}[];
};

/** Only looks: a bring-up may be running at the same time. */
export async function projectStatus(
	state: JournalState,
	projectTag: string,
	client: Client,
	signal?: AbortSignal,
): Promise<ProjectStatus> {
	const listed = await client.instances(signal);
	const ids = new Set(listed.map(instance => instance.id));
	const volumes = await client.volumes(signal);
	const unlisted = await Promise.all(
		[...state.machines.values()]
			.filter(machine => !ids.has(machine.id))
			.map(async machine => ({machine, instance: await client.instance(machine.id, signal)})),
	);
	const elsewhere = unlisted
		.filter(({machine, instance}) => instance === undefined && isOfOther(machine, client))
		.map(({machine}) => machine);
	const gone = unlisted.filter(
		({machine, instance}) => !isThere(instance) && !elsewhere.includes(machine),
	);
	const ours = [
		...listed.filter(instance => isOurs(instance, state, projectTag)),
		...unlisted.map(({instance}) => instance).filter(isThere),
	];
	const instances = [
		...ours.map(instance => billedMachine(instance, state.machines.get(instance.id))),
		...elsewhere.map(unseenMachine),
	];
	const attached = osVolumesOf(ours, volumes).filter(isKept).map(billedVolume);
	const left = gone.flatMap(({machine, instance}) =>
		volumes.filter(volume => isVolumeOf(volume, machine, instance)),
	);
	const kept = await keptVolumes(state, client, signal);
	const kept_volumes = [...new Map([...kept, ...left].map(volume => [volume.id, volume])).values()]
		.filter(volume => isKept(volume) && !attached.some(({id}) => id === volume.id))
		.map(billedVolume);
	const billed = [...instances.filter(bills), ...attached, ...kept_volumes];
	return {
		instances,
		volumes: attached,
		kept_volumes,
		price_per_hour: billed.reduce((sum, {price_per_hour}) => sum + price_per_hour, 0),
		spent: costUntil(billed, client.serverNow()),
		currency: [...state.machines.values()][0]?.currency ?? 'usd',
		gone: gone.map(({machine: {id, hostname}, instance}) => ({
			id,
			hostname,
			evicted: isEvicted(instance),
		})),
	};
}

/** By id, by tag, and by name where a create was not answered yet. */
const isOurs = (instance: Instance, state: JournalState, projectTag: string): boolean =>
	state.machines.has(instance.id) ||
	hasProjectTag(instance, projectTag) ||
	[...state.intents.values()].some(
		intent =>
			hasRequestTag(instance, intent.request) ||
			(instance.tags.length === 0 && instance.hostname === intent.hostname),
	);

async function keptVolumes(
	state: JournalState,
	client: Client,
	signal?: AbortSignal,
): Promise<Volume[]> {
	const ids = [...state.volumes.values()]
		.filter(volume => !state.machines.has(volume.machine))
		.map(volume => volume.id);
	const volumes = await Promise.all(ids.map(async id => client.volume(id, signal)));
	return volumes.filter(volume => volume !== undefined);
}
