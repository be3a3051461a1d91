import {searchPlans, type PlanSearch} from '../kconfig/plans.ts';
import {overlayOf, type AppState} from './app-state.ts';
import type {WaysState} from './ways-state.ts';

/** So long may keys wait at the most, beside what one step of a search takes. */
const sliceMilliseconds = 4;

/** What the page on top still wants to know. */
export const openWays = (state: AppState): WaysState | undefined => {
	const overlay = overlayOf(state);
	return overlay?.kind === 'page' && overlay.ways?.found === undefined ? overlay.ways : undefined;
};

/** Looks for plans bit by bit, with what else is to be done in between. Undefined: nobody wants them any more. */
export const findInSlices = (
	{evaluation, goal}: WaysState,
	isWanted: () => boolean,
): Promise<PlanSearch | undefined> => {
	const search = searchPlans(evaluation, goal.demands);
	return new Promise((resolve, reject) => {
		const advance = (): void => {
			if (!isWanted()) {
				resolve(undefined);
				return;
			}

			try {
				const end = performance.now() + sliceMilliseconds;
				let step = search.next();
				while (step.done !== true && performance.now() < end) {
					step = search.next();
				}

				if (step.done === true) {
					resolve(step.value);
				} else {
					setImmediate(advance);
				}
			} catch (error) {
				reject(error);
			}
		};

		// The page is drawn first.
		setImmediate(advance);
	});
};
