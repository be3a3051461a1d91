import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {test} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {projectStatus} from '../../source/bringup/status.ts';
import {readJournal} from '../../source/machine/journal.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {collect, endOf, setScene, type Scene} from './scene.ts';
import {startTask} from './task-process.ts';

/** Kills it with SIGKILL the moment it says something that \`at\` picks. */
async function killedAt(
	scene: Scene,
	task: 'bringup' | 'destroy',
	at: (event: BringupEvent) => boolean,
): Promise<void> {
	const child = startTask(scene, task);
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

/** After the kill, status tells of every machine that bills, and destroy leaves none. */
async function endsTheBill(scene: Scene, tool: 'builtin' | 'terraform'): Promise<void> {
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
}

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
				await killedAt(scene, 'bringup', at);
				await endsTheBill(scene, tool);
			},
		);
	}
}

const destroyMoments: Readonly<Record<string, (event: BringupEvent) => boolean>> = {
	'at the first delete': event => event.type === 'resource' && event.action === 'delete',
	'between two machines': event => event.type === 'resource' && event.state === 'done',
	'before the key goes': event => event.type === 'step' && event.step === 'clean-up',
};

for (const [moment, at] of Object.entries(destroyMoments)) {
	test(`a destroy of two machines killed ${moment} is ended by the next`, async t => {
		const scene = await setScene(t, 'documented', {TERRAFORM_DATACRUNCH_NODES: '2'});
		assert.equal(endOf(await collect(scene.bringUp()), 'ready').hosts.length, 2);
		await killedAt(scene, 'destroy', at);
		await endsTheBill(scene, 'builtin');
		assert.deepEqual(await scene.client.sshKeys(), []);
	});
}
