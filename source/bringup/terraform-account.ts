import type {InstanceType} from '../datacrunch/wire-types.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import type {JournalMachine, JournalVolume} from '../machine/journal-state.ts';
import type {BootResult, MachineWish, ProviderAccount} from '../terraform/provider/account.ts';
import {uploadSshKey} from './account-key.ts';
import {isThere} from './account-status.ts';
import {
	createMachine,
	waitUntilRunning,
	type CreateOutcome,
	type MachineOrder,
} from './direct-engine.ts';
import type {BringupEventBody, FailedAttempt} from './events.ts';
import type {Ports, Stretch} from './ports.ts';
import {adopt} from './reconcile.ts';
import {removeMachine} from './remove-machine.ts';
import {removeVolume, settleVolumes, type VolumePolicy} from './remove-volumes.ts';
import {discard, notDeleted} from './take-back.ts';
import {createVolume} from './create-volume.ts';

/** Why a create or a boot came to nothing, for whoever runs Terraform: its own messages are for people. */
export type MachineFailure =
	| ({readonly kind: 'sold-out'} & FailedAttempt)
	| {readonly kind: 'error'; readonly error: ExpectedError};

export type AccountSettings = {
	readonly volumes: VolumePolicy;
	/** Where the configuration gives no size. */
	readonly osVolumeGigabytes: number;
	/** When the task began, milliseconds of the clock: what machines tell counts from there. */
	readonly startedAt: number;
	/** Hears of machines as they boot. */
	readonly tell: (event: BringupEventBody) => void;
	readonly failed: (failure: MachineFailure) => void;
};

/** How often a create in a row may fail in a way that says nothing about capacity. */
const patience = 5;

