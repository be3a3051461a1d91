import type {Candidate} from '../capacity/select.ts';
import {ApiError} from '../datacrunch/api-error.ts';
import type {Instance} from '../datacrunch/wire-types.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import type {JournalMachine} from '../machine/journal-state.ts';
import {
	isBroken,
	isFresh,
	isPassing,
	isRunning,
	isSoldOut,
	isStarting,
	isThere,
} from './account-status.ts';
import {duration} from './plain-log.ts';
import type {Ports, Stretch} from './ports.ts';
import {settleIntent} from './reconcile.ts';
import {tagsFor, volumeName} from './tags.ts';

/** One machine to create. */
export type MachineOrder = {
	readonly hostname: string;
	/** The host name where nothing is said. */
	readonly description?: string;
	readonly candidate: Candidate;
	readonly image: string;
	/** undefined: the image is a volume, or the size is the API's choice. */
	readonly osVolumeGigabytes: number | undefined;
	readonly sshKeyIds: readonly string[];
	/** Whether the OS volume is to outlive its machine. */
	readonly keepVolume: boolean;
	readonly startupScriptId?: string;
	readonly existingVolumeIds?: readonly string[];
};

export type CreateOutcome =
	| {readonly kind: 'created'; readonly id: string}
	| {readonly kind: 'sold-out'; readonly reason: string}
	/** Nothing was created, and the same may work a little later. */
	| {readonly kind: 'try-again'; readonly error: ApiError};

/**
 * Creates one machine through the API. The intent is on disk before the request leaves and the id as soon as it is
 * answered; an answer that was lost is looked for before anybody posts again. Rejects with the `ApiError` of anything
 * that trying elsewhere would not cure.
 */
export async function createMachine(order: MachineOrder, ports: Ports): Promise<CreateOutcome> {
	const {client, journal} = ports;
	const {candidate, hostname} = order;
	const request = ports.newId();
	ports.signal.throwIfAborted();
	await journal.append(
		{
			type: 'create-intent',
			request,
			hostname,
			instance_type: candidate.instanceType,
			location: candidate.location,
			market: candidate.market,
			price_per_hour: candidate.pricePerHour,
			currency: candidate.currency,
			...(client.clientId === undefined ? {} : {account: client.clientId}),
			...(order.keepVolume ? {keep_volume: true} : {}),
		},
		client.serverNow(),
	);
	try {
		// Without the signal: a machine whose id nobody waited for would bill unseen.
		const id = await client.createInstance({
			instanceType: candidate.instanceType,
			image: order.image,
			hostname,
			description: order.description ?? hostname,
			location: candidate.location,
			sshKeyIds: order.sshKeyIds,
			market: candidate.market,
			...(order.osVolumeGigabytes === undefined
				? {}
				: {
						osVolume: {
							name: volumeName(hostname, request),
							sizeGigabytes: order.osVolumeGigabytes,
							onSpotDiscontinue: order.keepVolume ? 'keep_detached' : 'delete_permanently',
						},
					}),
			...(order.startupScriptId === undefined ? {} : {startupScriptId: order.startupScriptId}),
			...(order.existingVolumeIds === undefined
				? {}
				: {existingVolumeIds: order.existingVolumeIds}),
			tags: tagsFor(ports.places.projectTag, request),
		});
		await journal.append({type: 'created', request, id}, client.serverNow());
		return {kind: 'created', id};
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		if (isPassing(error) && error.kind !== 'rate-limit')
			return afterLostAnswer(request, error, ports);
		const reason = error.detail ?? error.message;
		await journal.append({type: 'not-created', request, reason}, client.serverNow());
		if (error.kind === 'no-capacity') return {kind: 'sold-out', reason};
		if (error.kind === 'rate-limit') return {kind: 'try-again', error};
		throw error;
	}
}

