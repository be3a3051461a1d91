import type {Plan} from '../../kconfig/plans/plans.ts';

/** So long, in milliseconds, a search may end by itself before anything of it is shown, as most do. */
const patience = 150;

/** So long what is shown stays as it is, that it can be read. */
const readingTime = 1000;

/** Tells when the plans that a search has found until then are to be shown: not each of them, and none twice. */
export const createPlanPace = (
	start: number,
): ((plans: readonly Plan[], now: number) => boolean) => {
	let shown: readonly Plan[] | undefined;
	let next = start + patience;
	return (plans, now) => {
		if (plans.length === 0 || plans === shown || now < next) {
			return false;
		}

		shown = plans;
		next = now + readingTime;
		return true;
	};
};
