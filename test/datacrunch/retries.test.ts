import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ApiError, type ApiErrorKind} from '../../source/datacrunch/api-error.ts';
import {retryDelay} from '../../source/datacrunch/retries.ts';

const policy = {tries: 4, firstDelay: 100, longestDelay: 1000};

const failed = (kind: ApiErrorKind, status?: number): ApiError =>
	new ApiError({kind, status, method: 'GET', path: '/balance'});

const answered = (retryAfter: string) => ({
	status: 429,
	headers: new Headers({'retry-after': retryAfter}),
	body: undefined,
});

const delay = (
	tried: number,
	error: unknown,
	retryAfter?: string,
	random = 1,
): number | undefined =>
	retryDelay(
		policy,
		tried,
		error,
		retryAfter === undefined ? undefined : answered(retryAfter),
		0,
		() => random,
	);

test('delays double, half of each is drawn, and they end', () => {
	const error = failed('network');
	assert.deepEqual(
		[1, 2, 3, 4].map(tried => delay(tried, error)),
		[100, 200, 400, undefined],
	);
	assert.equal(delay(1, error, undefined, 0), 50);
});

test('what passes is tried again, and nothing else', () => {
	for (const status of [429, 500, 502, 503, 504]) {
		assert.notEqual(delay(1, failed('server', status)), undefined, String(status));
	}
	for (const status of [400, 401, 402, 403, 404, 501]) {
		assert.equal(delay(1, failed('bad-request', status)), undefined, String(status));
	}
	assert.equal(delay(1, new Error('a bug')), undefined);
});

test('Retry-After goes before the doubling, up to the longest delay', () => {
	assert.equal(delay(1, failed('rate-limit', 429), '1'), 1000);
	assert.equal(delay(1, failed('rate-limit', 429), '2'), undefined);
	assert.equal(delay(1, failed('rate-limit', 429), 'soon'), 100);
});
