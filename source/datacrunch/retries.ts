import type {Clock} from '../clock.ts';
import {ApiError} from './api-error.ts';
import {parseRetryAfter} from './rate-limit.ts';
import type {Answer} from './transport.ts';

/** How often and how long a call is tried again. Milliseconds. */
export type RetryPolicy = {
	readonly tries: number;
	readonly firstDelay: number;
	readonly longestDelay: number;
};

export const defaultRetries: RetryPolicy = {tries: 6, firstDelay: 250, longestDelay: 60_000};

const retriedStatuses = new Set([429, 500, 502, 503, 504]);

/**
 * Milliseconds to wait before try number `tried + 1`; undefined: give up. The API's own `Retry-After` goes before
 * the doubling delay, and ends it when it asks for more than anybody would wait.
 */
export function retryDelay(
	policy: RetryPolicy,
	tried: number,
	error: unknown,
	answer: Answer | undefined,
	now: number,
	random: () => number,
): number | undefined {
	if (tried >= policy.tries || !(error instanceof ApiError) || !isTransient(error))
		return undefined;
	const asked = parseRetryAfter(answer?.headers.get('retry-after') ?? null, now);
	if (asked !== undefined) return asked > policy.longestDelay ? undefined : asked;
	const doubled = Math.min(policy.longestDelay, policy.firstDelay * 2 ** (tried - 1));
	// Half of it is drawn, so that many clients do not come back at once.
	return doubled * (0.5 + random() / 2);
}

function isTransient(error: ApiError): boolean {
	if (error.kind === 'network' || error.kind === 'protocol') return true;
	return error.status !== undefined && retriedStatuses.has(error.status);
}

/** Tries until it works or the policy gives up. `attempt` notes its answer, so that `Retry-After` can be read. */
export async function withRetries<T>(
	attempt: (noteAnswer: (answer: Answer) => void) => Promise<T>,
	options: {
		policy: RetryPolicy;
		clock: Clock;
		random: () => number;
		signal?: AbortSignal | undefined;
	},
): Promise<T> {
	for (let tried = 1; ; tried++) {
		let answer: Answer | undefined;
		try {
			return await attempt(noted => {
				answer = noted;
			});
		} catch (error) {
			const {policy, clock, random, signal} = options;
			const delay = retryDelay(policy, tried, error, answer, clock.now(), random);
			if (delay === undefined) throw error;
			await clock.sleep(delay, signal);
		}
	}
}
