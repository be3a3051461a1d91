import type {Market} from '../datacrunch/wire-types.ts';
import {billAt} from './bill.ts';
import {chance, spell} from './chance.ts';
import {forbidden, invalid, notFound, Refusal} from './refusal.ts';
import type {CatalogueType, Scenario} from './scenario.ts';
import {spellAt, type Outcome} from './spells.ts';
import {isOver, statusAt} from './status.ts';
import {stockOf} from './stock.ts';
import {addVolume, discard, type NewVolume} from './volumes.ts';
import {nextId, type Machine, type SpotPolicy, type Tag, type Volume, type World} from './world.ts';

/** What POST /instances asks for, its fields checked. */
export type MachineRequest = {
	readonly instanceType: string;
	readonly image: string;
	readonly hostname: string;
	readonly description: string;
	readonly location: string;
	readonly market: Market;
	readonly sshKeyIds: readonly string[];
	readonly scriptId: string | null;
	readonly osVolume: VolumeRequest | undefined;
	readonly volumes: readonly VolumeRequest[];
	readonly existingVolumes: readonly string[];
	readonly tags: readonly {key: string; value: string}[];
};

export type VolumeRequest = {
	readonly name: string;
	readonly size: number;
	readonly type: string;
	readonly onSpotDiscontinue: SpotPolicy;
};

/** Starts a machine, or throws the refusal that the API answers. */
export function createMachine(
	world: World,
	scenario: Scenario,
	request: MachineRequest,
	now: number,
): Machine {
	const type = scenario.catalogue.types.get(request.instanceType);
	if (type === undefined) throw invalid('Invalid instance type');
	if (!scenario.locations.includes(request.location)) throw invalid('Invalid location code');
	const bootVolume = world.volumes.find(volume => volume.id === request.image && volume.isOs);
	if (bootVolume === undefined) checkImage(scenario, type, request);
	else checkFree(bootVolume, request.location);
	for (const id of request.sshKeyIds) {
		if (!world.sshKeys.some(key => key.id === id)) throw invalid('Invalid ssh key id');
	}
	const extra = request.existingVolumes.map(id => {
		const volume = world.volumes.find(candidate => candidate.id === id);
		if (volume === undefined) throw invalid('Invalid volume id');
		return checkFree(volume, request.location);
	});

	const price = Number(request.market === 'spot' ? type.spot : type.price);
	if (billAt(world, scenario, now).balance < price) {
		throw new Refusal(402, 'insufficient_funds', 'Insufficient funds');
	}
	checkQuota(world, scenario, type, now);
	if (stockOf(world, scenario, type, request.location, request.market, now) === 0) {
		throw soldOut(type, request.location);
	}
	world.creates += 1;
	const outcome = outcomeOf(world, scenario, type, request, now);
	if (outcome === 'refused') throw soldOut(type, request.location);

	const history = plannedHistory(world, scenario, request.market, outcome, now);
	const machine: Machine = {
		id: nextId(world),
		hostname: request.hostname,
		description: request.description,
		instanceType: type.name,
		location: request.location,
		market: request.market,
		image: request.image,
		pricePerHour: price,
		createdAt: now,
		history,
		ip: freeAddress(world, now),
		sshKeyIds: request.sshKeyIds,
		scriptId: request.scriptId,
		tags: request.tags.map(tag => newTag(world, tag)),
	};
	world.machines.push(machine);
	const provisioned = history.find(entry => entry.status === 'provisioning')?.at;
	if (provisioned === undefined) return machine;
	const own = {location: request.location, createdAt: provisioned, instanceId: machine.id};
	if (bootVolume === undefined) {
		addVolume(world, {...osVolume(request), ...own, isOs: true});
	} else {
		bootVolume.instanceId = machine.id;
	}
	for (const volume of request.volumes) addVolume(world, {...volume, ...own, isOs: false});
	for (const volume of extra) volume.instanceId = machine.id;
	return machine;
}

export function machineById(world: World, id: string): Machine {
	const machine = world.machines.find(candidate => candidate.id === id);
	if (machine === undefined) throw notFound('Instance not found');
	return machine;
}

/** What a machine has attached at `now`. */
export function volumesOf(world: World, machine: Machine, now: number): Volume[] {
	return world.volumes.filter(
		volume => volume.instanceId === machine.id && volume.createdAt <= now,
	);
}

export type Deletion = {
	/** undefined: the OS volume is deleted and the others are detached. Otherwise these are deleted. */
	readonly volumeIds: readonly string[] | undefined;
	/** Not to the trash. */
	readonly forGood: boolean;
	/** Also while it is provisioning. */
	readonly stuck: boolean;
};

/** Deletes a machine. False: it was deleted before. Throws while it is provisioning. */
export function deleteMachine(
	world: World,
	scenario: Scenario,
	machine: Machine,
	deletion: Deletion,
	now: number,
): boolean {
	const status = statusAt(machine, now);
	if (status === 'deleting' || status === 'discontinued') return false;
	const refusedFor = scenario.lifecycle.deleteRefused ?? Infinity;
	const refused = status === 'provisioning' && now < machine.createdAt + refusedFor * 1000;
	if (refused && !deletion.stuck) throw invalid("Can't discontinue a provisioning instance");
	const volumes = volumesOf(world, machine, now);
	for (const id of deletion.volumeIds ?? []) {
		if (!volumes.some(volume => volume.id === id)) throw invalid('Invalid volume id');
	}

	machine.history = [
		...machine.history.filter(entry => entry.at <= now),
		{status: 'deleting', at: now},
		{status: 'discontinued', at: now + 3000},
	];
	// Volumes that would have come with the hardware never come.
	world.volumes = world.volumes.filter(
		volume => volume.instanceId !== machine.id || volume.createdAt <= now,
	);
	for (const volume of volumes) {
		const removed = deletion.volumeIds?.includes(volume.id) ?? volume.isOs;
		if (removed) discard(volume, now, deletion.forGood);
		else volume.instanceId = null;
	}
	return true;
}

