import assert from 'node:assert/strict';
import {test} from 'node:test';
import {eitherSignal, untilAborted} from '../../source/datacrunch/signals.ts';

test('waiting ends with the promise or with the signal, whichever is first', async () => {
	const stop = new AbortController();
	assert.equal(await untilAborted(Promise.resolve(1), stop.signal), 1);
	const endless = untilAborted(new Promise(() => undefined), stop.signal);
	stop.abort(new Error('stopped'));
	await assert.rejects(endless, /stopped/);
});

test('a promise that fails after the signal has aborted is not left unhandled', async t => {
	const unhandled: unknown[] = [];
	const listen = (reason: unknown): unknown => unhandled.push(reason);
	process.on('unhandledRejection', listen);
	t.after(() => process.off('unhandledRejection', listen));
	await assert.rejects(
		untilAborted(Promise.reject(new Error('late')), AbortSignal.abort(new Error('stopped'))),
		/stopped/,
	);
	// Node reports unhandled rejections once the microtasks are done.
	await new Promise(resolve => setImmediate(resolve));
	assert.deepEqual(unhandled, []);
});

test('either of two signals aborts; one alone is taken as it is', () => {
	const one = new AbortController();
	const two = new AbortController();
	assert.equal(eitherSignal(undefined, one.signal), one.signal);
	const both = eitherSignal(one.signal, two.signal);
	two.abort();
	assert.equal(both?.aborted, true);
});
