import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {TestContext} from 'node:test';
import {bringUpSession, tearDownSession} from '../../source/bringup/session.ts';
import {projectStatus} from '../../source/bringup/status.ts';
import {createClient} from '../../source/datacrunch/client.ts';
import {readJournal} from '../../source/machine/journal.ts';
import {collect, endOf, setScene, type Scene} from '../bringup/scene.ts';
import {startTask} from './task-process.ts';
import {dyingNetwork, type Cut} from '../helpers/dying-network.ts';
import {open, type Tally} from './account.ts';

export type RequestSeries = {
	readonly engine: 'builtin' | 'terraform';
	readonly task: 'bringup' | 'destroy';
	/** The network dies with a request or with its answer; or the process is killed before the answer. */
	readonly fate: Cut | 'killed';
	/** The first request it happens at, and every how many from there. */
	readonly from: number;
	readonly stride: number;
};

/**
 * Runs a task again and again, with one request after the other as its last one. After that status tells of all that
 * bills, and one destroy ends it.
 */
export async function breakAtRequests(t: TestContext, series: RequestSeries): Promise<Tally> {
	let kills = 0;
	let billed = 0;
	for (let at = series.from; ; at += series.stride) {
		const scene = await prepared(t, series);
		const request = await brokenAt(t, scene, series, at);
		if (request === undefined) return {kills, billed};
		kills++;
		try {
			if ((await assertStatus(scene)) > 0) billed++;
			const end = endOf(
				await collect(scene.tearDown(false, undefined, series.engine)),
				'destroyed',
			);
			assert.deepEqual([end.still_billed, end.kept_volumes], [[], []]);
			assert.equal((await scene.simulator.bill()).per_hour, 0);
			assert.deepEqual(await scene.client.sshKeys(), []);
		} catch (error) {
			throw new Error(`broken at request ${at}, ${request}: ${String(error)}`, {cause: error});
		}
	}
}

/** With fallbacks on the way up, and two machines on the way down. */
async function prepared(t: TestContext, {engine, task}: RequestSeries): Promise<Scene> {
	const settings = {[`TERRAFORM_USE_${engine.toUpperCase()}`]: 'y'};
	if (task === 'bringup') return setScene(t, 'race', settings);
	const scene = await setScene(t, 'documented', {...settings, TERRAFORM_DATACRUNCH_NODES: '2'});
	endOf(await collect(scene.bringUp()), 'ready');
	return scene;
}

/** The request that was the last; undefined: there are fewer. */
async function brokenAt(
	t: TestContext,
	scene: Scene,
	{engine, task, fate}: RequestSeries,
	at: number,
): Promise<string | undefined> {
	const {simulator, options, plan} = scene;
	if (fate === 'killed') {
		const network = await dyingNetwork(t, simulator.url, at, 'after', () => child.kill('SIGKILL'));
		const child = startTask(scene, task, network.url);
		child.stdout.resume();
		await once(child, 'exit');
		return network.cutAt;
	}

	const network = await dyingNetwork(t, simulator.url, at, fate);
	const credentials = {clientId: 'id', clientSecret: 'secret'};
	const client = createClient({baseUrl: network.url, credentials, clock: options.clock});
	const policy = {keep: false, prefix: plan.prefix, engine};
	await collect(
		task === 'bringup'
			? bringUpSession(plan, {...options, client})
			: tearDownSession(policy, {...options, client}),
	);
	return network.cutAt;
}

/** Asserts that status tells of all that bills, and returns how much that is. */
export async function assertStatus({places, client, simulator}: Scene): Promise<number> {
	for (;;) {
		const before = open(await simulator.bill());
		const state = await readJournal(places.journal);
		const status = await projectStatus(state, places.projectTag, client);
		const after = open(await simulator.bill());
		if (before.ids.join() !== after.ids.join()) continue;
		const told = [
			...status.instances.filter(one => one.status !== 'deleting' && one.status !== 'no_capacity'),
			...status.volumes,
			...status.kept_volumes,
		];
		assert.deepEqual(told.map(({id}) => id).toSorted(), after.ids);
		return after.ids.length;
	}
}
