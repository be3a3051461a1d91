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

/** What the OS volumes of all machines cost as long as they are kept. Prices hold for longer than stock does. */
export const keptVolumesBadge = ({evaluation, capacity, facts}: AppState): Badge | undefined => {
	const size = evaluation.tree.symbols.get('TERRAFORM_DATACRUNCH_OS_VOLUME_SIZE');
	const gigabytes = size === undefined ? Number.NaN : Number(evaluation.text(size));
	if (!(gigabytes > 0)) {
		return undefined;
	}

	const price = lastSnapshot(capacity)?.volumePrice;
	if (price === undefined) {
		return {mark: capacity.kind === 'loading' ? 'loading' : 'unknown', text: '', stale: false};
	}

	const {currency} = price;
	const pricePerHour = volumePricePerHour(price, gigabytes) * facts.machines;
	return {mark: 'price', text: `${formatPrice({pricePerHour, currency})} while kept`, stale: false};
};
