import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import type {Client} from '../../source/datacrunch/client.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {collect, endOf, eventsOf, setScene, type Scene} from './scene.ts';

const engines = [
	['the built-in engine', {}, false],
	['terraform', {TERRAFORM_USE_TERRAFORM: 'y'}, withoutTerraform],
] as const;

async function sceneOf(
	t: TestContext,
	settings: Readonly<Record<string, string>>,
	more = '',
): Promise<Scene> {
	const scenario = path.join(await temporaryDirectory(t), 'two-places.yaml');
	const stock = '{FIN-01: [1A100.22V], FIN-03: [1A100.22V, 1V100.6V]}';
	await writeFile(
		scenario,
		`about: Two places.\nstock:\n  on-demand: ${stock}\n  spot: ${stock}\n${more}\n`,
	);
	return setScene(t, scenario, settings);
}

const textsOf = (events: readonly BringupEvent[]): string =>
	eventsOf(events, 'note')
		.map(({text}) => text)
		.join('\n');

/** As if somebody had switched a machine off. */
const switchedOff = (client: Client, id: string): Client => ({
	...client,
	async instance(wanted, signal) {
		const instance = await client.instance(wanted, signal);
		return wanted === id && instance?.status === 'running'
			? {...instance, status: 'offline'}
			: instance;
	},
});

async function assertOneMachine({simulator}: Scene): Promise<void> {
	const {machines} = await simulator.bill();
	assert.equal(machines.filter(({until}) => until === null).length, 1);
}

for (const [engine, settings, skip] of engines) {
	test(
		`${engine}: a machine that is not what is asked for now is told of, and replaced where one says so`,
		{skip},
		async t => {
			const scene = await sceneOf(t, settings);
			const [old] = endOf(await collect(scene.bringUp()), 'ready').hosts;
			assert.equal(old?.location, 'FIN-01');
			const request = {...scene.plan.request, location: 'FIN-03'};
			const kept = await collect(scene.bringUp({plan: {request}}));
			assert.deepEqual(endOf(kept, 'ready').hosts, [old]);
			assert.match(
				textsOf(kept),
				/^kn1-knlp \(.*\) is 1A100\.22V in FIN-01 \(on-demand\), and H100_OR_LESS in FIN-03 \(on-demand\) is asked for\. It stays as it is; .*--replace$/m,
			);
			const nowhere = {...request, location: 'FIN-02'};
			const refused = await collect(scene.bringUp({plan: {request: nowhere, replace: true}}));
			assert.equal(endOf(refused, 'failed').exit_status, 5);
			assert.match(endOf(refused, 'failed').reason, /so kn1-knlp stays as it is/);
			await assertOneMachine(scene);
			const replaced = await collect(scene.bringUp({plan: {request, replace: true}}));
			const [anew] = endOf(replaced, 'ready').hosts;
			assert.deepEqual([anew?.location, anew?.instance_type], ['FIN-03', '1A100.22V']);
			await assertOneMachine(scene);
			const again = await collect(scene.bringUp({plan: {request, replace: true}}));
			assert.deepEqual(endOf(again, 'ready').hosts, [anew]);
		},
	);

	test(`${engine}: a broken machine is replaced where one says so`, {skip}, async t => {
		const scene = await sceneOf(t, settings);
		const [old] = endOf(await collect(scene.bringUp()), 'ready').hosts;
		const client = switchedOff(scene.client, old?.id ?? '');
		const failed = endOf(await collect(scene.bringUp({options: {client}})), 'failed');
		assert.equal(failed.exit_status, 6);
		assert.match(failed.reason, /does not come up: its status is offline/);
		assert.match(failed.next_steps.join('\n'), /dcmenu bringup --replace/);
		const events = await collect(scene.bringUp({options: {client}, plan: {replace: true}}));
		assert.notEqual(endOf(events, 'ready').hosts[0]?.id, old?.id);
		await assertOneMachine(scene);
	});

	test(`${engine}: an evicted machine is made again`, {skip}, async t => {
		const scene = await sceneOf(t, settings, 'spot_eviction_median_hours: 2');
		const request = {...scene.plan.request, market: 'spot'} as const;
		const [old] = endOf(await collect(scene.bringUp({plan: {request}})), 'ready').hosts;
		await scene.simulator.advance(1000 * 3_600_000);
		const events = await collect(scene.bringUp({plan: {request, replace: true}}));
		assert.match(textsOf(events), /^kn1-knlp \(.*\) was evicted\.$/m);
		const [anew] = endOf(events, 'ready').hosts;
		assert.deepEqual([anew?.market, anew?.id === old?.id], ['spot', false]);
		await assertOneMachine(scene);
	});
}
