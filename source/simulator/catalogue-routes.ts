import type {Market} from '../datacrunch/wire-types.ts';
import {typeBody} from './api-bodies.ts';
import {locationOf, marketOf} from './api-request.ts';
import type {Site} from './live-world.ts';
import {invalid, notFound} from './refusal.ts';
import type {Route} from './route.ts';
import {availability} from './stock.ts';

/** What can be had, where and with which images. */
export const catalogueRoutes: readonly Route[] = [
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
