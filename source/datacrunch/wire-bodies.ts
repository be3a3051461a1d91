import type {
	ActionResult,
	Balance,
	Image,
	Instance,
	InstanceType,
	LocationStock,
	SshKey,
	Volume,
	VolumePrice,
} from './wire-types.ts';
import {
	amount,
	optionalAmount,
	optionalText,
	readList,
	readObject,
	readUsable,
	text,
	texts,
	wrong,
	type WireObject,
} from './wire-values.ts';

/** A type that is told in a new way, or without a price, cannot be had here; the others still can. */
export function readInstanceTypes(body: unknown): InstanceType[] {
	return readUsable(body, 'instance types', item => ({
		name: text(item, 'instance_type'),
		model: optionalText(item, 'name') ?? optionalText(item, 'model') ?? '',
		gpus: count(item, 'gpu', 'number_of_gpus'),
		vcpus: count(item, 'cpu', 'number_of_cores'),
		ramGigabytes: count(item, 'memory', 'size_in_gigabytes'),
		vramGigabytes: count(item, 'gpu_memory', 'size_in_gigabytes'),
		pricePerHour: amount(item, 'price_per_hour'),
		spotPricePerHour: optionalAmount(item, 'spot_price') ?? amount(item, 'price_per_hour'),
		currency: optionalText(item, 'currency') ?? 'usd',
		supportedImages: texts(item, 'supported_os'),
	}));
}

export function readVolumePrices(body: unknown): VolumePrice[] {
	return readList(body, 'volume types', item => {
		const price = readObject(item.fields['price'], `${item.at}.price`);
		return {
			type: text(item, 'type'),
			perGigabyteMonth: amount(price, 'price_per_month_per_gb'),
			currency: optionalText(price, 'currency') ?? 'usd',
		};
	});
}

export function readAvailability(body: unknown): LocationStock[] {
	return readList(body, 'availability', item => ({
		location: text(item, 'location_code'),
		instanceTypes: texts(item, 'availabilities'),
	}));
}

export function readLocations(body: unknown): {code: string; name: string}[] {
	return readList(body, 'locations', item => ({
		code: text(item, 'code'),
		name: optionalText(item, 'name') ?? text(item, 'code'),
	}));
}

export function readImages(body: unknown): Image[] {
	return readList(body, 'images', item => ({
		id: text(item, 'id'),
		imageType: text(item, 'image_type'),
		name: optionalText(item, 'name') ?? text(item, 'image_type'),
		isCluster: item.fields['is_cluster'] === true,
	}));
}

export function readBalance(body: unknown): Balance {
	const balance = readObject(body, 'balance');
	return {amount: amount(balance, 'amount'), currency: optionalText(balance, 'currency') ?? 'usd'};
}

export function readInstances(body: unknown): Instance[] {
	return readList(body, 'instances', readInstance);
}

export function readInstance(item: WireObject): Instance {
	return {
		id: text(item, 'id'),
		hostname: optionalText(item, 'hostname') ?? '',
		description: optionalText(item, 'description') ?? '',
		status: text(item, 'status'),
		ip: optionalText(item, 'ip') ?? null,
		// Answers say `location`, though requests say `location_code`.
		location: optionalText(item, 'location') ?? '',
		instanceType: text(item, 'instance_type'),
		image: optionalText(item, 'image') ?? '',
		isSpot: item.fields['is_spot'] === true,
		pricePerHour: amount(item, 'price_per_hour'),
		createdAt: text(item, 'created_at'),
		osVolumeId: optionalText(item, 'os_volume_id') ?? null,
		volumeIds: texts(item, 'volume_ids'),
		sshKeyIds: texts(item, 'ssh_key_ids'),
		tags: readList(item.fields['tags'] ?? [], `${item.at}.tags`, tag => ({
			key: text(tag, 'key'),
			value: optionalText(tag, 'value') ?? '',
		})),
	};
}

export function readSshKeys(body: unknown): SshKey[] {
	return readList(body, 'ssh keys', item => ({
		id: text(item, 'id'),
		name: optionalText(item, 'name') ?? '',
		publicKey: text(item, 'key'),
	}));
}

export function readVolumes(body: unknown): Volume[] {
	return readList(body, 'volumes', readVolume);
}

export function readVolume(item: WireObject): Volume {
	return {
		id: text(item, 'id'),
		name: optionalText(item, 'name') ?? '',
		status: text(item, 'status'),
		sizeGigabytes: amount(item, 'size'),
		isOsVolume: item.fields['is_os_volume'] === true,
		type: optionalText(item, 'type') ?? 'NVMe',
		createdAt: optionalText(item, 'created_at') ?? '',
		instanceId: optionalText(item, 'instance_id') ?? null,
		location: optionalText(item, 'location') ?? '',
		pricePerHour: optionalAmount(item, 'base_hourly_cost') ?? 0,
		currency: optionalText(item, 'currency') ?? 'usd',
	};
}

/** Some endpoints answer for one thing with a list of one. */
export function readOne<T>(body: unknown, at: string, read: (item: WireObject) => T): T {
	const item: unknown = Array.isArray(body) && body.length === 1 ? body[0] : body;
	return read(readObject(item, at));
}

/** A new thing's id: bare, quoted, in a list of one, or in an object. */
export function readId(body: unknown): string {
	if (Array.isArray(body) && body.length === 1) return readId(body[0]);
	const id: unknown = typeof body === 'object' && body !== null && 'id' in body ? body.id : body;
	if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id.trim())) {
		throw wrong('answer', 'an id', body);
	}
	return id.trim();
}

/** Answers to an action on one instance; the body is empty where it was in that state, and in older versions. */
export function readActionResult(body: unknown, instanceId: string): ActionResult {
	if (body === undefined) return {instanceId, ok: true};
	const results = readList(body, 'results', item => ({
		instanceId: optionalText(item, 'instanceId') ?? text(item, 'id'),
		ok: text(item, 'status') === 'success',
		error: optionalText(item, 'error'),
		statusCode: optionalAmount(item, 'statusCode'),
	}));
	const own = results.find(result => result.instanceId === instanceId);
	if (own === undefined) throw wrong('results', `one for ${instanceId}`, body);
	return {
		instanceId,
		ok: own.ok,
		...(own.error === undefined ? {} : {error: own.error}),
		...(own.statusCode === undefined ? {} : {statusCode: own.statusCode}),
	};
}

function count(item: WireObject, group: string, field: string): number {
	const value = item.fields[group];
	if (value === undefined || value === null) return 0;
	return optionalAmount(readObject(value, `${item.at}.${group}`), field) ?? 0;
}
