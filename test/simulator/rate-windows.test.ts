import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fasterClock, systemClock} from '../../source/clock.ts';
import {createRateWindows} from '../../source/simulator/rate-windows.ts';
import {simulatedAccount} from '../helpers/simulated-account.ts';

/** Uses up an endpoint; the seconds that its 61st call is told to wait, half a simulated minute in. */
function secondsToWait(speed: number): number | undefined {
	const windows = createRateWindows(speed);
	let retryAfter: number | undefined;
	for (let call = 0; call <= 60; call++) {
		({retryAfter} = windows.count('GET /images', call === 0 ? 0 : 30_000));
	}

	return retryAfter;
}

test('seconds to wait are those of the client', () => {
	assert.equal(secondsToWait(1), 30);
	assert.equal(secondsToWait(10), 3);
});

test('a client that lives by simulated time is refused by no window', async t => {
	const speed = 2000;
	const refused: string[] = [];
	const {client} = await simulatedAccount(t, 'documented', {
		simulator: {speed, clientsHurry: true},
		client: {
			clock: fasterClock(systemClock, speed),
			trace: exchange => {
				if (exchange.endsWith(' 429')) refused.push(exchange);
			},
		},
	});
	for (let call = 0; call < 150; call++) await client.balance();
	assert.deepEqual(refused, []);
});
