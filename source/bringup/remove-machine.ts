import {ApiError} from '../datacrunch/api-error.ts';
import type {Instance} from '../datacrunch/wire-types.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import {isFresh, isPassing, isSoldOut, isThere} from './account-status.ts';
import type {Ports, Stretch} from './ports.ts';
import {crossOut, recordVolumes} from './reconcile.ts';

/**
 * Deletes one machine and waits until the API says that it is gone. Its OS volume goes with it unless `keepVolumes`,
 * when it stays behind detached. A machine that is still being provisioned cannot be deleted: then it asks again.
 * Returns whether it is gone; false: the API refused until the limit.
 */
export async function* removeMachine(
	machine: JournalMachine,
	keepVolumes: boolean,
	ports: Ports,
): Stretch<boolean> {
	const {clock, pace, signal} = ports;
	const startedAt = clock.now();
	const address = `machine ${machine.hostname}`;
	const told = {type: 'resource', address, action: 'delete', id: machine.id} as const;
	yield {...told, state: 'started', elapsed_ms: 0};
	let refusal = '';
	for (;;) {
		const answer = await requestDelete(machine, keepVolumes, ports);
		const elapsed_ms = clock.now() - startedAt;
		if (answer.kind === 'gone') {
			await crossOut(machine, 'deleted', ports);
			yield {...told, state: 'done', elapsed_ms};
			return true;
		}

		if (answer.kind === 'refused' && answer.reason !== refusal) {
			refusal = answer.reason;
			yield {...told, state: 'started', elapsed_ms, detail: `${refusal}; asking again`};
		}

		if (elapsed_ms >= pace.deleteLimit) {
			yield {...told, state: 'failed', elapsed_ms, detail: refusal || 'it is not gone yet'};
			return false;
		}

		await clock.sleep(pace.poll, signal);
	}
}

type DeleteAnswer =
	| {readonly kind: 'gone'}
	| {readonly kind: 'deleting'}
	| {readonly kind: 'refused'; readonly reason: string};

/** One look and, where it is still there, one request. Asking twice does no harm. */
async function requestDelete(
	machine: JournalMachine,
	keepVolumes: boolean,
	ports: Ports,
): Promise<DeleteAnswer> {
	const {client, journal, signal} = ports;
	try {
		const instance = await client.instance(machine.id, signal);
		if (instance === undefined && isFresh(machine, ports)) {
			return {kind: 'refused', reason: 'the API does not know it yet'};
		}

		await recordVolumes(machine, ports);
		if (!isThere(instance)) return {kind: 'gone'};
		if (instance.status === 'deleting') return {kind: 'deleting'};
		const volumes = [...journal.state.volumes.values()].filter(
			volume => volume.machine === machine.id && !keepVolumes,
		);
		const result = await client.deleteInstance(
			machine.id,
			volumes.map(volume => volume.id),
			signal,
		);
		if (result.ok) return {kind: 'deleting'};
		return endedAnyway(instance)
			? {kind: 'gone'}
			: {kind: 'refused', reason: result.error ?? `status ${result.statusCode}`};
	} catch (error) {
		if (signal.aborted) throw error;
		if (error instanceof ApiError && error.kind === 'not-found') return {kind: 'gone'};
		if (!isPassing(error)) throw error;
		return {kind: 'refused', reason: error.detail ?? error.message};
	}
}

/** One that was never built stays on the list for a while, cannot be deleted, and does not bill. */
const endedAnyway = (instance: Instance): boolean => isSoldOut(instance);
