import {trashBody, volumeBody} from './api-bodies.ts';
import {bodyFields, requiredText, volumeRequest} from './api-request.ts';
import {invalid} from './refusal.ts';
import type {Route} from './route.ts';
import {volumeAction} from './volume-action.ts';
import {addVolume, isListed, removeVolume, volumeById} from './volumes.ts';

/** Volumes and their trash. */
export const volumeRoutes: readonly Route[] = [
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
];