/** The request may have been carried out all the same: creating is not idempotent, so look first. */
async function afterLostAnswer(
	request: string,
	error: ApiError,
	ports: Ports,
): Promise<CreateOutcome> {
	const intent = ports.journal.state.intents.get(request);
	// It may have been on its way until now.
	const id = intent && (await settleIntent(intent, ports, ports.client.serverNow()));
	return id === undefined ? {kind: 'try-again', error} : {kind: 'created', id};
}

export type BootOutcome =
	| {readonly kind: 'running'; readonly instance: Instance}
	/** No capacity after all, or taken away while it started; `stuck`: still starting when the time was over. */
	| {readonly kind: 'lost' | 'stuck'; readonly reason: string};

/** How many polls pass between two events that say nothing new: the screens count the seconds themselves. */
const quietPolls = 8;

/**
 * Waits until the machine runs and has an address; at half of the time for that it says so. Rejects when it cannot
 * come up, or is in no state of starting when the time is over: it bills then, and is in the journal.
 */
export async function* waitUntilRunning(
	machine: JournalMachine,
	startedAt: number,
	ports: Ports,
): Stretch<BootOutcome> {
	const {client, clock, pace} = ports;
	// What was there before may have run for days: only what this run has seen of it counts.
	const waited = (): number =>
		Math.min(client.serverNow() - Date.parse(machine.created_at), clock.now() - startedAt);
	let isHalfTold = false;
	let shown = '';
	for (let poll = 0; ; poll++) {
		const isLast = waited() >= pace.bootLimit;
		const instance = await lookAt(machine, isLast, ports);
		if (instance !== 'unknown') {
			if (!isThere(instance)) return {kind: 'lost', reason: 'it was taken away while it started'};
			const now = `${instance.status} ${instance.ip ?? ''}`;
			if (now !== shown || poll % quietPolls === 0) {
				shown = now;
				yield {
					type: 'instance',
					hostname: machine.hostname,
					id: machine.id,
					ip: instance.ip,
					status: instance.status,
					elapsed_ms: clock.now() - startedAt,
					price_per_hour: machine.price_per_hour,
				};
			}

			if (isSoldOut(instance)) return {kind: 'lost', reason: 'no capacity after all'};
			if (isRunning(instance)) return {kind: 'running', instance};
			if (isBroken(instance)) throw broken(machine, instance.status);
			if (isLast) {
				if (!isStarting(instance)) throw tooLate(machine, instance.status, pace.bootLimit);
				const reason = `still ${instance.status} after ${duration(pace.bootLimit)}`;
				return {kind: 'stuck', reason};
			}

			if (!isHalfTold && waited() >= pace.bootLimit / 2) {
				isHalfTold = true;
				const text = `${machine.hostname} is still ${instance.status} after ${duration(waited())}; after ${duration(pace.bootLimit)} it is taken down, and the next is tried.`;
				yield {type: 'note', level: 'warning', text};
			}
		}

		await clock.sleep(pace.poll, ports.signal);
	}
}

/** A poll that fails changes nothing about the machine: the next one may tell, unless it was the last. */
async function lookAt(
	machine: JournalMachine,
	isLast: boolean,
	ports: Ports,
): Promise<Instance | undefined | 'unknown'> {
	const {client, signal} = ports;
	try {
		const instance = await client.instance(machine.id, signal);
		return instance === undefined && isFresh(machine, ports) ? 'unknown' : instance;
	} catch (error) {
		if (signal.aborted || isLast || !isPassing(error)) throw error;
		return 'unknown';
	}
}

const broken = (machine: JournalMachine, status: string): ExpectedError =>
	new ExpectedError(`${machine.hostname} does not come up: its status is ${status}.`, {
		nextSteps: ['Make it anew: dcmenu bringup --replace', 'Or take it down: dcmenu destroy'],
	});

const tooLate = (machine: JournalMachine, status: string, limit: number): ExpectedError =>
	new ExpectedError(`${machine.hostname} is still ${status} after ${duration(limit)}.`, {
		exitStatus: exitStatus.leftBehind,
		nextSteps: ['It may still come up: dcmenu bringup goes on waiting.', 'Or: dcmenu destroy'],
	});
