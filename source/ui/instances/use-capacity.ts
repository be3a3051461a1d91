import {useEffect, useRef} from 'react';
import {systemClock} from '../../clock.ts';
import type {AppStore} from '../app-store.ts';
import type {Services} from '../services.ts';
import {restAfter, restBefore} from './capacity-rest.ts';
import type {Pace} from './shows-capacity.ts';

/** A second that took so long was not spent running. */
const stoppedMilliseconds = 20_000;

/**
 * Polls while something on the screen speaks of capacity, and lets its age grow second by second. Waits in the time of
 * the person at the keyboard, whatever clock the capacity is told in.
 */
export const useCapacity = (
	store: AppStore,
	services: Services,
	pace: Pace | undefined,
	refreshes: number,
): void => {
	const lastRefresh = useRef(refreshes);
	const askedAt = useRef(Number.NEGATIVE_INFINITY);
	useEffect(() => {
		if (pace === undefined) {
			return undefined;
		}

		const abort = new AbortController();
		const watch = async (): Promise<void> => {
			const isAsked = lastRefresh.current !== refreshes;
			lastRefresh.current = refreshes;
			if (!isAsked && pace === 'paused') {
				return;
			}

			const rest =
				isAsked || pace === 'paused'
					? restAfter(askedAt.current, performance.now())
					: restBefore(store.getState().capacity, pace, services.now());
			await systemClock.sleep(rest, abort.signal);
			askedAt.current = performance.now();

			for await (const capacity of services.watchCapacity(abort.signal, pace === 'seldom')) {
				if (abort.signal.aborted) {
					return;
				}

				// What was known stays on the screen until a newer answer is there.
				if (capacity.kind !== 'loading' || store.getState().capacity.kind === 'loading') {
					store.dispatch({type: 'capacity', capacity, now: services.now()});
				}

				if (pace === 'paused' && capacity.kind !== 'loading') {
					return;
				}
			}
		};

		watch().catch((error: unknown) => {
			if (!abort.signal.aborted) {
				store.fail(error);
			}
		});
		let tickedAt = systemClock.now();
		const timer = setInterval(() => {
			const now = systemClock.now();
			// Whoever opens the lid of a laptop, or brings this program back with fg, looks at an old answer.
			if (now - tickedAt > stoppedMilliseconds && pace !== 'paused') {
				services.refreshCapacity();
			}

			tickedAt = now;
			store.dispatch({type: 'ticked', now: services.now()});
		}, 1000);
		return () => {
			clearInterval(timer);
			abort.abort();
		};
	}, [store, services, pace, refreshes]);
};
