import {setTimeout as delay} from 'node:timers/promises';

/** Time as an effect: everything that waits or measures takes one of these, so tests and the simulator can hurry it. */
export type Clock = {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Waits `milliseconds`; rejects with the signal's reason when it aborts. */
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
	now: () => Date.now(),
	async sleep(milliseconds, signal) {
		try {
			await delay(milliseconds, undefined, {signal});
		} catch (error) {
			signal?.throwIfAborted();
			throw error;
		}
	},
};

/** Time that runs `speed` times as fast as `clock`'s, from now on: the simulator's, when it hurries. */
export function fasterClock(clock: Clock, speed: number): Clock {
	const start = clock.now();
	return {
		now: () => start + (clock.now() - start) * speed,
		sleep: async (milliseconds, signal) => clock.sleep(milliseconds / speed, signal),
	};
}
