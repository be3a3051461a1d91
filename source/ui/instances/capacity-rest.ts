import type {CapacityState} from '../../capacity/snapshot.ts';
import type {Pace} from './shows-capacity.ts';

/** An answer younger than this is new enough for who comes back to it, in milliseconds. */
const fresh: Readonly<Record<Exclude<Pace, 'paused'>, number>> = {often: 10_000, seldom: 120_000};

/** The longest that a clock which was set back can keep anybody waiting, in milliseconds. */
const longest = 10 * 60_000;

/** The longest a timer can wait, in milliseconds: 24 days. */
const untilAsked = 2 ** 31 - 1;

/**
 * How long the last answer will do, in milliseconds. Going in and out of a menu with badges must not ask each time,
 * least of all an API that does not answer or has refused.
 */
export const restBefore = (
	capacity: CapacityState,
	pace: Exclude<Pace, 'paused'>,
	now: number,
): number => {
	switch (capacity.kind) {
		case 'loading': {
			return 0;
		}

		case 'known': {
			const age = Math.max(0, now - capacity.snapshot.takenAt);
			return Math.max(0, fresh[pace] - age);
		}

		case 'unknown': {
			const {cause, nextAt = now} = capacity;
			return cause === 'refused' ? untilAsked : Math.min(longest, Math.max(0, nextAt - now));
		}
	}
};

/** Between two questions of somebody who leans on the key, in milliseconds: the API counts them. */
const leastRest = 1000;

/** How long whoever asks by hand has to wait since the last question, in milliseconds. */
export const restAfter = (askedAt: number, now: number): number =>
	Math.max(0, Math.min(leastRest, askedAt + leastRest - now));
