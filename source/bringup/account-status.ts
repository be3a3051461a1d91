import {ApiError} from '../datacrunch/api-error.ts';
import type {Instance, Volume} from '../datacrunch/wire-types.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import type {Ports} from './ports.ts';

/** The record stays readable after the machine is gone, so a missing record is not the only sign. */
export const isThere = (instance: Instance | undefined): instance is Instance =>
	instance !== undefined && instance.status !== 'discontinued' && instance.status !== 'notfound';

/** The API does not tell who ended it: a spot machine that is gone, and that we did not delete, is taken for evicted. */
export const isEvicted = (instance: Instance | undefined): boolean =>
	instance?.isSpot === true && instance.status === 'discontinued';

/** So new that the API may not know it everywhere: it is not gone because one answer says so. */
export function isFresh(
	machine: JournalMachine,
	{client, pace}: Pick<Ports, 'client' | 'pace'>,
): boolean {
	const age = client.serverNow() - Date.parse(machine.created_at);
	return age >= 0 && age < pace.settle;
}

/** Whether other credentials made it, so that not finding it with these says nothing. */
export const isOfOther = (
	{account}: JournalMachine,
	{clientId}: Pick<Ports['client'], 'clientId'>,
): boolean => account !== undefined && clientId !== undefined && account !== clientId;

/** Sold out after all: accepted at first, never built. */
export const isSoldOut = (instance: Instance): boolean => instance.status === 'no_capacity';

/** On its way to run. */
export const isStarting = (instance: Instance): boolean =>
	['new', 'ordered', 'pending', 'provisioning', 'validating'].includes(instance.status);

/** It will not come up by waiting. */
export const isBroken = (instance: Instance): boolean =>
	['error', 'installation_failed', 'offline', 'hibernating', 'deleting'].includes(instance.status);

/** The machine has an address and runs; sshd may still be on its way. */
export const isRunning = (instance: Instance): boolean =>
	instance.status === 'running' && instance.ip !== null && instance.ip !== '';

/** Whether asking again later may help: what is being waited for goes on meanwhile. */
export const isPassing = (error: unknown): error is ApiError =>
	error instanceof ApiError && ['server', 'network', 'rate-limit', 'protocol'].includes(error.kind);

/** A volume's record stays readable after the volume is deleted. */
export const isKept = (volume: Volume | undefined): volume is Volume =>
	volume !== undefined && !['deleting', 'deleted', 'canceled'].includes(volume.status);
