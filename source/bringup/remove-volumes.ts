import {ApiError} from '../datacrunch/api-error.ts';
import {ExpectedError} from '../errors.ts';
import type {JournalVolume} from '../machine/journal-state.ts';
import {forgetVolume, rememberVolume, volumeCacheFile} from '../machine/volume-cache.ts';
import {isKept, isPassing} from './account-status.ts';
import type {Ports, Stretch} from './ports.ts';

export type VolumePolicy = {
	/** `TERRAFORM_DATACRUNCH_KEEP_VOLUMES` */
	readonly keep: boolean;
	/** `KDEVOPS_HOSTS_PREFIX`: names the volume cache. */
	readonly prefix: string;
};

/**
 * Sees the volumes of machines that are gone to their end: deleted, or detached and remembered. `machine`: only those
 * of that one; otherwise all, those that an earlier tear-down kept as well.
 */
export async function* settleVolumes(
	policy: VolumePolicy,
	ports: Ports,
	machine?: string,
): Stretch {
	const {machines, volumes} = ports.journal.state;
	for (const volume of volumes.values()) {
		if (machines.has(volume.machine)) continue;
		if (machine !== undefined && volume.machine !== machine) continue;
		if (policy.keep) yield* keepVolume(volume, policy, ports);
		else yield* removeVolume(volume, ports);
	}
}

async function* keepVolume(volume: JournalVolume, policy: VolumePolicy, ports: Ports): Stretch {
	const {client, journal, places, signal} = ports;
	const present = await client.volume(volume.id, signal);
	if (!isKept(present)) {
		await journal.append({type: 'volume-deleted', id: volume.id}, client.serverNow());
		return;
	}

	if (!volume.kept) await journal.append({type: 'volume-kept', id: volume.id}, client.serverNow());
	const cache = volumeCacheFile(places.volumeCacheDirectory, policy.prefix);
	yield* unlessBroken(rememberVolume(cache, volume.hostname, volume.id));
	yield {
		type: 'resource',
		address: `volume ${present.name}`,
		action: 'keep',
		state: 'done',
		elapsed_ms: 0,
		id: volume.id,
		detail: `remembered in ${cache}`,
	};
}

/** Deletes one volume for good, asking again while it is refused. Returns whether it is gone. */
export async function* removeVolume(volume: JournalVolume, ports: Ports): Stretch<boolean> {
	const {client, clock, journal, pace, places, signal} = ports;
	const startedAt = clock.now();
	const address = `volume ${volume.id}`;
	const told = {type: 'resource', address, action: 'delete', id: volume.id} as const;
	for (;;) {
		const answer = await requestDelete(volume.id, ports);
		const elapsed_ms = clock.now() - startedAt;
		if (answer === 'gone') {
			await journal.append({type: 'volume-deleted', id: volume.id}, client.serverNow());
			if (volume.kept) yield* unlessBroken(forgetVolume(places.volumeCacheDirectory, volume.id));
			yield {...told, state: 'done', elapsed_ms};
			return true;
		}

		if (elapsed_ms >= pace.deleteLimit) {
			yield {...told, state: 'failed', elapsed_ms, detail: answer};
			return false;
		}

		await clock.sleep(pace.poll, signal);
	}
}

/** The cache is a convenience: what is wrong with it is told, and volumes are seen to all the same. */
async function* unlessBroken(update: Promise<void>): Stretch {
	try {
		await update;
	} catch (error) {
		if (!(error instanceof ExpectedError)) throw error;
		yield {type: 'note', level: 'warning', text: error.message};
	}
}

/** What is still in the way, or `gone`. A volume follows its machine some minutes later by itself. */
async function requestDelete(id: string, {client, signal}: Ports): Promise<string> {
	try {
		const volume = await client.volume(id, signal);
		if (!isKept(volume)) return 'gone';
		await client.deleteVolume(id, signal);
		return `it is ${volume.status}`;
	} catch (error) {
		if (signal.aborted || !isRefusal(error)) throw error;
		return error.detail ?? error.message;
	}
}

/** 403 and 400: it is still attached to a machine that is being taken down. */
const isRefusal = (error: unknown): error is ApiError =>
	isPassing(error) ||
	(error instanceof ApiError && (error.kind === 'forbidden' || error.kind === 'bad-request'));
