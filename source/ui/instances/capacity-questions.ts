import type {AppStore} from '../app-store.ts';
import type {Services} from '../services.ts';
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
			// What was known stays until a newer answer is there.
			if (capacity.kind !== 'loading' || store.getState().capacity.kind === 'loading') {
				store.dispatch({type: 'capacity', capacity, now: services.now()});
			}

			// Whoever waits for something wants every answer.
			const isWaiting = store.getState().wait?.phase === 'waiting';
			if (capacity.kind !== 'loading' && !isWaiting) break;
		}

		isAsking = false;
	};

	return () => {
		const state = store.getState();
		const {capacity} = state;
		const age = capacity.kind === 'known' ? services.now() - capacity.snapshot.takenAt : Infinity;
		const isWanted =
			state.wait?.phase === 'waiting' ||
			state.refreshes !== refreshes ||
			(showsCapacity(state) && !state.isPaused && age > freshMilliseconds);
		if (!isWanted) return;
		if (isAsking && state.refreshes !== refreshes) services.refreshCapacity();
		refreshes = state.refreshes;
		if (isAsking) return;
		ask().catch((error: unknown) => {
			if (!signal.aborted) store.fail(error);
		});
	};
};
