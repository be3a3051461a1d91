import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	createRateLimiter,
	parseRateLimit,
	parseRetryAfter,
} from '../../source/datacrunch/rate-limit.ts';

function limiterAt(): {limiter: ReturnType<typeof createRateLimiter>; pass: (ms: number) => void} {
	let now = 1_000_000;
	const clock = {now: () => now, sleep: async () => undefined};
	return {
		limiter: createRateLimiter(clock),
		pass(milliseconds) {
			now += milliseconds;
		},
	};
}

const headers = (text: string) => new Headers({ratelimit: text});

test('the header says what is left of each bucket', () => {
	assert.deepEqual(parseRateLimit('"project";r=486;t=37, "endpoint";r=48;t=12'), [
		{name: 'project', remaining: 486, resetMilliseconds: 37_000},
		{name: 'endpoint', remaining: 48, resetMilliseconds: 12_000},
	]);
	assert.deepEqual(parseRateLimit(null), []);
	assert.deepEqual(parseRateLimit('nonsense'), []);
});

test('an endpoint that is used up waits, others do not', () => {
	const {limiter, pass} = limiterAt();
	limiter.learn('GET /images', {
		status: 200,
		headers: headers('"project";r=5;t=37, "endpoint";r=0;t=12'),
	});
	assert.equal(limiter.delay('GET /images'), 12_000);
	assert.equal(limiter.delay('GET /balance'), 0);
	pass(12_000);
	assert.equal(limiter.delay('GET /images'), 0);
});

test('a project that is used up makes everything wait', () => {
	const {limiter} = limiterAt();
	limiter.learn('GET /images', {
		status: 200,
		headers: headers('"project";r=0;t=20, "endpoint";r=0;t=12'),
	});
	assert.equal(limiter.delay('GET /balance'), 20_000);
});

test('a refused change is not sent again before Retry-After', () => {
	const {limiter, pass} = limiterAt();
	const refusal = {status: 429, headers: new Headers({'retry-after': '30'})};
	limiter.learn('POST /instances', refusal);
	assert.equal(limiter.delay('POST /instances'), 30_000);
	assert.equal(limiter.delay('POST /volumes'), 0);
	pass(30_000);
	assert.equal(limiter.delay('POST /instances'), 0);
});

test('Retry-After is seconds or a date', () => {
	const now = Date.UTC(2026, 9, 1, 8);
	assert.equal(parseRetryAfter('7', now), 7000);
	assert.equal(parseRetryAfter('Thu, 01 Oct 2026 08:00:05 GMT', now), 5000);
	assert.equal(parseRetryAfter('Thu, 01 Oct 2026 07:00:00 GMT', now), 0);
	assert.equal(parseRetryAfter('soon', now), undefined);
	assert.equal(parseRetryAfter(null, now), undefined);
});
