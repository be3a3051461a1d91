import assert from 'node:assert/strict';
import {access, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import type {CapacitySnapshot} from '../../../source/capacity/snapshot.ts';
import {systemClock, type Clock} from '../../../source/clock.ts';
import {keptCapacity, type KeptCapacity} from '../../../source/commands/screens/kept-capacity.ts';
import {ExpectedError, exitStatus, type ExitStatus} from '../../../source/errors.ts';
import {snapshotOf} from '../../capacity/snapshots.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

const snapshot = {
	...snapshotOf(['1V100.6V'], {'FIN-01': ['1V100.6V']}),
	takenAt: 70_000,
	volumePrice: undefined,
};
const at = (time: number): Clock => ({...systemClock, now: () => time});
const opened = (file: string, now: number, account = 'here', clock = at(now)): KeptCapacity =>
	keptCapacity(file, {account, clock, ours: at(now)});
const take = async ({keeping}: KeptCapacity, what: Promise<CapacitySnapshot>): Promise<unknown> =>
	keeping(async () => what)(new AbortController().signal);
const newFile = async (t: TestContext): Promise<string> =>
	join(await temporaryDirectory(t), 'state', 'capacity.json');

test('the next run has the last answer, as old as it is', async t => {
	const file = await newFile(t);
	const first = opened(file, 71_000);
	assert.equal(first.last(), undefined);
	assert.equal(await take(first, Promise.resolve(snapshot)), snapshot);
	assert.deepEqual(opened(file, 100_000).last(), snapshot);
	assert.equal(opened(file, 100_000, 'elsewhere').last(), undefined);
});

test("a simulator's clock runs ahead, and the age is told by ours", async t => {
	const file = await newFile(t);
	// Taken a second ago by a clock that has run an hour ahead.
	const ahead = {...snapshot, takenAt: 3_670_000};
	await take(opened(file, 71_000, 'here', at(3_671_000)), Promise.resolve(ahead));
	assert.equal(opened(file, 130_000).last()?.takenAt, 70_000);
	assert.equal(opened(file, 130_000, 'here', at(9_000_000)).last()?.takenAt, 8_940_000);
});

const fails = async (exit: ExitStatus): Promise<never> => {
	throw new ExpectedError('cut', {exitStatus: exit});
};

test('an account that refuses leaves nothing, a network that is away leaves it', async t => {
	const file = await newFile(t);
	const kept = opened(file, 71_000);
	await take(kept, Promise.resolve(snapshot));
	await assert.rejects(take(kept, fails(exitStatus.failed)), {message: 'cut'});
	assert.deepEqual(kept.last(), snapshot);
	await assert.rejects(take(kept, fails(exitStatus.credentials)), {message: 'cut'});
	assert.equal(kept.last(), undefined);
	await assert.rejects(access(file), {code: 'ENOENT'});
	await assert.rejects(take(kept, fails(exitStatus.credentials)), {message: 'cut'});
});

test('where nothing can be kept or read, answers come all the same', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'state'), 'a file, where a folder should be');
	const kept = opened(join(directory, 'state', 'capacity.json'), 71_000);
	assert.equal(await take(kept, Promise.resolve(snapshot)), snapshot);
	assert.equal(kept.last(), undefined);
	assert.equal(opened(directory, 71_000).last(), undefined);
});
