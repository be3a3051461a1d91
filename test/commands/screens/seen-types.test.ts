import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import type {CapacitySnapshot} from '../../../source/capacity/snapshot.ts';
import {seenTypes, type SeenTypes} from '../../../source/commands/screens/seen-types.ts';
import {snapshotOf} from '../../capacity/snapshots.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

const at = (takenAt: number, type: string) => ({
	...snapshotOf([type], {'FIN-01': [type]}),
	takenAt,
});

const see = async ({remembering}: SeenTypes, snapshot: CapacitySnapshot): Promise<void> => {
	const taken = await remembering(async () => snapshot)(new AbortController().signal);
	assert.equal(taken, snapshot);
};

test('the next run knows what this one has seen', async t => {
	const file = join(await temporaryDirectory(t), 'last-seen.json');
	const first = seenTypes(file);
	assert.equal(first.lastSeen().size, 0);
	await see(first, at(1000, '1V100.6V'));
	await see(first, at(2000, '1B200.30V'));
	const expected = new Map([
		['1V100.6V', 1000],
		['1B200.30V', 2000],
	]);
	assert.deepEqual(new Map(first.lastSeen()), expected);
	assert.deepEqual(new Map(seenTypes(file).lastSeen()), expected);
});

test('where nothing can be kept it is known for this run', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'state'), 'a file, where a folder should be');
	const seen = seenTypes(join(directory, 'state', 'last-seen.json'));
	await see(seen, at(1000, '1V100.6V'));
	assert.equal(seen.lastSeen().get('1V100.6V'), 1000);
});
