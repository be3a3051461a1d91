import {useEffect, useSyncExternalStore} from 'react';
import type {AppStore} from '../app-store.ts';

/** Asked at the start, and again when a bring-up was put away; until then that tells what it costs. */
export const useRunningCost = (store: AppStore): void => {
	const isUp = useSyncExternalStore(store.subscribe, () => store.getState().bringup !== undefined);
	useEffect(() => {
		if (isUp) {
			return undefined;
		}

		const abort = new AbortController();
		void store.askRunningCost(abort.signal);
		return () => abort.abort();
	}, [store, isUp]);
};
