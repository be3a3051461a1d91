import {ApiError} from '../datacrunch/api-error.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {removeInventory} from '../machine/inventory.ts';
import {machinesOfOthers} from '../machine/other-journals.ts';
import {
	billedMachine,
	billedVolume,
	bills,
	costUntil,
	osVolumesOf,
	stillBilled,
	unseenMachine,
} from './billed.ts';
import {isKept} from './account-status.ts';
import {liftDeadline} from './deadline.ts';
import type {BilledVolume, BringupEvent} from './events.ts';
import type {EngineChoice, SshConfig} from './plan.ts';
import {unanswered, whyInterrupted} from './end-early.ts';
import {forgivingJournal, type ForgivingJournal} from './forgiving-journal.ts';
import type {Ports, Stretch} from './ports.ts';
import {describeElsewhere, reconcile} from './reconcile.ts';
import {removeMachine} from './remove-machine.ts';
import {settleVolumes, type VolumePolicy} from './remove-volumes.ts';
import {removeSshEntries} from './ssh-entries.ts';
import {stamped} from './stamped.ts';

/** `engine`: with Terraform, what its state holds is destroyed by it. `sshConfig`: where ssh was told of the machines. */
export type TearDownPolicy = VolumePolicy &
	Partial<EngineChoice> & {readonly sshConfig?: SshConfig};

/**
 * Takes down everything this project made: the journal's machines, those in the account under our tag, their OS
 * volumes unless they are kept, and the ssh key where nothing else uses it. Ends with `destroyed`, which says what
 * still bills, or with `failed`.
 */
export const tearDown = (
	policy: TearDownPolicy,
	ports: Ports,
): AsyncGenerator<BringupEvent, void, undefined> => stamped(supervised(policy, ports), ports.clock);

async function* supervised(policy: TearDownPolicy, ports: Ports): Stretch {
	const journal = forgivingJournal(ports.journal);
	try {
		yield* removeAll(policy, {...ports, journal});
	} catch (error) {
		const interrupted = ports.signal.aborted;
		if (!interrupted && !(error instanceof ExpectedError)) throw error;
		const left = await stillBilled(journal.state, ports.client, () => true);
		const may = [...unanswered(journal.state), ...(await volumesLeft({...ports, journal}))];
		yield {
			type: 'failed',
			reason: interrupted ? whyInterrupted(ports.signal) : (error as ExpectedError).message,
			exit_status: interrupted ? exitStatus.interrupted : (error as ExpectedError).exitStatus,
			attempts: [],
			left_behind: left,
			next_steps: [
				...may,
				...(interrupted ? ['Go on with it: dcmenu destroy'] : (error as ExpectedError).nextSteps),
			],
		};
	}
}

async function* removeAll(
	policy: TearDownPolicy,
	ports: Ports & {readonly journal: ForgivingJournal},
): Stretch {
	const {client, journal} = ports;
	yield {type: 'step', step: 'delete', state: 'started'};
	const {instances, notes, elsewhere} = await reconcile(ports);
	for (const text of notes) yield {type: 'note', level: 'info', text};

	const ours = instances.filter(instance => journal.state.machines.has(instance.id));
	const before = ours.map(instance =>
		billedMachine(instance, journal.state.machines.get(instance.id)),
	);
	const strangers = instances
		.filter(instance => !ours.includes(instance))
		.map(instance => billedMachine(instance, undefined))
		.filter(bills);
	const volumes = osVolumesOf(ours, await client.volumes(ports.signal)).map(billedVolume);
	const currency = [...journal.state.machines.values()][0]?.currency ?? 'usd';
	const {engine = 'builtin', engineBinary} = policy;
	if (engine !== 'builtin') {
		const {destroyWithTerraform} = await import('./terraform-tear-down.ts');
		yield* destroyWithTerraform({engine, engineBinary}, policy, ports);
	}

	for (const machine of journal.state.machines.values()) {
		if (elsewhere.has(machine.id)) continue;
		yield* removeMachine(machine, policy.keep, ports);
	}

	yield* settleVolumes(policy, ports);
	const others = await machinesOfOthers(ports.places.journal);
	for (const machine of others) {
		yield {type: 'note', level: 'warning', text: describeElsewhere(machine)};
	}

	const still_billed = [
		...(await stillBilled(journal.state, client, () => true)),
		...others.map(unseenMachine),
	];
	const state = still_billed.length > 0 ? 'failed' : 'done';
	yield {type: 'step', step: 'delete', state};

	yield {type: 'step', step: 'clean-up', state: 'started'};
	yield* removeSshKeys(ports);
	if (still_billed.length === 0) {
		await removeInventory(ports.places.inventory);
		if (policy.sshConfig) yield* removeSshEntries(policy.sshConfig, ports);
	}

	yield {type: 'step', step: 'clean-up', state: 'done'};
	if (journal.failure) {
		const text = `${journal.failure.message} What was deleted is looked up next time.`;
		yield {type: 'note', level: 'warning', text};
	}

	if (!policy.keep && journal.state.volumes.size > 0) throw volumesStay();
	if (still_billed.length === 0) await liftDeadline(ports);
	yield {
		type: 'destroyed',
		machines: before
			.filter(machine => !journal.state.machines.has(machine.id))
			.map(machine => machine.hostname),
		kept_volumes: await remainingVolumes(ports),
		still_billed,
		...(strangers.length === 0 ? {} : {other_machines: strangers}),
		spent: costUntil([...before, ...volumes], client.serverNow()),
		currency,
	};
}

/** Removes the keys that dcmenu uploaded, except where a machine in the account still lets one in. */
async function* removeSshKeys({client, clock, journal, signal}: Ports): Stretch {
	if (journal.state.sshKeys.size === 0) return;
	const inUse = new Set((await client.instances(signal)).flatMap(({sshKeyIds}) => sshKeyIds));
	for (const [id, name] of journal.state.sshKeys) {
		if (inUse.has(id)) continue;
		const startedAt = clock.now();
		try {
			await client.deleteSshKey(id, signal);
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			const text = `The ssh key ${name} stays in the account for now: ${error.message}`;
			yield {type: 'note', level: 'warning', text};
			continue;
		}

		await journal.append({type: 'ssh-key-deleted', id}, client.serverNow());
		const elapsed_ms = clock.now() - startedAt;
		const address = `ssh key ${name}`;
		yield {type: 'resource', address, action: 'delete', state: 'done', elapsed_ms, id};
	}
}

/** The project's volumes that are still there, kept or not. */
async function remainingVolumes({client, journal, signal}: Ports): Promise<BilledVolume[]> {
	const volumes = await Promise.all(
		[...journal.state.volumes.keys()].map(async id => client.volume(id, signal)),
	);
	return volumes.filter(isKept).map(billedVolume);
}

/** The same for the end of a tear-down that failed, whatever the API still answers. */
async function volumesLeft({client, journal}: Ports): Promise<string[]> {
	const lines = [...journal.state.volumes.values()].map(async ({id, hostname}) => {
		try {
			const volume = await client.volume(id);
			return isKept(volume) ? `Volume ${volume.name} (${id}) is there, and bills.` : undefined;
		} catch (error) {
			if (!(error instanceof ExpectedError)) throw error;
			return `The OS volume of ${hostname} (${id}) may be there, and bill.`;
		}
	});
	return (await Promise.all(lines)).filter(line => line !== undefined);
}

const volumesStay = (): ExpectedError =>
	new ExpectedError('Volumes could not be deleted.', {
		exitStatus: exitStatus.leftBehind,
		nextSteps: ['Try again: dcmenu destroy'],
	});
