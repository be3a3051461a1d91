import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keepWatch} from '../../source/bringup/deadline.ts';
import {setScene} from './scene.ts';

const hour = 3_600_000;

test('the deadline may be moved while it is waited for, and what fails is tried again', async t => {
	const {client, options} = await setScene(t, 'documented');
	await client.balance();
	const begin = client.serverNow();
	let looks = 0;
	let tries = 0;
	const complaints: string[] = [];
	const end = await keepWatch({
		client,
		clock: options.clock,
		signal: options.signal,
		deadline: async () => new Date(begin + (looks++ === 0 ? 1 : 2) * hour).toISOString(),
		destroy: async () => (++tries < 3 ? `no ${tries}` : undefined),
		complain: async trouble => {
			complaints.push(trouble);
		},
	});
	assert.equal(end, 'destroyed');
	assert.deepEqual(complaints, ['no 1', 'no 2']);
	assert.ok(client.serverNow() >= begin + 2 * hour);
});

test('a deadline that is lifted is not kept', async t => {
	const {client, options} = await setScene(t, 'documented');
	const deadlines = [new Date(client.serverNow() + 1000 * hour).toISOString(), undefined];
	const end = await keepWatch({
		client,
		clock: options.clock,
		signal: options.signal,
		deadline: async () => deadlines.shift(),
		destroy: async () => assert.fail('nothing is to be destroyed'),
		complain: async () => undefined,
	});
	assert.equal(end, 'lifted');
});
