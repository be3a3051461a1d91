import {isInstanceList, openOverlay, say, step, type AppState, type Step} from '../app-state.ts';
import {lacksCredentials} from './account-state.ts';
import type {InstanceCommand} from './instance-keys.ts';
import {instanceOrders, lastSnapshot, wholeView, type InstanceView} from './instance-view.ts';
import {keyFor} from '../keys/key-names.ts';
import {capText} from './price-cap.ts';
import {openPrice} from '../dialogs/price-state.ts';

/** What a key of the instance list's own does: it narrows or orders what is seen, and never what is configured. */
export const instanceStep = (state: AppState, command: InstanceCommand): Step => {
	const {instances, capacity} = state;
	switch (command) {
		case 'order': {
			// Nobody can tell what comes first of what is not known.
			const orders = instanceOrders.filter(
				order => order !== 'available' || capacity.kind === 'known',
			);
			const order = orders[orders.indexOf(instances.order) + 1] ?? 'tier';
			const what = {
				tier: 'by tier',
				price: 'the cheapest first',
				available: 'what can be had first',
			};
			return step(say(viewed(state, {order}), `order: ${what[order]}`));
		}

		case 'only-available': {
			if (capacity.kind !== 'known' && !instances.onlyAvailable) {
				return step(say(state, 't: what can be had is not known', 'warn'));
			}

			const onlyAvailable = !instances.onlyAvailable;
			return step(
				say(
					viewed(state, {onlyAvailable}),
					onlyAvailable ? 'only what can be had now' : 'all instance types',
				),
			);
		}

		case 'max-price': {
			return step(openOverlay(state, openPrice(instances.maxPrice)));
		}

		case 'pin-location': {
			const locations = lastSnapshot(capacity)?.locations ?? [];
			if (locations.length === 0) {
				return step(say(state, 'P: the locations are not known', 'warn'));
			}

			const at = instances.location === undefined ? -1 : locations.indexOf(instances.location);
			const location = locations[at + 1];
			return step(
				say(
					viewed(state, {location}),
					location === undefined ? 'all locations' : `only ${location}; P goes on to the next`,
				),
			);
		}

		case 'whole-view': {
			return step(say(viewed(state, wholeView), 'all instance types, by tier'));
		}

		case 'pause': {
			if (lacksCredentials(state)) {
				return step(say(state, 'without credentials nothing is asked for anyway', 'warn'));
			}

			const isPaused = !state.isPaused;
			const text = isPaused
				? `paused until the same key again; ${keyFor(state.keys, 'refresh')} asks once`
				: 'newer answers are asked for again';
			return step(say({...state, isPaused}, text));
		}
	}
};

/** The list as it is looked at now, by the answer that stands now. */
export const viewed = (state: AppState, view: Partial<InstanceView>): AppState => ({
	...state,
	instances: {...state.instances, ...view, basis: state.capacity},
});

/** What the view leaves out and its order, for the header; empty where it is the whole list. */
export const viewText = (state: AppState): string => {
	if (!isInstanceList(state)) {
		return '';
	}

	const {order, onlyAvailable, maxPrice, location, basis} = state.instances;
	// Without an answer the list is whole, and by tier.
	const asFar = basis.kind === 'known' ? '' : ' once known';
	return [
		order === 'tier' ? '' : order === 'price' ? 'cheapest first' : `in stock first${asFar}`,
		onlyAvailable ? `available only${asFar}` : '',
		maxPrice === undefined ? '' : `up to ${capText(maxPrice)}`,
		location === undefined ? '' : `in ${location}`,
	]
		.filter(text => text !== '')
		.join(', ');
};

/** What the configuration itself narrows the list to, which no key of the list takes back. */
export const configuredText = (state: AppState): string => {
	const {request} = state.facts;
	if (request === undefined || !isInstanceList(state)) {
		return '';
	}

	const {market, location, maxPrice} = request;
	const parts = [
		...(market === 'on-demand' ? [] : [market === 'spot' ? 'spot' : 'either market']),
		...(location === undefined || state.instances.location !== undefined ? [] : [`in ${location}`]),
		...(maxPrice === undefined ? [] : [`up to ${capText(maxPrice)}`]),
	];
	return parts.length === 0 ? '' : `set: ${parts.join(', ')}`;
};
