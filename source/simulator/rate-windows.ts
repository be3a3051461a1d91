const windowLength = 60_000;
const projectQuota = 500;

/** Counts requests in windows of a simulated minute: by project, and by method and full path. */
export type RateWindows = {
	/** Counts one; the headers that say what is left, and the client's seconds to wait where nothing is. */
	count(
		endpoint: string,
		now: number,
	): {headers: Record<string, string>; retryAfter: number | undefined};
};

/** `speed` turns simulated time into the seconds that a client has to wait. */
export function createRateWindows(speed: number): RateWindows {
	let windowStart = -Infinity;
	let used = new Map<string, number>();
	return {
		count(endpoint, now) {
			if (now >= windowStart + windowLength) {
				windowStart = now;
				used = new Map();
			}
			const quota = endpoint === 'GET /instances' || endpoint === 'GET /volumes' ? 120 : 60;
			const projectLeft = take('project', projectQuota);
			const endpointLeft = take(endpoint, quota);
			const seconds = Math.ceil((windowStart + windowLength - now) / 1000 / speed);
			return {
				headers: {
					'ratelimit-policy': `"project";q=${projectQuota};w=60, "endpoint";q=${quota};w=60`,
					ratelimit: `"project";r=${Math.max(0, projectLeft)};t=${seconds}, "endpoint";r=${Math.max(0, endpointLeft)};t=${seconds}`,
				},
				retryAfter: projectLeft < 0 || endpointLeft < 0 ? seconds : undefined,
			};
		},
	};

	/** What is left afterwards; negative: it was too much. */
	function take(key: string, quota: number): number {
		const count = (used.get(key) ?? 0) + 1;
		used.set(key, count);
		return quota - count;
	}
}