/** Switches a machine off or on. False: it was so before. */
export function switchMachine(machine: Machine, to: 'offline' | 'running', now: number): boolean {
	const status = statusAt(machine, now);
	if (status === to) return false;
	if (status !== 'running' && status !== 'offline') {
		throw invalid(`Can't do that to a ${status} instance`);
	}
	const planned = machine.history.filter(entry => entry.at > now);
	machine.history = [
		...machine.history.filter(entry => entry.at <= now),
		{status: to, at: now},
		...planned,
	];
	return true;
}

export function newTag(world: World, tag: {key: string; value: string}): Tag {
	return {id: `tag_${nextId(world)}`, key: tag.key.toLowerCase(), value: tag.value};
}

function outcomeOf(
	world: World,
	scenario: Scenario,
	type: CatalogueType,
	{location, market}: Pick<MachineRequest, 'location' | 'market'>,
	now: number,
): Outcome {
	const {refusedCreates, lateNoCapacity} = scenario;
	if (world.creates <= refusedCreates) return 'refused';
	if (world.creates <= refusedCreates + lateNoCapacity) return 'no-capacity';
	const spell = spellAt(world, scenario, type, market, now);
	return spell?.location === location ? spell.outcome : 'machine';
}

function plannedHistory(
	world: World,
	scenario: Scenario,
	market: Market,
	outcome: Outcome,
	now: number,
): Machine['history'] {
	const {ordered, provisioning, validating} = scenario.lifecycle;
	// Each step takes its time, give or take a fifth.
	const lasting = (seconds: number, step: string) =>
		seconds * 1000 * (0.8 + 0.4 * chance(world.seed, 'lasts', world.creates, step));
	const history = [
		{status: 'new', at: now},
		{status: 'ordered', at: now + lasting(ordered, 'new') / 5},
	];
	let at = now + lasting(ordered, 'ordered');
	if (outcome === 'no-capacity') return [...history, {status: 'no_capacity', at}];
	history.push({status: 'provisioning', at});
	if (provisioning === undefined || outcome === 'stuck') return history;
	at += lasting(provisioning, 'provisioning');
	history.push({status: 'validating', at});
	at += lasting(validating, 'validating');
	if (scenario.surprises) {
		history.push({status: 'warming_up', at});
		at += lasting(validating, 'warming_up') / 5;
	}
	history.push({status: 'running', at});
	if (market === 'spot' && scenario.spotEvictionMedianHours !== undefined) {
		const drawn = chance(world.seed, 'evicted', world.creates);
		at += spell(scenario.spotEvictionMedianHours, drawn) * 3_600_000;
		history.push({status: 'discontinued', at});
	}
	return history;
}

function checkImage(scenario: Scenario, type: CatalogueType, request: MachineRequest): void {
	const image = scenario.catalogue.images.find(
		candidate => candidate.type === request.image || candidate.id === request.image,
	);
	if (image === undefined) throw invalid('Invalid image');
	if (!type.images.includes(image.type)) {
		throw invalid('Operating system is not valid for this instance type');
	}
	if (request.sshKeyIds.length === 0) throw invalid('ssh_key_ids is required');
}

/** What the service answers is not recorded; its own journal calls it GPU_QUOTA_EXCEEDED. */
function checkQuota(world: World, scenario: Scenario, type: CatalogueType, now: number): void {
	const {catalogue, gpuQuota = Infinity} = scenario;
	const used = world.machines
		.filter(machine => !isOver(machine, now))
		.reduce((sum, {instanceType}) => sum + (catalogue.types.get(instanceType)?.gpus ?? 0), 0);
	if (used + type.gpus > gpuQuota) throw forbidden('GPU_QUOTA_EXCEEDED');
}

function checkFree(volume: Volume, location: string): Volume {
	const gone = volume.deletedAt !== null || volume.trashedAt !== null;
	if (gone || volume.instanceId !== null) throw invalid('The volume is not detached');
	if (volume.location !== location) throw invalid('The volume is in another location');
	return volume;
}

function osVolume(
	request: MachineRequest,
): Pick<NewVolume, 'name' | 'size' | 'type' | 'onSpotDiscontinue'> {
	return (
		request.osVolume ?? {
			name: `OS-NVMe-${request.hostname}`,
			size: 50,
			type: 'NVMe',
			onSpotDiscontinue: 'keep_detached',
		}
	);
}

/** An address that is set aside for documentation, so that nothing real answers there. */
function freeAddress(world: World, now: number): string {
	const taken = new Set(
		world.machines.filter(machine => !isOver(machine, now)).map(machine => machine.ip),
	);
	for (let last = 10; last < 255; last++) {
		const address = `203.0.113.${last}`;
		if (!taken.has(address)) return address;
	}
	throw invalid('Too many instances');
}

function soldOut(type: CatalogueType, location: string): Refusal {
	const size = type.gpus === 0 ? 'CPU' : `${type.gpus} GPU`;
	return new Refusal(
		503,
		'service_unavailable',
		`Not enough resources to deploy a ${size} instance type ${type.name} in ${location}`,
	);
}
