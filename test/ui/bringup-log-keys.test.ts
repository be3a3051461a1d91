import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import type {BringupEvent, BringupEventBody} from '../../source/bringup/events.ts';
import {logFileText} from '../../source/bringup/log-lines.ts';
import {plainLines} from '../../source/bringup/plain-log.ts';
import {selecting, timed} from '../helpers/bringup-events.ts';
import {bringUpScreens, type BringupScreens} from '../helpers/bringup-screens.ts';

const made = (text: string): BringupEventBody => ({type: 'output', program: 'make', text});

const output: readonly BringupEvent[] = timed([
	...Array.from({length: 40}, (_, task) => [5, made(`task ${task}`)] as const),
	[6, made('fatal: kn1 does not answer')],
	...Array.from({length: 40}, (_, task) => [7, made(`task ${task + 40}`)] as const),
	[8, made(`a long line ${'x'.repeat(100)} and its end`)],
]);

/** A log of which only the end is in the window, and nothing more comes. */
const open = async (
	t: Parameters<typeof bringUpScreens>[0],
	columns = 80,
	rows = 24,
): Promise<BringupScreens> => {
	const screens = bringUpScreens(t, columns, rows, {
		async *bringUp() {
			yield {type: 'log', file: '/state/bringup.log', time: output[0]!.time};
			yield* selecting;
			yield* output;
			await new Promise(() => {});
		},
	});
	await screens.waitFor(columns < 60 ? '    end' : 'and its end');
	return screens;
};

const found = (lines: readonly string[]): string | undefined =>
	lines.find(line => line.startsWith('>'));

test('/ finds while it is typed; n and N go on, round both ends; Esc forgets it', async t => {
	const screens = await open(t);
	screens.press('/task 1');
	const typed = screens.lines();
	assert.equal(found(typed), '>task 1');
	assert.ok(typed.includes(' find: task 1'));
	assert.ok(typed.includes(`── log ${'─'.repeat(73)}`));
	screens.press('0\r');
	assert.equal(found(screens.lines()), '>task 10');
	assert.match(screens.lines().at(-1)!, /^ l whole log {2}n\/N next/);
	screens.press('/\u0015task 1\r');
	screens.press('n');
	assert.equal(found(screens.lines()), '>task 10');
	screens.press('N');
	assert.equal(found(screens.lines()), '>task 1');
	screens.press('N');
	assert.equal(found(screens.lines()), '>task 19');
	screens.press('/cherry');
	assert.ok(screens.lines().some(line => line.startsWith('── cherry is not in the log ──')));
	screens.press('\u001B');
	assert.ok(!screens.lines().some(line => line.includes('find: ')));
	screens.press('n');
	assert.ok(screens.lines().some(line => line.startsWith('── n: no such key now ')));
	screens.press('G');
	assert.ok(screens.lines().some(line => line.startsWith('── log, following ──')));
});

test('a paste goes into the search', async t => {
	const screens = await open(t);
	screens.press('/');
	screens.paste('task 33\nq');
	assert.equal(found(screens.lines()), '>task 33');
});

test('the cursor stands where is typed', async t => {
	for (const [columns, rows] of [
		[80, 24],
		[120, 40],
		[40, 12],
	] as const) {
		const screens = await open(t, columns, rows);
		screens.press('/ab');
		const at = screens.lines().indexOf(' find: ab');
		assert.deepEqual(screens.cursor(), {x: 9, y: at}, `${columns}x${rows}`);
	}
});

test('e shows the troubles alone, and the whole log again', async t => {
	const screens = await open(t);
	screens.press('e');
	const lines = screens.lines();
	assert.deepEqual(lines.slice(2, 5), [
		`── troubles only, following ${'─'.repeat(52)}`,
		' fatal: kn1 does not answer',
		'',
	]);
	assert.match(lines.at(-1)!, / e all lines/);
	screens.press('e');
	assert.ok(screens.lines().some(line => line.includes('and its end')));
});

test('w cuts long lines, and wraps them again', async t => {
	const screens = await open(t);
	screens.press('w');
	assert.ok(screens.lines().includes(` a long line ${'x'.repeat(66)}…`));
	screens.press('w');
	assert.ok(screens.lines().includes(`    ${'x'.repeat(24)} and its end`));
});

