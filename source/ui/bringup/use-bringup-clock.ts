import {useEffect} from 'react';
import type {AppStore} from '../app-store.ts';
import type {Services} from '../services.ts';

/** Lets the time that something takes, and its cost, grow second by second. */
export const useBringupClock = (store: AppStore, services: Services, isTicking: boolean): void => {
	useEffect(() => {
		if (!isTicking) {
			return undefined;
		}

		const timer = setInterval(() => {
			store.dispatch({type: 'ticked', now: services.now()});
		}, 1000);
		return () => clearInterval(timer);
	}, [store, services, isTicking]);
};
