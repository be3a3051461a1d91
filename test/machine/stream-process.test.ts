import assert from 'node:assert/strict';
import {tmpdir} from 'node:os';
import {test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {interrupted, streamProcess} from '../../source/machine/stream-process.ts';

const shell = (script: string, signal = new AbortController().signal) =>
	streamProcess({
		command: '/bin/sh',
		arguments: ['-c', script],
		directory: tmpdir(),
		env: {PATH: process.env['PATH'], GREETING: 'hello'},
		signal,
	});

async function readAll(
	output: ReturnType<typeof streamProcess>,
): Promise<{lines: string[]; status: number | null}> {
	const lines: string[] = [];
	for (;;) {
		const step = await output.next();
		if (step.done === true) return {lines, status: step.value};
		lines.push(String(step.value));
	}
}

test('lines come without colours, errors among them, and then the status', async () => {
	const script =
		'printf "\\033[31m$GREETING\\033[0m\\tyou\\r\\n"; echo bad >&2; printf "no end"; exit 3';
	const {lines, status} = await readAll(shell(script));
	assert.deepEqual(lines.toSorted(), ['bad', 'hello you', 'no end']);
	assert.equal(status, 3);
});

test('an abort is one Ctrl-C for the whole family, which ends in its own time', async () => {
	const abort = new AbortController();
	const script = `
		trap 'echo parent stops' INT
		sh -c 'trap "echo child stops; exit 0" INT; echo child is there; while :; do sleep 0.05; done'
		exit 5`;
	const lines: string[] = [];
	const output = shell(script, abort.signal);
	for (;;) {
		const step = await output.next();
		if (step.done === true) {
			assert.equal(step.value, 5);
			break;
		}

		lines.push(String(step.value));
		if (step.value === 'child is there') abort.abort();
	}

	assert.equal(lines[1], String(interrupted));
	assert.deepEqual(lines.toSpliced(1, 1).toSorted(), [
		'child is there',
		'child stops',
		'parent stops',
	]);
});

test('what it leaves in the background does not hold it up', async () => {
	const {lines, status} = await readAll(shell('sleep 60 & echo $!'));
	assert.equal(status, 0);
	process.kill(Number(lines[0]));
});

test('one that a signal ended has no status', async () => {
	assert.equal((await readAll(shell('kill -9 $$'))).status, null);
});

test('a program that is not there is told by its name', async () => {
	const output = streamProcess({
		command: '/nowhere/make',
		arguments: [],
		directory: tmpdir(),
		env: {},
		signal: new AbortController().signal,
	});
	await assert.rejects(output.next(), {name: 'ExpectedError', message: /make is not installed/});
});

test('a program that writes faster than it is read has to wait, and loses nothing', async () => {
	const output = shell('i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done');
	const lines: string[] = [];
	for (;;) {
		const step = await output.next();
		if (step.done === true) break;
		lines.push(String(step.value));
		// As long as a program that has ended is waited for where nothing more comes.
		if (lines.length === 1) await setTimeout(1200);
	}

	assert.equal(lines.length, 20_000);
	assert.equal(lines.at(-1), 'line 19999');
});
