import type {Clock} from '../clock.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import type {CapacitySnapshot, CapacityState} from './snapshot.ts';

export type WatchOptions = {
	readonly take: (signal: AbortSignal) => Promise<CapacitySnapshot>;
	readonly clock: Clock;
	readonly signal: AbortSignal;
	/** Between polls, in milliseconds; half as much again at most, at random, so that many watchers spread. */
	readonly interval: number;
	/** The time of the last poll, after which it ends; by default there is none. */
	readonly until?: number | undefined;
	readonly random?: (() => number) | undefined;
};

/** Polls capacity, and can be told to ask again at once. */
export type CapacityWatch = AsyncIterable<CapacityState> & {refresh(): void};

/** Waits at most this long after failures, in milliseconds. */
const longestPause = 5 * 60_000;

/** The longest a timer can wait, in milliseconds: 24 days. */
const untilWoken = 2 ** 31 - 1;

/**
 * Yields `loading`, then a state after every poll, until the signal aborts or the time is over. A failed poll yields
 * `unknown` and is tried again after a pause that doubles; refused or missing credentials end the polling, since asking
 * again cannot help.
 */
export function watchCapacity({
	take,
	clock,
	signal,
	interval,
	until = Infinity,
	random = Math.random,
}: WatchOptions): CapacityWatch {
	let pause = new AbortController();

	async function* poll(): AsyncGenerator<CapacityState> {
		let last: CapacitySnapshot | undefined;
		let failures = 0;
		yield {kind: 'loading', since: clock.now()};
		while (!signal.aborted) {
			let state: CapacityState;
			try {
				last = await take(signal);
				failures = 0;
				state = {kind: 'known', snapshot: last};
			} catch (error) {
				if (signal.aborted) return;
				if (!(error instanceof ExpectedError)) throw error;
				failures++;
				const refused = error.exitStatus === exitStatus.credentials;
				state = {
					kind: 'unknown',
					reason: error.message,
					cause: refused ? 'refused' : 'failed',
					last,
				};
			}

			pause = new AbortController();
			const left = until - clock.now();
			const hopeless = state.kind === 'unknown' && state.cause === 'refused';
			const milliseconds = Math.min(interval * 2 ** failures, Math.max(longestPause, interval));
			const rests = hopeless ? untilWoken : milliseconds * (1 + random() / 2);
			yield {
				...state,
				nextAt: hopeless || left <= 0 ? undefined : clock.now() + Math.min(rests, left),
			};
			if (left <= 0) return;
			await rest(Math.min(rests, left), pause.signal);
		}
	}

	async function rest(milliseconds: number, woken: AbortSignal): Promise<void> {
		try {
			await clock.sleep(milliseconds, AbortSignal.any([signal, woken]));
		} catch (error) {
			if (!signal.aborted && !woken.aborted) throw error;
		}
	}

	return {
		[Symbol.asyncIterator]: poll,
		refresh() {
			pause.abort();
		},
	};
}
