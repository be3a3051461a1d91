import {
	bodyFields,
	optionalIds,
	requiredText,
	type ApiRequest,
	type Fields,
} from './api-request.ts';
import {machineById} from './machines.ts';
import {forbidden, invalid} from './refusal.ts';
import type {Site} from './live-world.ts';
import type {Reply} from './route.ts';
import {statusAt} from './status.ts';
import {addVolume, removeVolume, requireDetachable, restoreVolume, volumeById} from './volumes.ts';
import type {Volume} from './world.ts';

/** PUT /volumes, for one id or several. A clone answers with a list of the new ids, the others with nothing. */
export function volumeAction(site: Site, request: ApiRequest): Reply {
	const fields = bodyFields(request);
	const action = requiredText(fields, 'action');
	const ids = optionalIds(fields, 'id') ?? [];
	const volumes = ids.map(id => volumeById(site.world, id, site.now));
	if (action === 'clone') {
		return {status: 202, json: volumes.map(volume => cloneVolume(site, volume, fields))};
	}
	for (const volume of volumes) act(site, action, volume, fields);
	return {status: 202};
}

function act({world, now}: Site, action: string, volume: Volume, fields: Fields): void {
	switch (action) {
		case 'attach':
			attach({world, now}, volume, requiredText(fields, 'instance_id'));
			break;
		case 'detach':
			requireDetachable(world, volume, now);
			volume.instanceId = null;
			break;
		case 'rename':
			volume.name = requiredText(fields, 'name');
			break;
		case 'resize':
		case 'increase-size':
			if (typeof fields['size'] !== 'number' || fields['size'] < volume.size) {
				throw invalid('A volume can only grow');
			}
			volume.size = fields['size'];
			break;
		case 'delete':
			removeVolume(world, volume, now, fields['is_permanent'] === true);
			break;
		case 'restore':
			restoreVolume(volume);
			break;
		default:
			throw invalid(`Action ${action} is not available`);
	}
}

function attach({world, now}: Pick<Site, 'world' | 'now'>, volume: Volume, id: string): void {
	const machine = machineById(world, id);
	if (volume.instanceId !== null) throw invalid('The volume is attached already');
	if (machine.location !== volume.location) throw invalid('The volume is in another location');
	if (statusAt(machine, now) !== 'offline') throw forbidden('The instance must be shut down');
	volume.instanceId = machine.id;
}

function cloneVolume({world, now}: Site, volume: Volume, fields: Fields): string {
	requireDetachable(world, volume, now);
	const {location_code: location} = fields;
	return addVolume(world, {
		name: requiredText(fields, 'name'),
		size: volume.size,
		type: volume.type,
		isOs: volume.isOs,
		location: typeof location === 'string' ? location : volume.location,
		createdAt: now,
		instanceId: null,
		onSpotDiscontinue: volume.onSpotDiscontinue,
	}).id;
}
