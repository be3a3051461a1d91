import type {AppStore} from './app-store.ts';
import type {Services} from './services.ts';
import {showsCapacity} from './shows-capacity.ts';

/** An answer older than this is asked for again where something speaks of it, in milliseconds. */
const freshMilliseconds = 60_000;

/**
 * Asks for capacity where nothing is drawn again by itself: once when something speaks of it, and when somebody asks.
 * Gives a function to call after every step.
 */
export const createCapacityQuestions = (
	store: AppStore,
	services: Services,
	signal: AbortSignal,
): (() => void) => {
	let refreshes = store.getState().refreshes;
	let isAsking = false;

	const ask = async (): Promise<void> => {
		isAsking = true;
		for await (const capacity of services.watchCapacity(signal)) {
			store.dispatch({type: 'capacity', capacity, now: services.now()});
			if (capacity.kind !== 'loading') break;
		}

		isAsking = false;
	};

	return () => {
		const state = store.getState();
		const {capacity} = state;
		const age = capacity.kind === 'known' ? services.now() - capacity.snapshot.takenAt : Infinity;
		const isWanted =
			state.refreshes !== refreshes || (showsCapacity(state) && age > freshMilliseconds);
		if (!isWanted || isAsking) return;
		refreshes = state.refreshes;
		ask().catch((error: unknown) => {
			if (!signal.aborted) store.fail(error);
		});
	};
};
