import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bringUpSession} from '../../source/bringup/session.ts';
import {createClient} from '../../source/datacrunch/client.ts';
import {dyingNetwork} from '../helpers/dying-network.ts';
import {collect, endOf, setScene} from './scene.ts';

test('a network that is dead for good while a machine boots ends the wait, with what may bill', async t => {
	const scene = await setScene(t, 'documented');
	const isPoll = /^GET \/v1\/instances\/./;
	const network = await dyingNetwork(t, scene.simulator.url, isPoll, 'before');
	const credentials = {clientId: 'id', clientSecret: 'secret'};
	const client = createClient({baseUrl: network.url, credentials, clock: scene.options.clock});
	const events = await collect(bringUpSession(scene.plan, {...scene.options, client}));
	const failed = endOf(events, 'failed');
	assert.equal(failed.exit_status, 6);
	assert.deepEqual(
		failed.left_behind.map(({hostname, status}) => [hostname, status]),
		[['kn1-knlp', 'unknown']],
	);
});
