import type {Clock} from '../clock.ts';

/**
 * Remembers which buckets are used up, so that the next call waits instead of being refused. The API counts by
 * project, and by method and full path.
 */
export type RateLimiter = {
	/** Milliseconds until a call may go out. */
	delay(endpoint: string): number;
	/** Reads the `RateLimit` header of an answer, and the `Retry-After` of a refusal. */
	learn(endpoint: string, answer: {readonly status: number; readonly headers: Headers}): void;
};

export function createRateLimiter(clock: Clock): RateLimiter {
	const closedUntil = new Map<string, number>();
	return {
		delay(endpoint) {
			const until = Math.max(closedUntil.get('project') ?? 0, closedUntil.get(endpoint) ?? 0);
			return Math.max(0, until - clock.now());
		},
		learn(endpoint, {status, headers}) {
			for (const bucket of parseRateLimit(headers.get('ratelimit'))) {
				const key = bucket.name === 'project' ? 'project' : endpoint;
				if (bucket.remaining > 0) closedUntil.delete(key);
				else closedUntil.set(key, clock.now() + bucket.resetMilliseconds);
			}

			// Reads wait by themselves before they try again; nothing else is tried again, but may be called again.
			if (status !== 429 || endpoint.startsWith('GET ')) return;
			const asked = parseRetryAfter(headers.get('retry-after'), clock.now());
			if (asked !== undefined) closedUntil.set(endpoint, clock.now() + asked);
		},
	};
}

/** `"project";r=486;t=37, "endpoint";r=48;t=37`: r calls are left for t seconds. */
export function parseRateLimit(
	header: string | null,
): {name: string; remaining: number; resetMilliseconds: number}[] {
	return [...(header ?? '').matchAll(/"([^"]*)"\s*;\s*r=(\d+)\s*;\s*t=(\d+)/g)].map(
		([, name = '', remaining, seconds]) => ({
			name,
			remaining: Number(remaining),
			resetMilliseconds: Number(seconds) * 1000,
		}),
	);
}

/** `Retry-After` in milliseconds: seconds, or an HTTP date against `now`. undefined: absent or nonsense. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
	if (header === null) return undefined;
	if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
