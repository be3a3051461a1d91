import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseBaseUrl} from '../../source/datacrunch/base-url.ts';
import {ExpectedError} from '../../source/errors.ts';

test('https goes anywhere, and plain http stays on this computer', () => {
	assert.equal(parseBaseUrl('https://api.verda.com/v1/'), 'https://api.verda.com/v1');
	assert.equal(parseBaseUrl('http://127.0.0.1:8080/v1'), 'http://127.0.0.1:8080/v1');
	assert.equal(parseBaseUrl('http://localhost:8080/v1'), 'http://localhost:8080/v1');
	assert.equal(parseBaseUrl('http://[::1]:8080'), 'http://[::1]:8080');
});

for (const url of [
	'http://api.verda.com/v1',
	'http://127.0.0.1.example.com/v1',
	'http://localhost.example.com/v1',
	'ftp://127.0.0.1/',
	'api.verda.com/v1',
	'https://somebody:secret@api.verda.com/v1',
]) {
	test(`${url} is refused`, () => {
		assert.throws(
			() => parseBaseUrl(url),
			(error: unknown) =>
				error instanceof ExpectedError &&
				error.exitStatus === 2 &&
				!error.message.includes('secret'),
		);
	});
}
