import {whenChanged, whenKnownAndChanged, type Schema} from './schema.ts';

/** The names are those of version 0.0.3; what is new is optional. */
export const instanceSchema = {
	hostname: {
		type: 'string',
		from: 'required',
		about: "The machine's host name.",
		replaces: whenChanged,
	},
	description: {type: 'string', from: 'default', about: 'A note; the host name by default.'},
	location_code: {
		type: 'string',
		from: 'required',
		about: 'Where it stands: FIN-01, …',
		replaces: whenChanged,
	},
	instance_type: {
		type: 'string',
		from: 'required',
		about: 'What it is: 1H100.80S.30V, …',
		replaces: whenChanged,
	},
	image: {
		type: 'string',
		from: 'required',
		about: 'An image, or the id of a detached OS volume to boot from.',
		replaces: whenChanged,
	},
	ssh_key_ids: {
		type: ['list', 'string'],
		from: 'optional',
		about: 'The keys that may log in.',
		replaces: whenChanged,
	},
	startup_script_id: {
		type: 'string',
		from: 'optional',
		about: 'A script that runs once, at the first boot.',
		replaces: whenKnownAndChanged,
	},
	is_spot: {
		type: 'bool',
		from: 'default',
		about: 'A spot machine: cheaper, and may be taken away.',
		replaces: whenChanged,
	},
	os_volume_size: {
		type: 'number',
		from: 'optional',
		about: 'Gigabytes of the OS volume.',
		replaces: whenKnownAndChanged,
	},
	existing_volume_ids: {
		type: ['list', 'string'],
		from: 'optional',
		about: 'Detached volumes of the same location to attach at the create.',
		replaces: whenKnownAndChanged,
	},
	id: {type: 'string', from: 'provider', about: "The API's id."},
	ip: {type: 'string', from: 'provider', about: 'Its public address.'},
	status: {type: 'string', from: 'provider', about: 'running, …', volatile: true},
	os_volume_id: {type: 'string', from: 'provider', about: 'The volume that it boots from.'},
	created_at: {type: 'string', from: 'provider', about: 'When, ISO 8601.'},
	price_per_hour: {
		type: 'number',
		from: 'provider',
		about: 'What the whole machine costs.',
		volatile: true,
	},
} as const satisfies Schema;
