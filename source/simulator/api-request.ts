import type {Market} from '../datacrunch/wire-types.ts';
import type {MachineRequest, VolumeRequest} from './machines.ts';
import {invalid} from './refusal.ts';

/** A request as it came, with its path below the base URL. */
export type ApiRequest = {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	/** JSON or a form; undefined: none. */
	readonly body: unknown;
	/** What the route's pattern caught. */
	readonly parameters: readonly string[];
};

export type Fields = Readonly<Record<string, unknown>>;

export function bodyFields(request: ApiRequest): Fields {
	return asFields(request.body, 'Request body');
}

export function requiredText(fields: Fields, name: string): string {
	const value = fields[name];
	if (typeof value !== 'string' || value === '') throw invalid(`${name} is required`);
	return value;
}

/** Ids in a list, or a single one; undefined: absent. */
export function optionalIds(fields: Fields, name: string): string[] | undefined {
	const value = fields[name];
	if (value === undefined || value === null) return undefined;
	const list: unknown[] = Array.isArray(value) ? value : [value];
	if (!list.every(item => typeof item === 'string')) throw invalid(`${name} must be ids`);
	return list;
}

/** The market a query asks about; `isSpot` is the older spelling. */
export function marketOf(query: URLSearchParams): Market {
	const spot = query.get('is_spot') ?? query.get('isSpot') ?? 'false';
	if (spot !== 'true' && spot !== 'false') throw invalid('is_spot must be a boolean');
	return spot === 'true' ? 'spot' : 'on-demand';
}

export function locationOf(query: URLSearchParams): string | undefined {
	return query.get('location_code') ?? query.get('locationCode') ?? undefined;
}

/** Checks the fields of POST /instances that can be checked without the world. */
export function machineRequest(request: ApiRequest): MachineRequest {
	const fields = bodyFields(request);
	const hostname = requiredText(fields, 'hostname');
	if (!/^(?=.*[a-z])[a-z\d](?:[a-z\d-]{0,58}[a-z\d])?$/i.test(hostname)) {
		throw invalid('Invalid hostname');
	}
	const isSpot = fields['is_spot'] ?? false;
	if (typeof isSpot !== 'boolean') throw invalid('is_spot must be a boolean');
	const contract = fields['contract'] ?? (isSpot ? 'SPOT' : 'PAY_AS_YOU_GO');
	if (!['LONG_TERM', 'PAY_AS_YOU_GO', 'SPOT'].includes(contract as string)) {
		throw invalid('Invalid contract');
	}
	const osVolume = fields['os_volume'];
	return {
		instanceType: requiredText(fields, 'instance_type'),
		image: requiredText(fields, 'image'),
		hostname,
		description: typeof fields['description'] === 'string' ? fields['description'] : hostname,
		location: requiredText(fields, 'location_code'),
		market: isSpot ? 'spot' : 'on-demand',
		sshKeyIds: optionalIds(fields, 'ssh_key_ids') ?? [],
		scriptId: typeof fields['startup_script_id'] === 'string' ? fields['startup_script_id'] : null,
		osVolume:
			osVolume === undefined || osVolume === null
				? undefined
				: volumeRequest(asFields(osVolume, 'os_volume')),
		volumes: list(fields, 'volumes').map(item => volumeRequest(asFields(item, 'volumes'))),
		existingVolumes: optionalIds(fields, 'existing_volumes') ?? [],
		tags: list(fields, 'tags').map(item => tagRequest(asFields(item, 'tags'))),
	};
}

export function volumeRequest(fields: Fields): VolumeRequest {
	const {size, on_spot_discontinue: policy = 'keep_detached', type = 'NVMe'} = fields;
	// The smallest size that any document names.
	if (typeof size !== 'number' || size < 40) throw invalid('Volume size must be at least 40 GB');
	if (type !== 'NVMe' && type !== 'NVMe_Shared') throw invalid(`Volume type is not available`);
	if (policy !== 'keep_detached' && policy !== 'move_to_trash' && policy !== 'delete_permanently') {
		throw invalid('Invalid on_spot_discontinue');
	}
	return {name: requiredText(fields, 'name'), size, type, onSpotDiscontinue: policy};
}

export function tagRequest(fields: Fields): {key: string; value: string} {
	const {value} = fields;
	const key = requiredText(fields, 'key');
	if (key.length > 63) throw invalid('A tag key has at most 63 characters');
	return {key, value: typeof value === 'string' ? value : ''};
}

function list(fields: Fields, name: string): unknown[] {
	const value = fields[name] ?? [];
	if (!Array.isArray(value)) throw invalid(`${name} must be a list`);
	return value;
}

function asFields(value: unknown, name: string): Fields {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw invalid(`${name} must be an object`);
	}
	return value as Fields;
}
