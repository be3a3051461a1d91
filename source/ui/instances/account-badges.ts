import {formatPrice, type Badge} from '../../capacity/badges.ts';
import type {CapacityState} from '../../capacity/snapshot.ts';
import {volumePricePerHour} from '../../capacity/volume-price.ts';
import type {AppState, Facts} from '../app-state.ts';
import {lastSnapshot} from './instance-view.ts';

/** Whether the account's key was taken, by the last answer, and where it came from if not from the row's file. */
export const credentialsBadge = (
	{credentialsElsewhere}: Pick<Facts, 'credentialsElsewhere'>,
	capacity: CapacityState,
): Badge => {
	const where = credentialsElsewhere === undefined ? '' : `, from ${credentialsElsewhere}`;
	switch (capacity.kind) {
		case 'loading': {
			return {mark: 'loading', text: '', stale: false};
		}

		case 'known': {
			return {mark: 'available', text: `key ok${where}`, stale: false};
		}

		case 'unknown': {
			switch (capacity.cause) {
				case 'no-credentials': {
					return {mark: 'unknown', text: 'no key', stale: false};
				}

				case 'refused': {
					return {mark: 'none', text: `key refused${where}`, stale: false};
				}

				case 'failed': {
					return {mark: 'unknown', text: 'no answer', stale: false};
				}
			}
		}
	}
};

/** What the OS volumes of all machines cost as long as they are kept. */
export const keptVolumesBadge = (state: AppState): Badge | undefined => {
	const {capacity} = state;
	if (!(gigabytesOf(state) > 0)) {
		return undefined;
	}

	const price = keptVolumesPrice(state);
	return price === undefined
		? {mark: capacity.kind === 'loading' ? 'loading' : 'unknown', text: '', stale: false}
		: {mark: 'price', text: `${formatPrice(price)} while kept`, stale: false};
};

/** The same as a price, where it is known. Prices hold for longer than stock does. */
export const keptVolumesPrice = (
	state: AppState,
): {readonly pricePerHour: number; readonly currency: string} | undefined => {
	const gigabytes = gigabytesOf(state);
	const price = lastSnapshot(state.capacity)?.volumePrice;
	if (price === undefined || !(gigabytes > 0)) {
		return undefined;
	}

	const pricePerHour = volumePricePerHour(price, gigabytes) * state.facts.machines;
	return {pricePerHour, currency: price.currency};
};

/** Of one machine's OS volume. */
const gigabytesOf = ({evaluation}: AppState): number => {
	const size = evaluation.tree.symbols.get('TERRAFORM_DATACRUNCH_OS_VOLUME_SIZE');
	return size === undefined ? Number.NaN : Number(evaluation.text(size));
};
