import {useEffect, useSyncExternalStore} from 'react';
import {overlayOf} from './app-state.ts';
import type {AppStore} from './app-store.ts';

/** Asked at the start, and again when a bring-up was closed. */
export const useRunningCost = (store: AppStore): void => {
	const isUp = useSyncExternalStore(
		store.subscribe,
		() => overlayOf(store.getState())?.kind === 'bringup',
	);
	useEffect(() => {
		if (isUp) {
			return undefined;
		}

		const abort = new AbortController();
		void store.askRunningCost(abort.signal);
		return () => abort.abort();
	}, [store, isUp]);
};
