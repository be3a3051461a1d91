import {scriptBody, sshKeyBody} from './api-bodies.ts';
import {bodyFields, optionalIds, requiredText, type ApiRequest} from './api-request.ts';
import {invalid, notFound} from './refusal.ts';
import type {Route} from './route.ts';
import {nextId} from './world.ts';

/** SSH keys and startup scripts, which the API keeps in much the same way. */
export const keyAndScriptRoutes: readonly Route[] = [
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

function removedIds(request: ApiRequest, name: string): string[] {
	const [id] = request.parameters;
	return id === undefined ? (optionalIds(bodyFields(request), name) ?? []) : [id];
}

function positive(text: string | null, fallback: number): number {
	const number = Number(text ?? fallback);
	if (!Number.isInteger(number) || number < 1) throw invalid('page must be a positive number');
	return number;
}