test('t gives the window to the log, with the time of each line', async t => {
	const screens = await open(t);
	screens.press('t');
	const lines = screens.lines();
	assert.equal(lines.length, 23);
	assert.match(lines[1]!, /^── log, following ─+$/);
	assert.equal(lines[2], ' 14:00:07 task 65');
	assert.ok(lines.includes(' 14:00:08 a long line'));
	assert.match(lines.at(-1)!, /t panels/);
	screens.press('t');
	assert.ok(screens.lines().some(line => line.includes('candidates')));
});

test('where the whole log is stands above the keys', async t => {
	const screens = await open(t);
	assert.equal(screens.lines().at(-3), `── all of it: /state/bringup.log ${'─'.repeat(47)}`);
});

test('a key that means nothing here says so', async t => {
	const screens = await open(t, 40, 12);
	screens.press('x');
	assert.ok(screens.lines().some(line => line.startsWith(' x: no such key now')));
	assert.equal(screens.lines().length, 11);
});

test('? lists the keys that work now, also where the line below has no room for them', async t => {
	const screens = await open(t, 40, 12);
	screens.press('?');
	const lines = screens.lines();
	assert.deepEqual(lines.slice(2, 5), [
		' Ctrl-C stop (asks)',
		' z leave it running',
		' PgUp/PgDn scroll',
	]);
	screens.press('q');
	assert.ok(screens.lines()[0]!.startsWith(' bring up'));
});

suite('a log of which memory has only the last lines', () => {
	const count = 20_000;
	const lines = timed(Array.from({length: count}, (_, task) => [5, made(`task ${task}`)] as const));
	const text = Buffer.from(
		[...selecting, ...lines]
			.map(event => logFileText(event.time, plainLines(event, false)))
			.join(''),
	);

	const openLong = async (
		t: Parameters<typeof bringUpScreens>[0],
		file: {bytes: Buffer | undefined},
	): Promise<BringupScreens> => {
		const screens = bringUpScreens(t, 80, 24, {
			readLog: (_, start, end) => file.bytes?.toString('utf8', start, end),
			async *bringUp() {
				yield* selecting;
				yield* lines;
				await new Promise(() => {});
			},
		});
		await screens.waitFor(`task ${count - 1}`);
		return screens;
	};

	test('is scrolled and searched to its first line', async t => {
		const screens = await openLong(t, {bytes: text});
		screens.press('g');
		assert.deepEqual(screens.lines().slice(2, 6), [
			`── log ${'─'.repeat(73)}`,
			' Account: ok',
			'',
			' Checking tier group: h100-or-less',
		]);
		screens.press('/task 77\r');
		await screens.waitFor('>task 77');
		screens.press('N');
		await screens.waitFor('>task 7799');
		screens.press('n');
		await screens.waitFor('>task 77');
		screens.press('/\u0015task 19998\r');
		await screens.waitFor('>task 19998');
		screens.press('/\u0015Account\r');
		await screens.waitFor('>Account: ok');
		screens.press('/\u0015cherry');
		await screens.waitFor('── cherry is not in the log ──');
	});

	test('a search that somebody has given up moves nothing', async t => {
		const screens = await openLong(t, {bytes: text});
		screens.press('/Account');
		assert.ok(screens.lines().some(line => line.startsWith('── log, following, looking ──')));
		screens.press('\u001B');
		await screens.store.idle();
		assert.ok(screens.lines().includes(` task ${count - 1}`));
		assert.ok(screens.lines().some(line => line.startsWith('── log, following ──')));
	});

	test('says how much cannot be had when its file is gone', async t => {
		const file: {bytes: Buffer | undefined} = {bytes: text};
		const screens = await openLong(t, file);
		file.bytes = undefined;
		screens.press('g');
		const shown = screens.lines();
		assert.match(shown[2]!, /^── log, 15,017 lines before: the file cannot be read ──/);
		assert.equal(shown[3], ' task 15000');
		screens.press('/Account');
		await screens.waitFor('── Account is not in what there is of the log ──');
		screens.press('\u001B');
		file.bytes = text;
		screens.press('g');
		assert.equal(screens.lines()[3], ' Account: ok');
	});
});
