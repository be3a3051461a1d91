import {createHash} from 'node:crypto';
import {volumesOf} from './machines.ts';
import type {CatalogueType, Scenario} from './scenario.ts';
import {isProvisioned, statusAt} from './status.ts';
import {volumePrice, volumeStatus} from './volumes.ts';
import type {Machine, Script, SshKey, Volume, World} from './world.ts';

/** What the API says about a type: prices are strings, and what is not known is null. */
export function typeBody(type: CatalogueType, currency: string): Record<string, unknown> {
	return {
		id: uuidOf(type.name),
		instance_type: type.name,
		model: type.model,
		name: type.title,
		display_name: type.gpus === 0 ? 'Genoa' : null,
		manufacturer: type.gpus === 0 ? 'AMD' : 'NVIDIA',
		description: 'Dedicated Hardware Instance',
		best_for: type.gpus > 1 ? ['NVLINK'] : [],
		...hardware(type),
		p2p: type.gpus > 1 ? '' : null,
		deploy_warning: null,
		price_per_hour: type.price,
		spot_price: type.spot,
		dynamic_price: null,
		max_dynamic_price: type.price,
		currency,
		supported_os: type.images,
	};
}

export function machineBody(
	world: World,
	scenario: Scenario,
	machine: Machine,
	now: number,
): Record<string, unknown> {
	const type = scenario.catalogue.types.get(machine.instanceType);
	const provisioned = isProvisioned(machine, now);
	const volumes = provisioned ? volumesOf(world, machine, now) : [];
	return {
		id: machine.id,
		ip: provisioned ? machine.ip : null,
		status: statusAt(machine, now),
		created_at: new Date(machine.createdAt).toISOString(),
		created_by_user_id: uuidOf('user'),
		...(type === undefined ? {} : hardware(type)),
		hostname: machine.hostname,
		description: machine.description,
		tags: machine.tags,
		location: machine.location,
		price_per_hour: machine.pricePerHour,
		is_spot: machine.market === 'spot',
		instance_type: machine.instanceType,
		image: machine.image,
		os_name: 'Ubuntu',
		startup_script_id: machine.scriptId,
		ssh_key_ids: machine.sshKeyIds,
		os_volume_id: volumes.find(volume => volume.isOs)?.id ?? null,
		volume_ids: volumes.map(volume => volume.id),
		jupyter_token: '',
		contract: machine.market === 'spot' ? 'SPOT' : 'PAY_AS_YOU_GO',
		pricing: 'FIXED_PRICE',
	};
}

export function volumeBody(volume: Volume, currency: string, now: number): Record<string, unknown> {
	return {
		id: volume.id,
		instance_id: volume.instanceId,
		instances: [],
		name: volume.name,
		created_at: new Date(volume.createdAt).toISOString(),
		status: volumeStatus(volume, now),
		size: volume.size,
		is_os_volume: volume.isOs,
		target: volume.instanceId === null ? null : volume.isOs ? 'vda' : 'vdb',
		type: volume.type,
		location: volume.location,
		ssh_key_ids: [],
		contract: 'PAY_AS_YOU_GO',
		base_hourly_cost: volumePrice(volume.size),
		monthly_price: 0.2 * volume.size,
		currency,
		long_term: null,
		tags: volume.tags,
	};
}

export function trashBody(volume: Volume, currency: string, now: number): Record<string, unknown> {
	return {
		...volumeBody(volume, currency, now),
		deleted_at: volume.trashedAt === null ? null : new Date(volume.trashedAt).toISOString(),
		is_permanently_deleted: volume.deletedAt !== null,
	};
}

export function sshKeyBody(key: SshKey): Record<string, unknown> {
	const blob = key.key.split(/\s+/)[1] ?? '';
	const digest = createHash('md5').update(Buffer.from(blob, 'base64')).digest('hex');
	return {
		id: key.id,
		name: key.name,
		key: key.key,
		fingerprint: digest.match(/../g)?.join(':'),
		created_by_user_id: null,
	};
}

export function scriptBody(script: Script): Record<string, unknown> {
	return {
		id: script.id,
		name: script.name,
		script: script.script,
		created_at: new Date(script.createdAt).toISOString(),
	};
}

function hardware(type: CatalogueType): Record<string, unknown> {
	const description = type.gpus === 0 ? '' : `${type.gpus}x ${type.title}`;
	return {
		cpu: {description: `${type.vcpus} CPU`, number_of_cores: type.vcpus},
		gpu: {description, number_of_gpus: type.gpus},
		memory: {description: `${type.ram}GB RAM`, size_in_gigabytes: type.ram},
		gpu_memory: {description: `${type.vram}GB GPU RAM`, size_in_gigabytes: type.vram},
		storage: {description: 'dynamic'},
	};
}

/** An id that is always the same for the same thing. */
function uuidOf(name: string): string {
	const hex = createHash('sha256').update(name).digest('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20, 32),
	].join('-');
}
