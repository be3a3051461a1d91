import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {test} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {projectStatus} from '../../source/bringup/status.ts';
import {readJournal} from '../../source/machine/journal.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {collect, endOf, setScene, type Scene} from './scene.ts';

const source = (path: string): string =>
	JSON.stringify(import.meta.resolve(`../../source/${path}`));

/** Brings up in a process of its own, its events on stdout as JSON lines. */
const program = `
	import {fasterClock, systemClock} from ${source('clock.ts')};
	import {createClient} from ${source('datacrunch/client.ts')};
	import {bringUpSession} from ${source('bringup/session.ts')};
	import {jsonLine} from ${source('bringup/json-lines.ts')};
	const {baseUrl, plan, places} = JSON.parse(process.argv[1]);
	const clock = fasterClock(systemClock, 100);
	const client = createClient({baseUrl, credentials: {clientId: 'a', clientSecret: 'b'}, clock});
	const {signal} = new AbortController();
	for await (const event of bringUpSession(plan, {client, clock, places, signal})) {
		process.stdout.write(jsonLine(event));
	}
`;

/** Kills it with SIGKILL the moment it says something that \`at\` picks. */
async function killedAt(scene: Scene, at: (event: BringupEvent) => boolean): Promise<void> {
	const {places, plan, simulator} = scene;
	const input = JSON.stringify({baseUrl: simulator.url, plan, places});
	const child = spawn(
		process.execPath,
		['--import', 'tsx', '--input-type=module', '-e', program, input],
		{stdio: ['ignore', 'pipe', 'inherit']},
	);
	const exited = once(child, 'exit');
	for await (const line of createInterface({input: child.stdout})) {
		if (!at(JSON.parse(line) as BringupEvent)) continue;
		child.kill('SIGKILL');
		break;
	}

	const [, signal] = (await exited) as [number | null, string | null];
	assert.equal(signal, 'SIGKILL');
}

const moments: Readonly<Record<string, (event: BringupEvent) => boolean>> = {
	'when the create is sent': event =>
		event.type === 'resource' && /^(?:machine|datacrunch_instance)\b/.test(event.address),
	'while it boots': event => event.type === 'instance',
};

const engines = {builtin: false, terraform: withoutTerraform} as const;

for (const [engine, skip] of Object.entries(engines)) {
	for (const [moment, at] of Object.entries(moments)) {
		test(
			`${engine}: killed ${moment}, status knows what bills and destroy ends it`,
			{skip},
			async t => {
				const tool = engine === 'builtin' ? 'builtin' : 'terraform';
				const scene = await setScene(t, 'documented', {
					[`TERRAFORM_USE_${tool.toUpperCase()}`]: 'y',
				});
				await killedAt(scene, at);
				const {instances} = await projectStatus(
					await readJournal(scene.places.journal),
					scene.places.projectTag,
					scene.client,
				);
				const billed = (await scene.simulator.bill()).machines.filter(line => line.until === null);
				assert.deepEqual(
					instances.map(({id}) => id),
					billed.map(({id}) => id),
				);
				const destroyed = endOf(await collect(scene.tearDown(false, undefined, tool)), 'destroyed');
				assert.deepEqual(destroyed.still_billed, []);
				assert.equal((await scene.simulator.bill()).per_hour, 0);
			},
		);
	}
}
