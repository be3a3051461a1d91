import type {CreateVolume} from '../datacrunch/wire-types.ts';
import {isPassing} from './account-status.ts';
import type {Ports} from './ports.ts';

/**
 * Creates a data volume and writes it down. It is not aborted half-way, and a create whose answer was lost is looked
 * for by its name, so that it is known to be ours.
 */
export async function createVolume(
	wish: CreateVolume,
	{client, journal, signal}: Pick<Ports, 'client' | 'journal' | 'signal'>,
): Promise<string> {
	const before = new Set((await client.volumes(signal)).map(volume => volume.id));
	let id: string;
	try {
		id = await client.createVolume(wish);
	} catch (error) {
		if (!isPassing(error)) throw error;
		const found = (await client.volumes()).find(
			volume => volume.name === wish.name && !before.has(volume.id),
		);
		if (!found) throw error;
		id = found.id;
	}

	const {name: hostname, location} = wish;
	await journal.append(
		{type: 'volume-found', id, machine: '', hostname, location},
		client.serverNow(),
	);
	return id;
}
