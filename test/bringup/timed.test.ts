import assert from 'node:assert/strict';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {lastDurations, timedBringUp} from '../../source/bringup/timed.ts';
import {creating, ready, selecting, soldOut, timed} from '../helpers/bringup-events.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

async function* stream(...events: readonly BringupEvent[]): AsyncGenerator<BringupEvent> {
	yield* events;
}

const run = async (file: string, ...events: readonly BringupEvent[]): Promise<void> => {
	const told = await Array.fromAsync(timedBringUp(stream(...events), file));
	assert.deepEqual(told, events);
};

const readyAfter = (milliseconds: number): BringupEvent[] =>
	ready.map(event => (event.type === 'ready' ? {...event, elapsed_ms: milliseconds} : event));

const waited = timed([[1, {type: 'waiting', target: 'h100', came: [], went: []}]]);

test('the last five that made something are remembered', async t => {
	const file = join(await temporaryDirectory(t), 'state/durations-api');
	assert.deepEqual(await lastDurations(file), []);
	for (const seconds of [1, 2, 3, 4, 5, 6]) {
		await run(file, ...selecting, ...creating, ...readyAfter(seconds * 1000));
	}

	assert.deepEqual(await lastDurations(file), [2000, 3000, 4000, 5000, 6000]);
	assert.equal(await readFile(file, 'utf8'), '2000\n3000\n4000\n5000\n6000\n');
});

test('what was there, what failed, and what waited for capacity is not', async t => {
	const file = join(await temporaryDirectory(t), 'durations-api');
	await run(file, ...ready);
	await run(file, ...soldOut);
	await run(file, ...waited, ...selecting, ...creating, ...ready);
	assert.deepEqual(await lastDurations(file), []);
});

test('a file that cannot be read or written spoils nothing, and neither does what is in it', async t => {
	const directory = await temporaryDirectory(t);
	const folder = join(directory, 'folder');
	await mkdir(folder);
	await run(folder, ...selecting, ...creating, ...ready);
	assert.deepEqual(await lastDurations(folder), []);
	const file = join(directory, 'durations-api');
	await writeFile(file, 'x\n12000\n-1\n\n');
	assert.deepEqual(await lastDurations(file), [12_000]);
});
