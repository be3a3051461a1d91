import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Clock} from '../../source/clock.ts';

/**
 * Time that stands still until somebody sleeps, and then is at once where they wake up. Those who sleep at the same time
 * wake in the order in which they lay down: nobody here sleeps long beside others.
 */
export function steppingClock(start: number): Clock {
	let now = start;
	return {
		now: () => now,
		async sleep(milliseconds, signal) {
			signal?.throwIfAborted();
			const wakesAt = now + milliseconds;
			await nextTurn();
			signal?.throwIfAborted();
			now = Math.max(now, wakesAt);
		},
	};
}
