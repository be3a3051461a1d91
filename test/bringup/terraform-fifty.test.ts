import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {bringUpSession, tearDownSession} from '../../source/bringup/session.ts';
import {fasterClock, systemClock} from '../../source/clock.ts';
import {createClient} from '../../source/datacrunch/client.ts';
import {startSimulator} from '../../source/simulator/api-server.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {collect, endOf, eventsOf, setScene} from './scene.ts';

/** Slow enough for the requests of a minute to come in a minute: the limits are those of the API. */
const speed = 60;

test(
	'fifty machines are made, looked at and removed without one refusal for too many requests',
	{skip: withoutTerraform},
	async t => {
		const scenario = path.join(await temporaryDirectory(t), 'fifty.yaml');
		await writeFile(
			scenario,
			'about: Fifty of one kind.\nbalance: 100000\nstock: {on-demand: {FIN-01: {1A100.40S.22V: 50}}}\n',
		);
		const clock = fasterClock(systemClock, speed);
		const simulator = await startSimulator({
			scenario,
			speed,
			clientsHurry: true,
			clock: systemClock,
		});
		t.after(async () => simulator.close());
		const exchanges: string[] = [];
		const client = createClient({
			baseUrl: simulator.url,
			credentials: {clientId: 'id', clientSecret: 'secret'},
			clock,
			trace: exchange => exchanges.push(exchange),
		});
		const settings = {TERRAFORM_USE_TERRAFORM: 'y', TERRAFORM_DATACRUNCH_NODES: '50'};
		const scene = await setScene(t, scenario, settings);
		const options = {...scene.options, client, clock};

		const {hosts} = endOf(await collect(bringUpSession(scene.plan, options)), 'ready');
		assert.equal(new Set(hosts.map(({ip}) => ip)).size, 50);
		const again = await collect(bringUpSession(scene.plan, options));
		assert.deepEqual(endOf(again, 'ready').hosts, hosts);
		assert.deepEqual(eventsOf(again, 'resource'), []);
		const policy = {keep: false, prefix: 'kn1', engine: 'terraform'} as const;
		endOf(await collect(tearDownSession(policy, options)), 'destroyed');
		assert.equal((await simulator.bill()).per_hour, 0);
		assert.deepEqual(
			exchanges.filter(exchange => exchange.endsWith(' 429')),
			[],
		);
	},
);
