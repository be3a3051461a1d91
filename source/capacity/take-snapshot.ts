import type {Clock} from '../clock.ts';
import type {Client} from '../datacrunch/client.ts';
import type {CapacitySnapshot} from './snapshot.ts';
import type {LocationStock} from '../datacrunch/wire-types.ts';

/** How old a catalogue may be where capacity is watched, in milliseconds: prices change by the day. */
const catalogueAge = 10 * 60_000;

/** Asks for the catalogue and both markets' stock at once: three requests, and a token where none is at hand. */
export const takeSnapshot = async (
	client: Client,
	clock: Clock,
	signal?: AbortSignal,
): Promise<CapacitySnapshot> => snapshotTaker(client, clock)(signal);

/**
 * Takes one snapshot after the other. They share a catalogue, which is a hundred times as long as the stock, until it
 * is ten minutes old.
 */
export function snapshotTaker(
	client: Client,
	clock: Clock,
): (signal?: AbortSignal) => Promise<CapacitySnapshot> {
	let readAt = -Infinity;
	let catalogue: CapacitySnapshot['catalogue'] = new Map();

	async function readCatalogue(signal: AbortSignal | undefined): Promise<typeof catalogue> {
		if (clock.now() - readAt < catalogueAge) return catalogue;
		const types = await client.instanceTypes(signal);
		catalogue = new Map(types.map(type => [type.name, type]));
		readAt = clock.now();
		return catalogue;
	}

	return async signal => {
		const [known, onDemand, spot] = await Promise.all([
			readCatalogue(signal),
			client.availability('on-demand', signal),
			client.availability('spot', signal),
		]);
		return {
			takenAt: clock.now(),
			catalogue: known,
			locations: [...new Set([...onDemand, ...spot].map(stock => stock.location))],
			stock: {'on-demand': byLocation(onDemand), spot: byLocation(spot)},
		};
	};
}

const byLocation = (stocks: readonly LocationStock[]): ReadonlyMap<string, ReadonlySet<string>> =>
	new Map(stocks.map(stock => [stock.location, new Set(stock.instanceTypes)]));
