import {useEffect, useSyncExternalStore} from 'react';
import type {AppStore} from '../app-store.ts';

/** Between two questions: somebody may destroy the machines elsewhere, or bring up others. */
const betweenMilliseconds = 5 * 60_000;

/** Asked at the start and every few minutes, but not while a bring-up is there: that tells what it costs. */
export const useRunningCost = (store: AppStore): void => {
	const isUp = useSyncExternalStore(store.subscribe, () => store.getState().bringup !== undefined);
	useEffect(() => {
		if (isUp) {
			return undefined;
		}

		const abort = new AbortController();
		const ask = (): void => void store.askRunningCost(abort.signal);
		ask();
		const timer = setInterval(ask, betweenMilliseconds);
		return () => {
			clearInterval(timer);
			abort.abort();
		};
	}, [store, isUp]);
};
