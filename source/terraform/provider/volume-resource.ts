import {ExpectedError} from '../../errors.ts';
import type {Volume} from '../../datacrunch/wire-types.ts';
import type {ProviderAccount} from './account.ts';
import type {Resource} from './plugin.ts';
import {whenChanged, type Schema} from './schema.ts';
import {numberOf, textOf, type Values} from './values.ts';

const schema = {
	name: {type: 'string', from: 'required', about: "The volume's name."},
	size: {
		type: 'number',
		from: 'required',
		about: 'Gigabytes. It can grow in place while its machine is off.',
		replaces: (before, after) => (numberOf(after) ?? 0) < (numberOf(before) ?? 0),
	},
	location_code: {
		type: 'string',
		from: 'required',
		about: 'Where it stands: FIN-01, …',
		replaces: whenChanged,
	},
	type: {
		type: 'string',
		from: 'default',
		about: 'NVMe, or NVMe_Shared.',
		replaces: whenChanged,
	},
	id: {type: 'string', from: 'provider', about: "The API's id."},
	status: {type: 'string', from: 'provider', about: 'attached, detached, …', volatile: true},
	instance_id: {
		type: 'string',
		from: 'provider',
		about: 'The machine that it is attached to.',
		volatile: true,
	},
	price_per_hour: {
		type: 'number',
		from: 'provider',
		about: 'What it costs.',
		volatile: true,
	},
} as const satisfies Schema;

/** A data volume. */
export const volumeResource: Resource<ProviderAccount> = {
	schema,
	async create(planned, {account, signal}) {
		const id = await account.createVolume({
			name: textOf(planned['name']) ?? '',
			sizeGigabytes: numberOf(planned['size']) ?? 0,
			location: textOf(planned['location_code']) ?? '',
			type: textOf(planned['type']) ?? 'NVMe',
		});
		const state = {...planned, id, type: textOf(planned['type']) ?? 'NVMe'};
		const volume = await lookAt(id, account, signal);
		return {state: volume ? refreshed(state, volume) : state};
	},
	async read(state, {account, signal}) {
		const volume = await account.client.volume(textOf(state['id']) ?? '', signal);
		const isGone = !volume || ['deleting', 'deleted', 'canceled'].includes(volume.status);
		return isGone ? undefined : refreshed(state, volume);
	},
	async update(prior, planned, {account: {client}, signal}) {
		const id = textOf(prior['id']) ?? '';
		const [name, size] = [textOf(planned['name']) ?? '', numberOf(planned['size']) ?? 0];
		if (name !== prior['name']) await client.renameVolume(id, name);
		if (size !== prior['size']) await client.resizeVolume(id, size);
		const volume = await client.volume(id, signal);
		return {state: volume ? refreshed(planned, volume) : planned};
	},
	remove: async (state, {account, signal}) =>
		account.removeVolume(textOf(state['id']) ?? '', signal),
};

/** The volume is there and bills: a look that fails must not lose its id. */
async function lookAt(
	id: string,
	{client}: ProviderAccount,
	signal: AbortSignal,
): Promise<Volume | undefined> {
	try {
		return await client.volume(id, signal);
	} catch (error) {
		if (!signal.aborted && !(error instanceof ExpectedError)) throw error;
		return undefined;
	}
}

const refreshed = (state: Values, volume: Volume): Values => ({
	...state,
	id: volume.id,
	name: volume.name,
	size: volume.sizeGigabytes,
	location_code: volume.location,
	type: volume.type,
	status: volume.status,
	instance_id: volume.instanceId,
	price_per_hour: volume.pricePerHour,
});
