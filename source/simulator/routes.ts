import type {Market} from '../datacrunch/wire-types.ts';
import {
	machineBody,
	scriptBody,
	sshKeyBody,
	trashBody,
	typeBody,
	volumeBody,
} from './api-bodies.ts';
import {
	bodyFields,
	locationOf,
	machineRequest,
	marketOf,
	optionalIds,
	requiredText,
	tagRequest,
	volumeRequest,
	type ApiRequest,
} from './api-request.ts';
import {billAt} from './bill.ts';
import {instanceAction} from './instance-action.ts';
import type {Site} from './live-world.ts';
import {createMachine, machineById, newTag} from './machines.ts';
import {invalid, notFound, Refusal} from './refusal.ts';
import {statusAt} from './status.ts';
import {availability} from './stock.ts';
import {volumeAction} from './volume-action.ts';
import {addVolume, isListed, removeVolume, volumeById} from './volumes.ts';
import {nextId} from './world.ts';

export type Reply = {
	readonly status: number;
	/** A JSON body; undefined: empty. */
	readonly json?: unknown;
	/** A new thing's id, which comes as bare text. */
	readonly id?: string;
	/** A body that is neither. */
	readonly text?: string;
	readonly contentType?: string;
	readonly headers?: Readonly<Record<string, string>>;
};

export type Route = {
	readonly method: string;
	/** Matches the path below the base URL. */
	readonly pattern: RegExp;
	/** Needs no token. */
	readonly isPublic?: boolean;
	readonly handle: (site: Site, request: ApiRequest) => Reply;
};

const knownStatuses = new Set([
	'new',
	'ordered',
	'provisioning',
	'validating',
	'running',
	'offline',
	'discontinued',
	'deleting',
	'error',
	'no_capacity',
	'installation_failed',
	'notfound',
	'unknown',
]);

