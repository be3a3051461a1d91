import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import type {TestContext} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {newProject, type Project} from '../helpers/dcmenu.ts';
import {assertAgreement, assertDestroyEndsIt, type Tally} from './account.ts';

export type KillSeries = {
	readonly engine: 'builtin' | 'terraform';
	readonly task: 'bringup' | 'destroy';
	/** The first event to be killed at, and every how many from there. */
	readonly from: number;
	readonly stride: number;
};

/**
 * Runs the built program again and again, killing it with SIGKILL at one event after the other. After each kill dcmenu
 * and the account agree on what bills, and one destroy ends it.
 */
export async function killAtEvents(t: TestContext, series: KillSeries): Promise<Tally> {
	let kills = 0;
	let billed = 0;
	for (let at = series.from; ; at += series.stride) {
		const project = await configured(t, series);
		const event = await killedAt(project, series, at);
		if (event === undefined) return {kills, billed};
		kills++;
		try {
			if ((await assertAgreement(t, project)) > 0) billed++;
			await assertDestroyEndsIt(project);
		} catch (error) {
			throw new Error(`killed at event ${at}, ${JSON.stringify(event)}: ${String(error)}`, {
				cause: error,
			});
		}
	}
}

/** With two fallbacks on the way up, and two machines on the way down. */
async function configured(t: TestContext, {engine, task}: KillSeries): Promise<Project> {
	const project = await newProject(t, {DCMENU_SIMULATE_SPEED: '500'});
	const nodes = `TERRAFORM_DATACRUNCH_NODES=${task === 'destroy' ? 2 : 1}`;
	const use = `TERRAFORM_USE_${engine.toUpperCase()}=y`;
	assert.equal((await project.run('defconfig', 'datacrunch-h100-pytorch-or-less')).status, 0);
	const set = await project.run('set', nodes, use);
	assert.equal(set.status, 0, set.stderr);
	if (task === 'destroy') {
		const up = await project.run('bringup', '--simulate=documented', '--plain');
		assert.equal(up.status, 0, up.stderr);
	}

	return project;
}

/** The event that it was killed at; undefined: it has fewer. */
async function killedAt(
	project: Project,
	{task}: KillSeries,
	at: number,
): Promise<BringupEvent | undefined> {
	const simulate = task === 'bringup' ? '--simulate=race' : '--simulate';
	const child = project.start(task, simulate, '--json');
	const exited = once(child, 'exit');
	let last: string | undefined;
	let seen = 0;
	for await (const line of createInterface({input: child.stdout})) {
		if (seen++ !== at) continue;
		last = line;
		child.kill('SIGKILL');
		break;
	}

	await exited;
	return last === undefined ? undefined : (JSON.parse(last) as BringupEvent);
}
