import {ApiError} from '../../datacrunch/api-error.ts';
import type {Instance} from '../../datacrunch/wire-types.ts';
import {ExpectedError} from '../../errors.ts';
import type {MachineWish, ProviderAccount} from './account.ts';
import {instanceSchema} from './instance-schema.ts';
import type {CallContext, Outcome, Resource} from './plugin.ts';
import {problemOf, type Problem} from './problem.ts';
import {isSame, numberOf, textOf, textsOf, unknown, type Value, type Values} from './values.ts';

/** A machine. It is created, waited for and removed by the account's own means. */
export const instanceResource: Resource<ProviderAccount> = {
	schema: instanceSchema,
	validate: config => [
		...wrongName(config['hostname']),
		...['location_code', 'instance_type', 'image'].flatMap(name => isEmpty(name, config[name])),
		...wrongSize(config['os_volume_size']),
	],
	async create(planned, context) {
		let id: string;
		try {
			id = await context.account.createMachine(wishFrom(planned));
		} catch (error) {
			if (!(error instanceof ExpectedError)) throw error;
			const summary = `Could not create ${textOf(planned['hostname'])}`;
			return {state: undefined, problems: [problemOf(error, summary, attributeOf(error))]};
		}

		return boot(planned, id, context);
	},
	async read(state, {account, signal}) {
		const instance = await account.client.instance(textOf(state['id']) ?? '', signal);
		if (!instance || ['discontinued', 'notfound', 'no_capacity'].includes(instance.status)) {
			return undefined;
		}

		return refreshed(state, instance);
	},
	// Only notes change in place, and the API has no call for them: they are kept in the state.
	async update(prior, planned, {account, signal}) {
		const instance = await account.client.instance(textOf(prior['id']) ?? '', signal);
		if (!instance) return {state: prior, problems: [goneProblem(prior)]};
		return {state: refreshed(planned, instance), problems: lateWishes(prior, planned)};
	},
	remove: async (state, {account, signal}) =>
		account.removeMachine(textOf(state['id']) ?? '', signal),
};

/** Waits for a machine that bills already: whatever happens, its id is in the state that is returned. */
async function boot(
	planned: Values,
	id: string,
	{account, signal}: CallContext<ProviderAccount>,
): Promise<Outcome> {
	const hostname = textOf(planned['hostname']);
	try {
		const result = await account.bootMachine(id, signal);
		switch (result.kind) {
			case 'running':
				return {state: refreshed({...planned, id}, result.instance)};
			case 'interrupted': {
				const partial = {...planned, id};
				const problem: Problem = {
					severity: 'warning',
					summary: `${hostname} is still starting`,
					detail: `Stopped waiting for it; it is in the state, and bills. The next apply finds its address.`,
				};
				const {instance} = result;
				return {state: instance ? refreshed(partial, instance) : partial, problems: [problem]};
			}

			case 'lost': {
				const detail = `${result.reason}. It is cleared away; try another location or type.`;
				const summary = `${hostname} could not be had`;
				const problem = {severity: 'error', summary, detail} as const;
				return {state: undefined, problems: [problem]};
			}
		}
	} catch (error) {
		return {
			state: {...planned, id},
			problems: [problemOf(error, `${hostname} does not come up`)],
		};
	}
}

const wishFrom = (planned: Values): MachineWish => ({
	hostname: textOf(planned['hostname']) ?? '',
	description: textOf(planned['description']) ?? textOf(planned['hostname']) ?? '',
	instanceType: textOf(planned['instance_type']) ?? '',
	location: textOf(planned['location_code']) ?? '',
	market: planned['is_spot'] === true ? 'spot' : 'on-demand',
	image: textOf(planned['image']) ?? '',
	osVolumeGigabytes: numberOf(planned['os_volume_size']),
	sshKeyIds: textsOf(planned['ssh_key_ids']),
	startupScriptId: textOf(planned['startup_script_id']),
	existingVolumeIds: textsOf(planned['existing_volume_ids']),
});

/**
 * The state as the API tells it now. What the API does not tell, or tells in another form (an image's id for its
 * name, keys in another order), stays as it was; after an import, where nothing was, the API's form is taken.
 */
function refreshed(state: Values, instance: Instance): Values {
	const keys = textsOf(state['ssh_key_ids']);
	const sameKeys = isSame(keys.toSorted(), instance.sshKeyIds.toSorted());
	return {
		...state,
		hostname: instance.hostname,
		location_code: instance.location,
		instance_type: instance.instanceType,
		image: state['image'] ?? instance.image,
		description: textOf(state['description']) ?? instance.description,
		is_spot: instance.isSpot,
		ssh_key_ids: sameKeys ? (state['ssh_key_ids'] ?? null) : instance.sshKeyIds,
		id: instance.id,
		ip: instance.ip,
		status: instance.status,
		os_volume_id: instance.osVolumeId,
		created_at: instance.createdAt,
		price_per_hour: instance.pricePerHour,
	};
}

/** DataCrunch's console has these rules. */
function wrongName(hostname: Value | undefined): Problem[] {
	if (typeof hostname !== 'string') return [];
	if (/^(?=.*[a-z])[a-z\d](?:[a-z\d-]{0,58}[a-z\d])?$/i.test(hostname)) return [];
	return [
		{
			severity: 'error',
			summary: `"${hostname}" cannot be a host's name`,
			detail:
				'At most 60 letters, digits and hyphens, with a letter among them and no hyphen at either end.',
			attribute: 'hostname',
		},
	];
}

const isEmpty = (attribute: string, value: Value | undefined): Problem[] =>
	value === ''
		? [{severity: 'error', summary: `${attribute} is empty`, detail: 'It must be said.', attribute}]
		: [];

function wrongSize(size: Value | undefined): Problem[] {
	if (typeof size !== 'number' || (Number.isInteger(size) && size >= 40)) return [];
	return [
		{
			severity: 'error',
			summary: `An OS volume of ${size} GB is not possible`,
			detail: 'It must be a whole number of gigabytes, 40 or more.',
			attribute: 'os_volume_size',
		},
	];
}

/** The line that a refusal is about, as far as the API's sentence tells. */
function attributeOf(error: ExpectedError): string | undefined {
	if (!(error instanceof ApiError) || error.kind !== 'bad-request') return undefined;
	const about: readonly [RegExp, string][] = [
		[/operating system|image/i, 'image'],
		[/instance type/i, 'instance_type'],
		[/location/i, 'location_code'],
		[/hostname/i, 'hostname'],
		[/ssh.?key/i, 'ssh_key_ids'],
		[/script/i, 'startup_script_id'],
		[/volume size/i, 'os_volume_size'],
		[/volume/i, 'existing_volume_ids'],
	];
	return about.find(([pattern]) => pattern.test(error.detail ?? ''))?.[1];
}

const lateWishes = (prior: Values, planned: Values): Problem[] =>
	['startup_script_id', 'os_volume_size', 'existing_volume_ids']
		.filter(
			name => !isSame(prior[name] ?? null, planned[name] ?? null) && planned[name] !== unknown,
		)
		.map(attribute => ({
			severity: 'warning',
			summary: `${attribute} counts when a machine is created`,
			detail: 'This machine runs already and keeps what it was made with.',
			attribute,
		}));

const goneProblem = (state: Values): Problem => ({
	severity: 'error',
	summary: `${textOf(state['hostname'])} is gone`,
	detail: 'It was deleted elsewhere. The next plan creates it again.',
});
