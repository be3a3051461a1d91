import {useEffect, useRef} from 'react';
import type {CapacityState} from '../../capacity/snapshot.ts';
import {systemClock} from '../../clock.ts';
import type {AppStore} from '../app-store.ts';
import type {Services} from '../services.ts';

/** Polls while something on the screen speaks of capacity, and lets its age grow second by second. */
export const useCapacity = (
	store: AppStore,
	services: Services,
	isShown: boolean,
	refreshes: number,
): void => {
	const lastRefresh = useRef(refreshes);
	useEffect(() => {
		if (!isShown) {
			return undefined;
		}

		const abort = new AbortController();
		const watch = async (): Promise<void> => {
			if (lastRefresh.current === refreshes) {
				await untilStale(store.getState().capacity, services, abort.signal);
			}

			lastRefresh.current = refreshes;
			for await (const capacity of services.watchCapacity(abort.signal)) {
				if (abort.signal.aborted) {
					return;
				}

				// What was known stays on the screen until a newer answer is there.
				if (capacity.kind !== 'loading' || store.getState().capacity.kind === 'loading') {
					store.dispatch({type: 'capacity', capacity, now: services.now()});
				}
			}
		};

		watch().catch((error: unknown) => {
			if (!abort.signal.aborted) {
				store.fail(error);
			}
		});
		const timer = setInterval(() => {
			store.dispatch({type: 'ticked', now: services.now()});
		}, 1000);
		return () => {
			clearInterval(timer);
			abort.abort();
		};
	}, [store, services, isShown, refreshes]);
};

/**
 * Going in and out of a menu with badges must not ask each time: an answer of the last ten seconds is new enough. Waits
 * in the time of the person at the keyboard, whatever clock the capacity is told in.
 */
const untilStale = async (
	capacity: CapacityState,
	services: Services,
	signal: AbortSignal,
): Promise<void> => {
	const age = capacity.kind === 'known' ? services.now() - capacity.snapshot.takenAt : Infinity;
	if (age < freshMilliseconds) {
		await systemClock.sleep(freshMilliseconds - age, signal);
	}
};

const freshMilliseconds = 10_000;
