import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import type {ProjectStatus} from '../../source/bringup/status.ts';
import {systemClock} from '../../source/clock.ts';
import {placesOf} from '../../source/machine/places.ts';
import {startSimulator} from '../../source/simulator/api-server.ts';
import type {Bill} from '../../source/simulator/bill.ts';
import type {World} from '../../source/simulator/world.ts';
import {projectIn, type Project} from '../helpers/dcmenu.ts';

/** How many runs were broken off, and in how many of them something billed. */
export type Tally = {readonly kills: number; readonly billed: number};

const worldFile = ({directory, env}: Project): string =>
	join(
		placesOf({directory, homeDirectory: env['HOME'] ?? '', env, account: 'simulator'})
			.stateDirectory,
		'simulator.json',
	);

/** What the simulated account of a project costs, by its own books. */
export async function billOf(project: Project): Promise<Bill> {
	const simulator = await startSimulator({stateFile: worldFile(project), clock: systemClock});
	try {
		return await simulator.bill();
	} finally {
		await simulator.close();
	}
}

/** What bills now, by id, with what it has cost so far. */
export function open(bill: Bill): {readonly ids: readonly string[]; readonly cost: number} {
	const lines = [...bill.machines, ...bill.volumes].filter(line => line.until === null);
	return {
		ids: lines.map(({id}) => id).toSorted(),
		cost: lines.reduce((sum, {cost}) => sum + cost, 0),
	};
}

export async function statusOf(project: Project): Promise<ProjectStatus> {
	const {stdout, stderr, status} = await project.run('status', '--simulate', '--json');
	assert.equal(status, 0, stderr);
	return JSON.parse(stdout) as ProjectStatus;
}

const billed = ({instances, volumes, kept_volumes}: ProjectStatus): string[] =>
	[
		...instances.filter(({status}) => status !== 'deleting' && status !== 'no_capacity'),
		...volumes,
		...kept_volumes,
	]
		.map(({id}) => id)
		.toSorted();

/**
 * Asserts that the account's own books and dcmenu's account of them agree: which machines and volumes bill, what they
 * cost an hour, and what they have cost. Returns how many they are.
 */
export async function assertAgreement(t: TestContext, hurried: Project): Promise<number> {
	// What a hurried client takes for the time is ahead of what its account has seen.
	const env = {...hurried.env, DCMENU_SIMULATE_SPEED: '1'};
	const project = projectIn(t, hurried.directory, env);
	// Time goes on between the two looks: only when nothing changed meanwhile can they be compared.
	for (let look = 1; ; look++) {
		const before = await billOf(project);
		const status = await statusOf(project);
		const after = await billOf(project);
		if (open(before).ids.join() !== open(after).ids.join() && look < 5) continue;
		assert.deepEqual(billed(status), open(after).ids);
		assert.equal(status.price_per_hour.toFixed(6), after.per_hour.toFixed(6));
		// The API tells the time in whole seconds.
		const second = after.per_hour / 3600;
		assert.ok(
			status.spent >= open(before).cost - second && status.spent <= open(after).cost + second,
			`${open(before).cost} <= ${status.spent} <= ${open(after).cost}`,
		);
		return open(after).ids.length;
	}
}

/** Asserts that one destroy leaves nothing that bills, and no key. */
export async function assertDestroyEndsIt(project: Project): Promise<void> {
	const {status, stdout, stderr} = await project.run('destroy', '--simulate', '--plain');
	assert.equal(status, 0, stderr);
	assert.match(stdout, /Nothing bills\.\n$/);
	assert.equal((await billOf(project)).per_hour, 0);
	const {sshKeys} = JSON.parse(await readFile(worldFile(project), 'utf8')) as World;
	assert.deepEqual(sshKeys, []);
	const {instances, volumes, kept_volumes, price_per_hour} = await statusOf(project);
	assert.deepEqual([instances, volumes, kept_volumes, price_per_hour], [[], [], [], 0]);
}
