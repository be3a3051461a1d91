import assert from 'node:assert/strict';
import {readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {logged} from '../../source/bringup/log-file.ts';
import {logLineBytes, parseLogLine} from '../../source/bringup/log-lines.ts';
import {plainLines} from '../../source/bringup/plain-log.ts';
import {began, creating, ready, selecting} from '../helpers/bringup-events.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

async function* stream(...events: readonly BringupEvent[]): AsyncGenerator<BringupEvent> {
	yield* events;
}

const time = new Date(began).toISOString();

test('the file is named first and just before the last event, and has every line', async t => {
	const file = join(await temporaryDirectory(t), 'logs/bringup.log');
	const told = await Array.fromAsync(logged(stream(...selecting, ...creating, ...ready), file));
	assert.deepEqual(told[0], {type: 'log', file, time});
	assert.deepEqual(
		told.slice(-2).map(event => (event.type === 'note' ? event.text : event.type)),
		[`The log is in ${file}`, 'ready'],
	);
	const text = await readFile(file, 'utf8');
	assert.match(text, /^2026-11-23T14:00:02\.000Z Selected: 1A100\.40S\.22V \(tier: a100-40\)$/m);
	assert.match(text, /Ready after 1m 05s\.$/m);
	assert.equal((await stat(file)).mode & 0o777, 0o600);
});

test('the file has the lines that are told, empty ones among them, and in that order', async t => {
	const file = join(await temporaryDirectory(t), 'bringup.log');
	const strange = 'two\nlines';
	const told = await Array.fromAsync(
		logged(
			stream(
				...selecting,
				{type: 'output', program: 'make', text: '', time},
				{type: 'output', program: 'make', text: strange, time},
				...ready,
			),
			file,
		),
	);
	const lines = told.flatMap(event =>
		plainLines(event, false).map(text => (text === '' ? event.time : `${event.time} ${text}`)),
	);
	const text = await readFile(file, 'utf8');
	assert.deepEqual(text.split('\n'), [...lines, '']);
	assert.equal(
		Buffer.byteLength(text),
		told
			.flatMap(event => plainLines(event, false))
			.reduce((sum, line) => sum + logLineBytes(line), 0),
	);
	assert.deepEqual(parseLogLine(`${time} two`), {time, text: 'two'});
	assert.deepEqual(parseLogLine(time), {time, text: ''});
});

test('a burst of 100,000 lines is all there, and in order', async t => {
	const file = join(await temporaryDirectory(t), 'bringup.log');
	async function* burst(): AsyncGenerator<BringupEvent> {
		for (let number = 0; number < 100_000; number++) {
			yield {type: 'output', program: 'make', text: `line ${number}`, time};
		}
	}

	let told = 0;
	for await (const event of logged(burst(), file)) told += event.type === 'output' ? 1 : 0;
	assert.equal(told, 100_000);
	const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
	assert.equal(lines.length, 100_000);
	assert.ok(lines.every((line, number) => line === `${time} line ${number}`));
});

test('whoever stops reading finds what was read in the file', async t => {
	const file = join(await temporaryDirectory(t), 'bringup.log');
	for await (const event of logged(stream(...selecting, ...creating), file)) {
		if (event.type === 'attempt') break;
	}

	assert.match(await readFile(file, 'utf8'), /Attempt 1: creating kn1-knlp/);
});

test('a log that cannot be written is said once, and stops nothing', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, 'logs'), '');
	const file = join(directory, 'logs/bringup.log');
	const told = await Array.fromAsync(logged(stream(...selecting, ...ready), file));
	const warnings = told.filter(event => event.type === 'note' && event.level === 'warning');
	assert.equal(warnings.length, 1);
	assert.match(JSON.stringify(warnings), /There is no log of this: /);
	assert.equal(told.at(-1)?.type, 'ready');
	assert.ok(
		!told.some(event => event.type === 'note' && event.text.includes(directory + '/logs/b')),
	);
});
