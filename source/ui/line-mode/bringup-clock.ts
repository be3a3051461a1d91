import {overlayOf} from '../app-state.ts';
import type {AppStore} from '../app-store.ts';
import {isRunning} from '../bringup/bringup-session.ts';
import type {Services} from '../services.ts';

/** Tells the time while a bring-up is looked at. Returns how to stop that. */
export const startBringupClock = (store: AppStore, services: Services): (() => void) => {
	const timer = setInterval(() => {
		const state = store.getState();
		if (isRunning(state.bringup) && overlayOf(state)?.kind === 'bringup') {
			store.dispatch({type: 'ticked', now: services.now()});
		}
	}, 1000);
	return () => clearInterval(timer);
};