/** The API's calls. Paths that it calls deprecated work as their successors do. */
export const routes: readonly Route[] = [
	{
		method: 'GET',
		pattern: /^\/(?:instance-types|instances\/types)$/,
		isPublic: true,
		handle: ({scenario}) => ({
			status: 200,
			json: [...scenario.catalogue.types.values()].map(type => typeBody(type, scenario.currency)),
		}),
	},
	{
		method: 'GET',
		pattern: /^\/volume-types$/,
		isPublic: true,
		handle: ({scenario}) => ({
			status: 200,
			json: ['NVMe', 'NVMe_Shared'].map(type => ({
				type,
				price: {price_per_month_per_gb: 0.2, cps_per_gb: 7.61e-8, currency: scenario.currency},
				is_shared_fs: type === 'NVMe_Shared',
			})),
		}),
	},
	{
		method: 'GET',
		pattern: /^\/simulator\/bill$/,
		isPublic: true,
		handle: ({world, scenario, now}) => ({status: 200, json: billAt(world, scenario, now)}),
	},
	{
		method: 'GET',
		pattern: /^\/instance-availability$/,
		handle({world, scenario, now}, {query}) {
			const location = locationOf(query);
			const all = availability(world, scenario, marketOf(query), now);
			return {
				status: 200,
				json: all
					.filter(entry => location === undefined || entry.location === location)
					.map(entry => ({location_code: entry.location, availabilities: entry.types})),
			};
		},
	},
	{
		method: 'GET',
		pattern: /^\/(?:instance-availability|instances\/availability)\/([^/]+)$/,
		handle(site, {query, parameters: [type = '']}) {
			if (!site.scenario.catalogue.types.has(type)) throw invalid('Invalid instance type');
			return {status: 200, json: isAvailable(site, type, marketOf(query), locationOf(query))};
		},
	},
	{
		method: 'GET',
		pattern: /^\/locations$/,
		handle: ({scenario}) => ({
			status: 200,
			json: scenario.locations.map(code => {
				const location = scenario.catalogue.locations.find(entry => entry.code === code);
				return {code, name: location?.name, country_code: location?.country};
			}),
		}),
	},
	{
		method: 'GET',
		pattern: /^\/images$/,
		handle({scenario}, {query}) {
			const name = query.get('instance_type');
			const type = name === null ? undefined : scenario.catalogue.types.get(name);
			if (name !== null && type === undefined) throw notFound('Instance type not found');
			return {
				status: 200,
				json: scenario.catalogue.images
					.filter(image => type?.images.includes(image.type) ?? true)
					.map(image => ({
						id: image.id,
						image_type: image.type,
						name: image.name,
						is_default: image.type === 'ubuntu-24.04',
						is_cluster: false,
						details: image.name.split(' + '),
						category: image.category,
					})),
			};
		},
	},
	{
		method: 'GET',
		pattern: /^\/balance$/,
		handle({world, scenario, now}) {
			const {balance, currency} = billAt(world, scenario, now);
			return {status: 200, json: {amount: balance, currency}};
		},
	},
	{
		method: 'GET',
		pattern: /^\/instances$/,
		handle({world, scenario, now}, {query}) {
			const status = query.get('status');
			if (status !== null && !knownStatuses.has(status)) throw invalid('Invalid status');
			const tags = query.getAll('tag');
			return {
				status: 200,
				json: world.machines
					.filter(machine => {
						const own = statusAt(machine, now);
						return status === null ? own !== 'discontinued' : own === status;
					})
					.filter(machine =>
						tags.every(tag => machine.tags.some(({key, value}) => tag === `${key}=${value}`)),
					)
					.map(machine => machineBody(world, scenario, machine, now)),
			};
		},
	},
	{
		method: 'GET',
		pattern: /^\/instances\/([^/]+)$/,
		handle: ({world, scenario, now}, {parameters: [id = '']}) => ({
			status: 200,
			json: machineBody(world, scenario, machineById(world, id), now),
		}),
	},
	{
		method: 'POST',
		pattern: /^\/instances$/,
		handle: ({world, scenario, now}, request) => ({
			status: 202,
			id: createMachine(world, scenario, machineRequest(request), now).id,
		}),
	},
	{method: 'PUT', pattern: /^\/instances$/, handle: instanceAction},
	{method: 'POST', pattern: /^\/instances\/action$/, handle: instanceAction},
	{
		method: 'POST',
		pattern: /^\/instances\/([^/]+)\/tags$/,
		handle({world}, request) {
			const machine = machineById(world, request.parameters[0] ?? '');
			const tag = tagRequest(bodyFields(request));
			if (machine.tags.some(({key}) => key === tag.key.toLowerCase())) {
				throw new Refusal(409, 'conflict', 'The tag is linked already');
			}
			machine.tags.push(newTag(world, tag));
			return {status: 201, json: machine.tags.at(-1)};
		},
	},
	{
		method: 'DELETE',
		pattern: /^\/instances\/([^/]+)\/tags\/([^/]+)$/,
		handle({world}, {parameters: [id = '', tag = '']}) {
			const machine = machineById(world, id);
			machine.tags = machine.tags.filter(entry => entry.id !== tag);
			return {status: 204};
		},
	},
	{
		method: 'GET',
		pattern: /^\/volumes$/,
		handle: ({world, scenario, now}) => ({
			status: 200,
			json: world.volumes
				.filter(volume => isListed(volume, now))
				.map(volume => volumeBody(volume, scenario.currency, now)),
		}),
	},
	{
		method: 'GET',
		pattern: /^\/volumes\/trash$/,
		handle: ({world, scenario, now}) => ({
			status: 200,
			json: world.volumes
				.filter(volume => volume.trashedAt !== null && volume.deletedAt === null)
				.map(volume => trashBody(volume, scenario.currency, now)),
		}),
	},
	{
		method: 'GET',
		pattern: /^\/volumes\/([^/]+)$/,
		handle: ({world, scenario, now}, {parameters: [id = '']}) => ({
			status: 200,
			json: volumeBody(volumeById(world, id, now), scenario.currency, now),
		}),
	},
	{
		method: 'POST',
		pattern: /^\/volumes$/,
		handle({world, scenario, now}, request) {
			const fields = bodyFields(request);
			const location = requiredText(fields, 'location_code');
			if (!scenario.locations.includes(location)) throw invalid('Invalid location code');
			const added = {location, createdAt: now, instanceId: null, isOs: false};
			return {status: 202, id: addVolume(world, {...volumeRequest(fields), ...added}).id};
		},
	},
	{method: 'PUT', pattern: /^\/volumes$/, handle: volumeAction},
	{
		method: 'DELETE',
		pattern: /^\/volumes\/([^/]+)$/,
		handle({world, now}, request) {
			const volume = volumeById(world, request.parameters[0] ?? '', now);
			const forGood = request.body !== undefined && bodyFields(request)['is_permanent'] === true;
			return {status: removeVolume(world, volume, now, forGood) ? 202 : 204};
		},
	},
	{
		method: 'GET',
		pattern: /^\/ssh-?keys$/,
		handle: ({world}) => ({status: 200, json: world.sshKeys.map(sshKeyBody)}),
	},
	{
		method: 'GET',
		pattern: /^\/ssh-?keys\/([^/]+)$/,
		handle({world}, {parameters: [id]}) {
			const found = world.sshKeys.filter(key => key.id === id);
			if (found.length === 0) throw notFound('SSH key not found');
			return {status: 200, json: found.map(sshKeyBody)};
		},
	},
	{
		method: 'POST',
		pattern: /^\/ssh-?keys$/,
		handle({world, now}, request) {
			const fields = bodyFields(request);
			const key = {name: requiredText(fields, 'name'), key: requiredText(fields, 'key')};
			if (!/^(?:ssh|ecdsa|sk)-\S+ \S+/.test(key.key)) throw invalid('Invalid SSH key');
			const id = nextId(world);
			world.sshKeys.push({id, ...key, createdAt: now});
			return {status: 201, id};
		},
	},
	{
		method: 'DELETE',
		pattern: /^\/ssh-?keys(?:\/([^/]+))?$/,
		handle({world}, request) {
			const ids = removedIds(request, 'keys');
			if (!ids.every(id => world.sshKeys.some(key => key.id === id))) {
				throw notFound('SSH key not found');
			}
			world.sshKeys = world.sshKeys.filter(key => !ids.includes(key.id));
			return {status: 200};
		},
	},
	{
		method: 'GET',
		pattern: /^\/scripts$/,
		handle({world}, {query}) {
			const page = positive(query.get('page'), 1);
			const size = Math.min(100, positive(query.get('pageSize'), 10));
			const name = query.get('name') ?? '';
			// The newest come first.
			const found = world.scripts.filter(script => script.name.includes(name)).reverse();
			return {
				status: 200,
				json: found.slice((page - 1) * size, page * size).map(scriptBody),
				headers: {
					'x-page': String(page),
					'x-page-size': String(size),
					'x-total-count': String(found.length),
				},
			};
		},
	},
	{
		method: 'GET',
		pattern: /^\/scripts\/([^/]+)$/,
		handle({world}, {parameters: [id]}) {
			const found = world.scripts.filter(script => script.id === id);
			if (found.length === 0) throw notFound('Script not found');
			return {status: 200, json: found.map(scriptBody)};
		},
	},
	{
		method: 'POST',
		pattern: /^\/scripts$/,
		handle({world, now}, request) {
			const fields = bodyFields(request);
			const text = {name: requiredText(fields, 'name'), script: requiredText(fields, 'script')};
			const id = nextId(world);
			world.scripts.push({id, ...text, createdAt: now});
			return {status: 201, id};
		},
	},
	{
		method: 'DELETE',
		pattern: /^\/scripts(?:\/([^/]+))?$/,
		handle({world}, request) {
			const ids = removedIds(request, 'scripts');
			world.scripts = world.scripts.filter(script => !ids.includes(script.id));
			return {status: 200};
		},
	},
];

function isAvailable(
	{world, scenario, now}: Site,
	type: string,
	market: Market,
	location: string | undefined,
): boolean {
	return availability(world, scenario, market, now).some(
		entry => (location === undefined || entry.location === location) && entry.types.includes(type),
	);
}

function removedIds(request: ApiRequest, name: string): string[] {
	const [id] = request.parameters;
	return id === undefined ? (optionalIds(bodyFields(request), name) ?? []) : [id];
}

function positive(text: string | null, fallback: number): number {
	const number = Number(text ?? fallback);
	if (!Number.isInteger(number) || number < 1) throw invalid('page must be a positive number');
	return number;
}
