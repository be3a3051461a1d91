import type {Client} from '../datacrunch/client.ts';
import type {VolumePrice} from '../datacrunch/wire-types.ts';
import {ExpectedError} from '../errors.ts';
import type {CapacitySnapshot} from './snapshot.ts';

/** An OS volume is one of these. */
const typeOfVolumes = 'NVMe';

/** Hours of a month, as the API reckons. */
const hoursOfMonth = 730;

/** What a volume of that size costs an hour, rounded up as the API does it. */
export const volumePricePerHour = ({perGigabyteMonth}: VolumePrice, gigabytes: number): number =>
	Math.ceil(((perGigabyteMonth * gigabytes) / hoursOfMonth) * 1e4) / 1e4;

/** Takes snapshots as `take` does, with the price of volumes, which is asked for until it is told once. */
export function withVolumePrice(
	take: (signal: AbortSignal) => Promise<CapacitySnapshot>,
	client: Pick<Client, 'volumePrices'>,
): (signal: AbortSignal) => Promise<CapacitySnapshot> {
	let volumePrice: VolumePrice | undefined;

	async function readPrice(signal: AbortSignal): Promise<void> {
		try {
			const prices = await client.volumePrices(signal);
			volumePrice = prices.find(({type}) => type === typeOfVolumes);
		} catch (error) {
			// Nobody must go without badges for it.
			if (!(error instanceof ExpectedError) && !signal.aborted) throw error;
		}
	}

	return async signal => {
		const [snapshot] = await Promise.all([
			take(signal),
			volumePrice === undefined ? readPrice(signal) : undefined,
		]);
		return {...snapshot, volumePrice};
	};
}
