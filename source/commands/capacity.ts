import {formatPrice} from '../capacity/badges.ts';
import type {CapacitySnapshot, Market} from '../capacity/snapshot.ts';
import {takeSnapshot} from '../capacity/take-snapshot.ts';
import {resolveType} from '../capacity/tiers.ts';
import {exitStatus} from '../errors.ts';
import {openAccount} from './account.ts';
import type {CommandContext} from './context.ts';

type Place = {
	readonly location: string;
	readonly market: Market;
	readonly types: readonly string[];
};

/** Where one type, or everything, can be had now. Exits 5 when the type that was asked for is nowhere. */
export async function capacityCommand(
	{instanceType}: {instanceType?: string | undefined},
	context: CommandContext,
): Promise<number> {
	const account = await openAccount(context);
	try {
		const snapshot = await takeSnapshot(account.client, context.clock, context.signal);
		const places = placesOf(snapshot, context);
		return instanceType === undefined
			? tellAll(places, snapshot, context)
			: tellOne(resolveType(instanceType, snapshot.catalogue), places, snapshot, context);
	} finally {
		await account.close();
	}
}

/** Market by market, in the order the API gives, within `--location` and `--market`. */
function placesOf(snapshot: CapacitySnapshot, {options}: CommandContext): Place[] {
	const markets: readonly Market[] =
		options.market === undefined || options.market === 'any'
			? ['on-demand', 'spot']
			: [options.market];
	return markets.flatMap(market =>
		[...snapshot.stock[market]]
			.filter(([location]) => options.location === undefined || options.location === location)
			.map(([location, types]) => ({location, market, types: [...types]})),
	);
}

function tellOne(
	name: string,
	places: readonly Place[],
	{catalogue}: CapacitySnapshot,
	{options, stdout, stderr}: CommandContext,
): number {
	const type = catalogue.get(name);
	const found = places
		.filter(place => place.types.includes(name))
		.map(({location, market}) => ({
			location,
			instance_type: name,
			available: true,
			market,
			price_per_hour: (market === 'spot' ? type?.spotPricePerHour : type?.pricePerHour) ?? 0,
		}));
	if (options.order === 'price') found.sort((a, b) => a.price_per_hour - b.price_per_hour);
	if (options.json) {
		stdout.write(`${JSON.stringify(found)}\n`);
	} else {
		for (const {location, market, price_per_hour} of found) {
			const price = formatPrice({pricePerHour: price_per_hour, currency: type?.currency ?? 'usd'});
			stdout.write(`${location} ${name} ${market} ${price}\n`);
		}

		if (found.length === 0) stderr.write(`${name} is sold out everywhere you asked for.\n`);
	}

	return found.length > 0 ? exitStatus.done : exitStatus.noCapacity;
}

function tellAll(
	places: readonly Place[],
	{catalogue}: CapacitySnapshot,
	{options, stdout}: CommandContext,
): number {
	if (options.json) {
		const answer = places.map(({location, types, market}) => ({
			location,
			instances: types,
			market,
		}));
		stdout.write(`${JSON.stringify(answer)}\n`);
		return exitStatus.done;
	}

	const rows = [['TYPE', 'GPUS', 'VRAM', 'VCPU', 'RAM', 'ON DEMAND', '', 'SPOT', '']];
	const types = [...catalogue.values()];
	if (options.order === 'price') types.sort((a, b) => a.pricePerHour - b.pricePerHour);
	for (const type of types) {
		const where = (market: Market): string =>
			places
				.filter(place => place.market === market && place.types.includes(type.name))
				.map(place => place.location)
				.join(' ');
		if (where('on-demand') === '' && where('spot') === '') continue;
		rows.push([
			type.name,
			String(type.gpus),
			type.vramGigabytes > 0 ? `${type.vramGigabytes}G` : '-',
			String(type.vcpus),
			`${type.ramGigabytes}G`,
			formatPrice(type),
			where('on-demand') || '-',
			formatPrice({...type, pricePerHour: type.spotPricePerHour}),
			where('spot') || '-',
		]);
	}

	const widths = rows[0]?.map((_, column) =>
		Math.max(...rows.map(row => row[column]?.length ?? 0)),
	);
	for (const row of rows) {
		stdout.write(
			`${row
				.map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
				.join('  ')
				.trimEnd()}\n`,
		);
	}

	return exitStatus.done;
}
