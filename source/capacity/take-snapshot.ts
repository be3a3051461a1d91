import type {Clock} from '../clock.ts';
import type {Client} from '../datacrunch/client.ts';
import type {CapacitySnapshot} from './snapshot.ts';
import type {LocationStock} from '../datacrunch/wire-types.ts';

/** Asks for the catalogue and both markets' stock at once: three requests, and a token where none is at hand. */
export async function takeSnapshot(
	client: Client,
	clock: Clock,
	signal?: AbortSignal,
): Promise<CapacitySnapshot> {
	const [types, onDemand, spot] = await Promise.all([
		client.instanceTypes(signal),
		client.availability('on-demand', signal),
		client.availability('spot', signal),
	]);
	return {
		takenAt: clock.now(),
		catalogue: new Map(types.map(type => [type.name, type])),
		locations: [...new Set([...onDemand, ...spot].map(stock => stock.location))],
		stock: {'on-demand': byLocation(onDemand), spot: byLocation(spot)},
	};
}

const byLocation = (stocks: readonly LocationStock[]): ReadonlyMap<string, ReadonlySet<string>> =>
	new Map(stocks.map(stock => [stock.location, new Set(stock.instanceTypes)]));
