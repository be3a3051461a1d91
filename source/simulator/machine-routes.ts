import {machineBody} from './api-bodies.ts';
import {bodyFields, machineRequest, tagRequest} from './api-request.ts';
import {billAt} from './bill.ts';
import {instanceAction} from './instance-action.ts';
import {createMachine, machineById, newTag} from './machines.ts';
import {invalid, Refusal} from './refusal.ts';
import type {Route} from './route.ts';
import {statusAt} from './status.ts';

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

/** Machines, and what the account has and owes. Older paths work as their successors do. */
export const machineRoutes: readonly Route[] = [
	{
		method: 'GET',
		pattern: /^\/simulator\/bill$/,
		isPublic: true,
		handle: ({world, scenario, now}) => ({status: 200, json: billAt(world, scenario, now)}),
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
];
