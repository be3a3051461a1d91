import {formatPrice} from '../capacity/badges.ts';
import type {Volume} from '../datacrunch/wire-types.ts';
import {ExpectedError} from '../errors.ts';
import {forgetVolume, readVolumeCache, volumeCacheFile} from '../machine/volume-cache.ts';
import {isKept} from './account-status.ts';
import type {BringupPlan} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';

/**
 * The id of the OS volume that was kept for a host and can be booted from at `location`; undefined: the host starts
 * with a fresh one, and whatever is in the way of the kept one was said. A volume cannot leave its location.
 */
export async function* keptVolumeFor(
	hostname: string,
	location: string,
	plan: Pick<BringupPlan, 'keepVolumes' | 'prefix'>,
	ports: Ports,
): Stretch<string | undefined> {
	if (!plan.keepVolumes) return undefined;
	const {client, journal, places, signal} = ports;
	const id = yield* rememberedFor(hostname, plan.prefix, ports);
	if (id === undefined) return undefined;
	const volume = await client.volume(id, signal);
	if (!isKept(volume)) {
		const text = `The volume kept for ${hostname} (${id}) is not there any more.`;
		yield {type: 'note', level: 'warning', text};
		// One that neither the API nor the journal knows may be another account's.
		if (volume !== undefined || journal.state.volumes.has(id)) {
			await forgetVolume(places.volumeCacheDirectory, id);
			await journal.append({type: 'volume-deleted', id}, client.serverNow());
		}

		return undefined;
	}

	const obstacle = obstacleTo(volume, location);
	if (obstacle !== undefined) {
		const text = `${hostname} starts with a fresh volume: its kept one, ${volume.name} (${id}), ${volume.sizeGigabytes} GB, ${obstacle}, and bills on, ${formatPrice(volume)}.`;
		yield {type: 'note', level: 'warning', text};
		return undefined;
	}

	await noteKept(volume, hostname, ports);
	const text = `${hostname} boots from its kept volume ${volume.name} (${id}), ${volume.sizeGigabytes} GB.`;
	yield {type: 'note', level: 'info', text};
	return id;
}

/** What the cache says; what is wrong with it is told, and a machine comes up all the same. */
async function* rememberedFor(
	hostname: string,
	prefix: string,
	{places}: Ports,
): Stretch<string | undefined> {
	try {
		const cache = await readVolumeCache(volumeCacheFile(places.volumeCacheDirectory, prefix));
		return cache.get(hostname);
	} catch (error) {
		if (!(error instanceof ExpectedError)) throw error;
		yield {type: 'note', level: 'warning', text: `${error.message}: kept volumes are not used.`};
		return undefined;
	}
}

function obstacleTo(volume: Volume, location: string): string | undefined {
	if (volume.location !== location) return `is in ${volume.location} and not in ${location}`;
	return volume.instanceId === null ? undefined : 'is attached to another machine';
}

/** So that nobody takes it for the volume that comes and goes with the machine: the cache may be older than the journal. */
async function noteKept(
	{id, location}: Volume,
	hostname: string,
	{client, journal}: Ports,
): Promise<void> {
	const known = journal.state.volumes.get(id);
	if (known === undefined) {
		await journal.append(
			{type: 'volume-found', id, machine: '', hostname, location},
			client.serverNow(),
		);
	}

	if (known?.kept !== true) await journal.append({type: 'volume-kept', id}, client.serverNow());
}
