import {
	bodyFields,
	optionalIds,
	requiredText,
	type ApiRequest,
	type Fields,
} from './api-request.ts';
import {deleteMachine, machineById, switchMachine} from './machines.ts';
import {invalid, Refusal} from './refusal.ts';
import type {Site} from './live-world.ts';
import type {Reply} from './route.ts';

/**
 * PUT /instances. A single id answers with 202, 204 (it was so already), or the refusal itself; several with 202, or
 * 207 where some were refused.
 */
export function instanceAction(site: Site, request: ApiRequest): Reply {
	const fields = bodyFields(request);
	const action = requiredText(fields, 'action');
	const ids = optionalIds(fields, 'id') ?? [];
	if (ids.length === 0) throw invalid('id is required');
	const [only] = ids;
	if (ids.length === 1 && only !== undefined) {
		if (!act(site, action, only, fields)) return {status: 204};
		return {status: 202, json: [{action, instanceId: only, status: 'success'}]};
	}
	const results = ids.map(id => resultOf(site, action, id, fields));
	return {status: results.every(result => result.status === 'success') ? 202 : 207, json: results};
}

type Result = {
	action: string;
	instanceId: string;
	status: 'success' | 'error';
	error?: string;
	statusCode?: number;
};

function resultOf(site: Site, action: string, id: string, fields: Fields): Result {
	try {
		act(site, action, id, fields);
		return {action, instanceId: id, status: 'success'};
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const {message, status} = error;
		return {action, instanceId: id, status: 'error', error: message, statusCode: status};
	}
}

/** False: it was so already. */
function act({world, scenario, now}: Site, action: string, id: string, fields: Fields): boolean {
	const machine = machineById(world, id);
	const forGood = fields['delete_permanently'] === true;
	const volumeIds = optionalIds(fields, 'volume_ids');
	const stuck = action === 'delete_stuck';
	switch (action) {
		case 'delete':
		case 'discontinue':
		case 'delete_stuck':
			return deleteMachine(world, scenario, machine, {volumeIds, forGood, stuck}, now);
		case 'hibernate':
			return deleteMachine(world, scenario, machine, {volumeIds: [], forGood, stuck}, now);
		case 'shutdown':
		case 'force_shutdown':
			return switchMachine(machine, 'offline', now);
		case 'boot':
		case 'start':
			return switchMachine(machine, 'running', now);
		default:
			throw invalid(`Action ${action} is not available`);
	}
}
