import {forbidden, invalid, notFound} from './refusal.ts';
import {isOver, statusAt, statusSince} from './status.ts';
import {nextId, type SpotPolicy, type Volume, type World} from './world.ts';

/** Milliseconds a volume stays in the trash, and takes to go after it was deleted. */
const trashTime = 96 * 3_600_000;
const deletingTime = 60_000;

export type NewVolume = {
	name: string;
	size: number;
	type: string;
	isOs: boolean;
	location: string;
	createdAt: number;
	instanceId: string | null;
	onSpotDiscontinue: SpotPolicy;
};

export function addVolume(world: World, volume: NewVolume): Volume {
	const added: Volume = {
		...volume,
		id: nextId(world),
		trashedAt: null,
		deletedAt: null,
		tags: [],
	};
	world.volumes.push(added);
	return added;
}

/** A volume that exists at `now`, deleted ones included. */
export function volumeById(world: World, id: string, now: number): Volume {
	const volume = world.volumes.find(candidate => candidate.id === id && candidate.createdAt <= now);
	if (volume === undefined) throw notFound('Volume not found');
	return volume;
}

export function volumeStatus(volume: Volume, now: number): string {
	if (volume.deletedAt !== null) {
		return now < volume.deletedAt + deletingTime ? 'deleting' : 'deleted';
	}
	if (volume.trashedAt !== null) return 'deleted';
	return volume.instanceId === null ? 'detached' : 'attached';
}

/** Not deleted, and not in the trash. */
export function isListed(volume: Volume, now: number): boolean {
	return volume.createdAt <= now && volumeStatus(volume, now) !== 'deleted';
}

/** To the trash, or for good. False: it was deleted before. */
export function removeVolume(world: World, volume: Volume, now: number, forGood: boolean): boolean {
	if (volume.deletedAt !== null || (volume.trashedAt !== null && !forGood)) return false;
	requireDetachable(world, volume, now);
	discard(volume, now, forGood);
	return true;
}

/** Throws 403 while the volume hangs on an instance that is not shut down. */
export function requireDetachable(world: World, volume: Volume, now: number): void {
	const owner = world.machines.find(machine => machine.id === volume.instanceId);
	if (owner !== undefined && !isOver(owner, now) && statusAt(owner, now) !== 'offline') {
		throw forbidden('The instance must be shut down first');
	}
}

export function restoreVolume(volume: Volume): void {
	if (volume.trashedAt === null || volume.deletedAt !== null) {
		throw invalid('The volume is not in the trash');
	}
	volume.trashedAt = null;
}

export function discard(volume: Volume, at: number, forGood: boolean): void {
	volume.instanceId = null;
	if (forGood) volume.deletedAt = at;
	else volume.trashedAt = at;
}

/** Does what time does: evictions reach the volumes, and the trash is emptied. */
export function settle(world: World, now: number): void {
	for (const machine of world.machines) {
		if (machine.market === 'spot' && statusAt(machine, now) === 'discontinued') {
			const at = statusSince(machine, now);
			for (const volume of world.volumes.filter(own => own.instanceId === machine.id)) {
				if (volume.onSpotDiscontinue === 'keep_detached') volume.instanceId = null;
				else discard(volume, at, volume.onSpotDiscontinue === 'delete_permanently');
			}
		}
	}
	for (const volume of world.volumes) {
		if (volume.trashedAt !== null && volume.trashedAt + trashTime <= now) {
			volume.deletedAt ??= volume.trashedAt + trashTime;
		}
	}
}

/** Dollars an hour: the price of a gigabyte and month, rounded up to a hundredth of a cent. */
export function volumePrice(size: number): number {
	return Math.ceil(((0.2 * size) / 730) * 1e4) / 1e4;
}

/** The moment from which it does not bill; undefined: it still does. */
export function volumeBilledUntil(volume: Volume): number | undefined {
	const ends = [volume.trashedAt, volume.deletedAt].filter(end => end !== null);
	return ends.length === 0 ? undefined : Math.min(...ends);
}
