import assert from 'node:assert/strict';
import {rm, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {collect, endOf, setScene, type Scene} from '../bringup/scene.ts';
import {ballast, fillDisk, smallDisk} from '../helpers/small-disk.ts';
import type {Tally} from './account.ts';
import {assertStatus} from './at-requests.ts';

export type DiskSeries = {
	readonly engine: 'builtin' | 'terraform';
	/** The first event at which the disk is full, and every how many from there. */
	readonly from: number;
	readonly stride: number;
};

/**
 * Brings up again and again, with the disk of the journal full from one event after the other. After that status tells
 * of all that bills, and destroy ends it though the disk is full still. undefined: this user cannot have a full disk.
 */
export async function fillAtEvents(
	t: TestContext,
	{engine, from, stride}: DiskSeries,
): Promise<Tally | undefined> {
	let kills = 0;
	let billed = 0;
	for (let at = from; ; at += stride) {
		const disk = await smallDisk(t);
		if (disk === undefined) return undefined;
		const settings = {[`TERRAFORM_USE_${engine.toUpperCase()}`]: 'y'};
		const scene = await setScene(t, 'race', settings, disk);
		let seen = 0;
		for await (const event of scene.bringUp()) {
			void event;
			if (seen++ === at) await fill(scene, disk);
		}

		if (seen <= at) return {kills, billed};
		kills++;
		try {
			if ((await assertStatus(scene)) > 0) billed++;
			const down = await collect(scene.tearDown(false, undefined, engine));
			assert.deepEqual(endOf(down, 'destroyed').still_billed, []);
			assert.equal((await scene.simulator.bill()).per_hour, 0);
			// With room again, what could not be written down is made good.
			await rm(path.join(disk, ballast));
			endOf(await collect(scene.tearDown(false, undefined, engine)), 'destroyed');
			assert.deepEqual(await scene.client.sshKeys(), []);
		} catch (error) {
			throw new Error(`full at event ${at}: ${String(error)}`, {cause: error});
		}
	}
}

/** Also the room that is left in the journal's last block. */
async function fill({places}: Scene, disk: string): Promise<void> {
	const {size} = await stat(places.journal);
	await writeFile(places.journal, `${'x'.repeat(4094 - (size % 4096))}\n`, {flag: 'a'});
	await fillDisk(disk);
}
