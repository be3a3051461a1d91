import assert from 'node:assert/strict';
import {test} from 'node:test';
import {logFileText} from '../../../source/bringup/log-lines.ts';
import {createLogBuffer, type LogBuffer} from '../../../source/ui/bringup/bringup-log.ts';
import type {Tone} from '../../../source/ui/drawing/line.ts';

const time = '2026-11-23T14:00:02.000Z';

type World = {
	readonly log: LogBuffer;
	push(text: string, tone?: Tone): void;
	file: Buffer | undefined;
	readonly reads: number[];
};

/** A log whose lines go to memory and to a file at once; the file is bytes that a test may change. */
function logWithFile(capacity: number): World {
	const reads: number[] = [];
	const world: World = {
		log: createLogBuffer(capacity, (name, start, end) => {
			assert.equal(name, 'a.log');
			reads.push(end - start);
			return world.file?.toString('utf8', start, end);
		}),
		push(text, tone = 'plain') {
			world.log.push({text, tone, time});
			world.file = Buffer.concat([
				world.file ?? Buffer.of(),
				Buffer.from(logFileText(time, [text])),
			]);
		},
		file: undefined,
		reads,
	};
	return world;
}

test('lines that memory has lost come from the file, with text, tone and time', () => {
	const world = logWithFile(10);
	world.log.push({text: 'of an earlier task', tone: 'plain', time});
	world.log.startFile('a.log');
	const texts = Array.from({length: 2000}, (_, number) =>
		number % 7 === 0 ? '' : `${number} ✗ ${'日'.repeat(number % 5)}`,
	);
	for (const [number, text] of texts.entries())
		world.push(text, number % 3 === 0 ? 'bad' : 'plain');
	assert.deepEqual([world.log.start, world.log.kept, world.log.end], [1, 1991, 2001]);
	for (const [number, text] of texts.entries()) {
		assert.deepEqual(world.log.at(number + 1), {
			text,
			tone: number % 3 === 0 ? 'bad' : 'plain',
			time,
		});
	}

	assert.equal(world.log.at(0), undefined);
	assert.equal(world.log.at(2001), undefined);
});

test('a file is read by the block, once for all of its lines', () => {
	const world = logWithFile(10);
	world.log.startFile('a.log');
	for (let number = 0; number < 1000; number++) world.push(`line ${number}`);
	for (let number = 0; number < 512; number++) world.log.at(number);
	assert.equal(world.reads.length, 2);
});

test('a file that is gone has nothing to offer, until it is back', () => {
	const world = logWithFile(10);
	world.log.startFile('a.log');
	for (let number = 0; number < 1000; number++) world.push(`line ${number}`);
	const {file} = world;
	world.file = undefined;
	assert.equal(world.log.start, 990);
	world.file = file;
	assert.equal(world.log.start, 0);
	assert.equal(world.log.at(3)?.text, 'line 3');
});

test('what was cut off the file says so', () => {
	const world = logWithFile(10);
	world.log.startFile('a.log');
	for (let number = 0; number < 1000; number++) world.push(`line ${number}`);
	world.file = world.file!.subarray(0, 100);
	assert.equal(world.log.at(1)?.text, 'line 1');
	assert.equal(world.log.at(700)?.text, '(not in the file)');
	assert.equal(world.log.at(995)?.text, 'line 995');
});

test('without a file, or within memory, nothing is read', () => {
	const world = logWithFile(10);
	for (let number = 0; number < 20; number++) world.push(`line ${number}`);
	assert.equal(world.log.start, 10);
	world.log.startFile('a.log');
	for (let number = 20; number < 25; number++) world.push(`line ${number}`);
	assert.equal(world.log.start, 15);
	assert.equal(world.log.at(15)?.text, 'line 15');
	assert.deepEqual(world.reads, []);
});