/** The account of a provider block: what Terraform makes and removes goes the same ways as what dcmenu does itself. */
export function terraformAccount(ports: Ports, settings: AccountSettings): ProviderAccount {
	const {client, journal} = ports;
	let catalogue: Promise<readonly InstanceType[]> | undefined;

	const within = (signal: AbortSignal): Ports => ({
		...ports,
		signal: AbortSignal.any([ports.signal, signal]),
	});

	const failedWith = (error: unknown): unknown => {
		if (error instanceof ExpectedError) settings.failed({kind: 'error', error});
		return error;
	};

	async function orderFrom(wish: MachineWish): Promise<MachineOrder> {
		catalogue ??= client.instanceTypes(ports.signal);
		const type = (await catalogue).find(({name}) => name === wish.instanceType);
		if (!type) throw new ExpectedError(`There is no instance type ${wish.instanceType}.`);
		const size =
			wish.osVolumeGigabytes ?? (isId(wish.image) ? undefined : settings.osVolumeGigabytes);
		return {
			hostname: wish.hostname,
			description: wish.description,
			candidate: {
				instanceType: type.name,
				tier: null,
				location: wish.location,
				market: wish.market,
				pricePerHour: wish.market === 'spot' ? type.spotPricePerHour : type.pricePerHour,
				currency: type.currency,
			},
			image: wish.image,
			osVolumeGigabytes: size,
			sshKeyIds: wish.sshKeyIds,
			keepVolume: settings.volumes.keep,
			...(wish.startupScriptId === undefined ? {} : {startupScriptId: wish.startupScriptId}),
			...(wish.existingVolumeIds.length === 0 ? {} : {existingVolumeIds: wish.existingVolumeIds}),
		};
	}

	/** Tries again what may pass; what is sold out is for the caller to tell. */
	async function create(
		wish: MachineWish,
	): Promise<Exclude<CreateOutcome, {readonly kind: 'try-again'}>> {
		const order = await orderFrom(wish);
		for (let failures = 1; ; failures++) {
			const outcome = await createMachine(order, ports);
			switch (outcome.kind) {
				case 'created':
				case 'sold-out':
					return outcome;

				case 'try-again': {
					if (failures === patience) throw outcome.error;
					await ports.clock.sleep(ports.pace.poll * failures, ports.signal);
					break;
				}
			}
		}
	}

	async function boot(machine: JournalMachine, signal: AbortSignal): Promise<BootResult> {
		const outcome = await finish(waitUntilRunning(machine, settings.startedAt, within(signal)));
		if (outcome.kind === 'running') return outcome;
		const {instance_type, location, market} = machine;
		const {reason} = outcome;
		if (!(await finish(discard(machine, settings.volumes, ports)))) throw notDeleted(machine);
		const stuck = outcome.kind === 'stuck';
		const attempt = {instance_type, location, market, reason, ...(stuck && {stuck})};
		settings.failed({kind: 'sold-out', ...attempt});
		return {kind: 'lost', reason};
	}

	/** Runs a stretch for its result, telling how machines come along: Terraform tells the rest itself. */
	async function finish<Result>(stretch: Stretch<Result>): Promise<Result> {
		for (;;) {
			const step = await stretch.next();
			if (step.done === true) return step.value;
			if (step.value.type === 'instance' || step.value.type === 'note') settings.tell(step.value);
		}
	}

	async function machineOf(id: string): Promise<JournalMachine | undefined> {
		const known = journal.state.machines.get(id);
		if (known) return known;
		const instance = await client.instance(id, ports.signal);
		if (!isThere(instance)) return undefined;
		await adopt(instance, ports);
		return journal.state.machines.get(id);
	}

	return {
		client,
		async createMachine(wish) {
			const outcome = await create(wish).catch((error: unknown) => {
				throw failedWith(expected(error, ports.signal));
			});
			if (outcome.kind === 'created') return outcome.id;
			const {instanceType: instance_type, location, market} = wish;
			const {reason} = outcome;
			settings.failed({kind: 'sold-out', instance_type, location, market, reason});
			throw new ExpectedError(reason, {exitStatus: exitStatus.noCapacity});
		},
		async bootMachine(id, signal) {
			const machine = await machineOf(id);
			if (!machine) return {kind: 'lost', reason: 'it was taken away while it started'};
			try {
				return await boot(machine, signal);
			} catch (error) {
				if (signal.aborted || ports.signal.aborted) {
					return {kind: 'interrupted', instance: undefined};
				}

				throw failedWith(error);
			}
		},
		async removeMachine(id, signal) {
			const machine = await machineOf(id);
			if (!machine) return;
			const stopping = within(signal);
			try {
				const isGone = await finish(removeMachine(machine, settings.volumes.keep, stopping));
				if (!isGone) throw notDeleted(machine);

				await finish(settleVolumes(settings.volumes, stopping, id));
			} catch (error) {
				throw failedWith(expected(error, stopping.signal));
			}
		},
		uploadSshKey: async (name, publicKey) => uploadSshKey(name, publicKey, ports),
		async removeSshKey(id) {
			await client.deleteSshKey(id);
			await journal.append({type: 'ssh-key-deleted', id}, client.serverNow());
		},
		createVolume: async wish => createVolume(wish, ports),
		async removeVolume(id, signal) {
			const stopping = within(signal);
			try {
				const volume = journal.state.volumes.get(id) ?? unknownVolume(id);
				if (await finish(removeVolume(volume, stopping))) return;
				throw new ExpectedError(`The API does not delete volume ${id}.`, {
					exitStatus: exitStatus.leftBehind,
					nextSteps: ['Take it off its machine first; it bills until it is gone.'],
				});
			} catch (error) {
				throw expected(error, stopping.signal);
			}
		},
	};
}

/** One that came by an import. */
const unknownVolume = (id: string): JournalVolume => ({
	id,
	machine: '',
	hostname: '',
	location: '',
	kept: false,
});

/** Volumes and images by their id are UUIDs; a volume to boot from takes no size. */
const isId = (image: string): boolean => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(image);

/** Terraform shows an interruption as an error like others. */
const expected = (error: unknown, signal: AbortSignal): unknown =>
	signal.aborted && !(error instanceof ExpectedError)
		? new ExpectedError('Interrupted.', {exitStatus: exitStatus.interrupted, cause: error})
		: error;
