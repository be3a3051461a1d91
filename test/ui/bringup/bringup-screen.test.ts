import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BringupEvent} from '../../../source/bringup/events.ts';
import {ExpectedError} from '../../../source/errors.ts';
import type {Services} from '../../../source/ui/services.ts';
import {
	creating,
	destroyed,
	leftBehind,
	ready,
	selecting,
	soldOut,
	timed,
} from '../../helpers/bringup-events.ts';
import {bringUpScreens as show} from '../../helpers/bringup-screens.ts';
import {until} from '../../helpers/frames.ts';

const playing = (events: readonly BringupEvent[]): Partial<Services> => ({
	async *bringUp() {
		yield* events;
	},
});

test('80x24, while the machine boots', async t => {
	assert.deepEqual(await show(t, 80, 24).waitFor('provisioning (30s)'), [
		' bring up  H100_OR_LESS  00:34                             $1.29/h  $0.01 so far',
		' ✓ check  ✓ select 2s    files    ssh-key  ✓ create 1s  … boot 30s    ssh',
		`── log, following ${'─'.repeat(62)}`,
		" Checking tier 'a100-80': 1A100.80S.22V",
		'   Checking 1A100.80S.22V... ✗ not available',
		'',
		" Checking tier 'a100-40': 1A100.40S.22V",
		'   Checking 1A100.40S.22V... ✓ AVAILABLE',
		'',
		' Selected: 1A100.40S.22V (tier: a100-40)',
		' Auto-selected DataCrunch location: FIN-01',
		'',
		' Attempt 1: creating kn1-knlp, 1A100.40S.22V in FIN-01, on-demand, $1.29/h',
		' kn1-knlp: ordered (0s)',
		' kn1-knlp: provisioning (30s)',
		`── candidates ${'─'.repeat(66)}`,
		' h100 ✗✗  a100-80 ✗  a100-40 ✓ FIN-01  rtx-pro-6000  rtx-6000-ada  l40s  a6000',
		' v100',
		`── 1 machine ${'─'.repeat(67)}`,
		' … kn1-knlp  1A100.40S.22V  FIN-01                            provisioning 00:30',
		`── all of it: /state/bringup.log ${'─'.repeat(47)}`,
		' Ctrl-C stop (asks)  z leave it running  PgUp/PgDn scroll  G end  / find',
		' l whole log  e troubles  w cut lines  t log only  y copy  g top  ? keys  c cost',
	]);
});

test('how long the last ones took is told until it is over', async t => {
	const lastDurations = async (): Promise<number[]> => [65_000, 200_000, 70_000];
	const narrow = show(t, 80, 24, {lastDurations});
	const booting = await narrow.waitFor('provisioning (30s)');
	assert.ok(
		booting.includes(`── log, following, usually ready in 01:05 to 03:20 ${'─'.repeat(29)}`),
	);
	narrow.goOn();
	const ended = await narrow.waitFor('bring up  ready in');
	assert.ok(!ended.some(line => line.includes('usually')));

	const wide = await show(t, 120, 40, {lastDurations}).waitFor('provisioning (30s)');
	const at = wide.findIndex(line => line.startsWith(' TYPICAL'));
	assert.ok(wide[at + 1]!.startsWith('   01:05 to 03:20       last 3 │'));
});

test('80x24 in ASCII', async t => {
	const lines = await show(t, 80, 24, {ascii: true}).waitFor('provisioning (30s)');
	assert.equal(
		lines[1],
		' + check  + select 2s    files    ssh-key  + create 1s  . boot 30s    ssh',
	);
	assert.equal(lines[7], '   Checking 1A100.40S.22V... + AVAILABLE');
	assert.ok(lines.every(line => /^[ -~]*$/.test(line)));
});

test('120x40: steps, tiers and cost stand beside the log', async t => {
	const lines = await show(t, 120, 40).waitFor('provisioning (30s)');
	assert.equal(lines.length, 39);
	assert.deepEqual(lines.slice(2, 22), [
		' STEPS                         │  Account: ok',
		' ✓ check                       │',
		' ✓ select                   2s │  Checking tier group: h100-or-less',
		'     h100         ✗ ✗          │  Tiers to check (highest to lowest): h100, a100-80, a100-40, rtx-pro-6000,',
		'     a100-80      ✗            │     rtx-6000-ada, l40s, a6000, v100',
		'     a100-40      ✓ FIN-01     │',
		"     rtx-pro-6000              │  Checking tier 'h100': 1H100.80S.30V, 1H100.80S.32V",
		'     rtx-6000-ada              │    Checking 1H100.80S.30V... ✗ not available',
		'     l40s                      │    Checking 1H100.80S.32V... ✗ not available',
		'     a6000                     │',
		"     v100                      │  Checking tier 'a100-80': 1A100.80S.22V",
		'   files                       │    Checking 1A100.80S.22V... ✗ not available',
		'   ssh-key                     │',
		" ✓ create                   1s │  Checking tier 'a100-40': 1A100.40S.22V",
		' … boot                    30s │    Checking 1A100.40S.22V... ✓ AVAILABLE',
		'   ssh                         │',
		'                               │  Selected: 1A100.40S.22V (tier: a100-40)',
		' COST                          │  Auto-selected DataCrunch location: FIN-01',
		'   $1.29/h          $30.96/day │',
		'   $0.01 so far                │  Attempt 1: creating kn1-knlp, 1A100.40S.22V in FIN-01, on-demand, $1.29/h',
	]);
});

test('120x24: the steps and the cost have their places, also where not all tiers have', async t => {
	const lines = await show(t, 120, 24).waitFor('provisioning (30s)');
	const side = lines.slice(2, 21).map(line => line.slice(0, 30).trimEnd());
	assert.deepEqual(side.slice(0, 15), [
		' STEPS',
		' ✓ check',
		' ✓ select                   2s',
		'     h100         ✗ ✗',
		'     a100-80      ✗',
		'     a100-40      ✓ FIN-01',
		'   files',
		'   ssh-key',
		' ✓ create                   1s',
		' … boot                    30s',
		'   ssh',
		'',
		' COST',
		'   $1.29/h          $30.96/day',
		'   $0.01 so far',
	]);
});

test('40x12: one line for everything but the log', async t => {
	const shown = show(t, 40, 12);
	assert.deepEqual(await shown.waitFor('provisioning (30s)'), [
		' bring up  00:34   $1.29/h  $0.01 so far',
		'─'.repeat(40),
		' Auto-selected DataCrunch location:',
		'    FIN-01',
		'',
		' Attempt 1: creating kn1-knlp,',
		'    1A100.40S.22V in FIN-01, on-demand,',
		'    $1.29/h',
		' kn1-knlp: ordered (0s)',
		' kn1-knlp: provisioning (30s)',
		' Ctrl-C stop  z leave  PgUp/PgDn  ? keys',
	]);
	shown.press('\u0003');
	const asked = await shown.waitFor('go on');
	assert.deepEqual(asked.slice(-3), [
		' kn1-knlp ($1.29/h)',
		' k keep it  d destroy  g go on',
		' g/Esc go on  z leave it running',
	]);
	assert.equal(asked.length, 11);
});

test('what an earlier bring-up made is not offered to be destroyed with this one', async t => {
	const goesOn = (events: readonly BringupEvent[]): Partial<Services> => ({
		async *bringUp() {
			yield* events;
			await new Promise(() => {});
		},
	});
	const [, attempt] = creating;
	assert.ok(attempt?.type === 'attempt');
	const older = show(t, 80, 24, goesOn([...selecting, ...creating.slice(2)]));
	await older.waitFor('provisioning (30s)');
	older.press('\u0003');
	const asked = await older.waitFor(' Stop? kn1-knlp ($1.29/h)');
	assert.ok(!asked.some(line => line.startsWith('  d  ')));
	older.press('d');
	await older.waitFor('d: no such key now');

	const another = timed([[35, {...attempt, hostname: 'kn1-2', number: 2}]]);
	const both = show(t, 80, 24, goesOn([...selecting, ...creating.slice(2), ...another]));
	await both.waitFor('Attempt 2: creating kn1-2');
	both.press('\u0003');
	await both.waitFor('  d  destroy what was made, then stop; kn1-knlp was there before, and stays');
});

test('a narrow window shows the step that is going on, and a low one leaves its rows to the log', async t => {
	const steps = (['check', 'select', 'files', 'ssh-key', 'create'] as const).flatMap(
		(step, index) =>
			timed([
				[index * 20, {type: 'step', step, state: 'started'}],
				[index * 20 + 15, {type: 'step', step, state: 'done'}],
			]),
	);
	const boots = timed([[100, {type: 'step', step: 'boot', state: 'started'}]]);
	const booting: Partial<Services> = {
		async *bringUp() {
			yield* [...selecting, ...steps, ...boots];
			await new Promise(() => {});
		},
	};
	for (const [columns, line] of [
		[100, ' ✓ check 15s  ✓ select 15s  ✓ files 15s  ✓ ssh-key 15s  ✓ create 15s  … boot 0s    ssh'],
		[80, ' ✓ check  ✓ select  ✓ files  ✓ ssh-key  ✓ create  … boot 0s    ssh'],
		[60, ' ✓ 5 done  … boot 0s    ssh'],
	] as const) {
		const lines = await show(t, columns, 16, booting).waitFor('boot 0s');
		assert.equal(lines[1], line);
		assert.ok(!lines.some(row => row.includes('candidates')));
		assert.match(lines.slice(-2).join('\n'), /\? keys/);
	}
});

test('what failed in another way tells of the attempts before, too', async t => {
	const [end] = leftBehind;
	assert.ok(end?.type === 'failed');
	const attempt = {
		instance_type: '1H100.80S.30V',
		location: 'FIN-02',
		market: 'spot',
		reason: `${'no room '.repeat(12)}at all`,
	} as const;
	const events = [...selecting, ...creating, {...end, attempts: [attempt]}];
	const lines = await show(t, 80, 24, playing(events)).waitFor('failed after');
	const at = lines.indexOf(' Attempts that failed');
	assert.ok(lines[at + 1]!.startsWith('  ✗ 1H100.80S.30V FIN-02 spot: no room'));
	assert.ok(lines[at + 2]!.endsWith('at all'));
});

test('40x12 at the end: nothing is cut off, and ? tells the keys that have no room', async t => {
	for (const [events, header, footer] of [
		[
			[...selecting, ...creating, ...ready],
			' bring up  ready in 01:05        $1.29/h',
			' s ssh  y copy  d destroy  G end  ? keys',
		],
		[soldOut, ' no capacity after 00:01   nothing bills', ' r retry  w wait  W launch  ? keys'],
		[
			[...selecting, ...creating, ...leftBehind],
			' failed after 03:20 still bills: $1.29/h',
			' r retry  d destroy  m menu  ? keys',
		],
	] as const) {
		const lines = await show(t, 40, 12, playing(events)).waitFor(header.slice(1, 20).trim());
		assert.deepEqual([lines[0], lines.at(-1)], [header, footer]);
	}
});

test('a reason of several lines is told line by line, and in one where there is one', async t => {
	const events = timed([
		[
			40,
			{
				type: 'fallback',
				instance_type: '1A100.40S.22V',
				location: 'FIN-01',
				market: 'on-demand',
				reason: 'no capacity\n  in this place',
			},
		],
		[41, {type: 'note', level: 'info', text: 'later'}],
	]);
	const shown = show(t, 80, 24, {
		async *bringUp() {
			yield* [...selecting, ...creating, ...events];
			await new Promise(() => {});
		},
	});
	const lines = await shown.waitFor('later');
	assert.ok(lines.includes(' ✗ 1A100.40S.22V  FIN-01  on-demand: no capacity in this place'));
	assert.ok(lines.includes(' 1A100.40S.22V in FIN-01 (on-demand) is sold out: no capacity'));
	assert.ok(lines.includes('   in this place'));
});

test('ready: what it is, how to log in, what it costs, and what was asked for', async t => {
	const shown = show(t, 80, 24);
	await shown.waitFor('provisioning (30s)');
	shown.goOn();
	const lines = await shown.waitFor('ready in');
	assert.deepEqual(lines.slice(0, 14), [
		' bring up  ready in 01:05  1A100.40S.22V  FIN-01                running: $1.29/h',
		' ✓ check  ✓ select 2s    files    ssh-key  ✓ create 1s  ✓ boot 01:00    ssh',
		'─'.repeat(80),
		'  kn1-knlp  1A100.40S.22V  FIN-01  203.0.113.24',
		'',
		'  ssh -i ~/.ssh/kdevops_terraform_3f2a1c00 root@203.0.113.24',
		'',
		'  Asked for h100-or-less, got a100-40: h100 and a100-80 had no capacity.',
		'  Costs $1.29/h until you run: dcmenu destroy',
		'',
		' Log',
		' Account: ok',
		'',
		' Checking tier group: h100-or-less',
	]);
	assert.equal(
		lines.at(-2),
		' s ssh now  y copy ssh  d destroy (asks)  m menu  q quit  PgUp/PgDn scroll',
	);
	shown.press('q');
	await until(() => shown.outcome() !== undefined);
	assert.deepEqual(shown.outcome(), {
		exitStatus: 0,
		farewell: [
			'  kn1-knlp  1A100.40S.22V  FIN-01  203.0.113.24',
			'',
			'  ssh -i ~/.ssh/kdevops_terraform_3f2a1c00 root@203.0.113.24',
			'',
			'  Asked for h100-or-less, got a100-40: h100 and a100-80 had no capacity.',
			'  Costs $1.29/h until you run: dcmenu destroy',
			'  The log is in /state/bringup.log',
		],
	});
});

test('d after ready asks with the price; only y destroys', async t => {
	const shown = show(t, 80, 24);
	await shown.waitFor('provisioning (30s)');
	shown.goOn();
	await shown.waitFor('ready in');
	shown.press('d');
	await shown.waitFor(' Destroy kn1-knlp ($1.29/h)? y destroys, n does not.');
	shown.press('\r');
	shown.press('n');
	await shown.waitFor('d destroy (asks)');
	shown.press('d');
	await shown.waitFor('y destroys');
	shown.press('y');
	const lines = await shown.waitFor('destroyed in');
	assert.deepEqual(lines.slice(0, 5), [
		' destroy  destroyed in 00:02                                        spent: $0.03',
		' ✓ delete 2s    clean-up',
		'─'.repeat(80),
		'  Destroyed: kn1-knlp. Spent $0.03.',
		'',
	]);
	shown.press('m');
	await shown.waitFor('[*] Enable modules');
});

test('Ctrl-C asks; Esc goes on; k keeps the machine and stops watching', async t => {
	const shown = show(t, 80, 24);
	await shown.waitFor('provisioning (30s)');
	shown.press('\u0003');
	const lines = await shown.waitFor('Stop?');
	assert.deepEqual(lines.slice(-8), [
		'─'.repeat(80),
		' Stop? kn1-knlp ($1.29/h)',
		'  k  keep it running and stop watching; dcmenu status and destroy know it',
		'  d  destroy what was made, then stop',
		'  g  go on',
		`── all of it: /state/bringup.log ${'─'.repeat(47)}`,
		' g/Esc go on  z leave it running  PgUp/PgDn scroll',
		'',
	]);
	shown.press('g');
	await shown.waitFor('Ctrl-C stop (asks)');
	assert.deepEqual(shown.answers, []);
	shown.press('q');
	await shown.waitFor('Stop?');
	shown.press('k');
	await shown.waitFor('stopped after');
	assert.deepEqual(shown.answers, ['keep']);
	shown.press('q');
	await until(() => shown.outcome() !== undefined);
	assert.equal(shown.outcome()?.exitStatus, 130);
});

test('d as the answer to Ctrl-C has the engine take down what it made', async t => {
	const shown = show(t, 80, 24);
	await shown.waitFor('provisioning (30s)');
	shown.press('\u0003');
	await shown.waitFor('Stop?');
	shown.press('d');
	await until(() => shown.answers.length > 0);
	assert.deepEqual(shown.answers, ['destroy']);
});

test('Ctrl-C while it is taken down asks too, and g goes on', async t => {
	const gate = Promise.withResolvers<void>();
	const shown = show(t, 80, 24, {
		async *destroy() {
			yield* destroyed.slice(0, 2);
			await gate.promise;
			yield* destroyed.slice(2);
		},
	});
	await shown.waitFor('provisioning (30s)');
	shown.goOn();
	await shown.waitFor('ready in');
	shown.press('d');
	await shown.waitFor('y destroys');
	shown.press('y');
	await shown.waitFor('── 0 of 1 resource ──');
	shown.press('\u0003');
	const lines = await shown.waitFor(' Stop? What is not deleted yet bills on.');
	assert.equal(
		lines.at(-8),
		' … machine kn1-knlp  delete                                                00:00',
	);
	shown.press('d');
	shown.press('g');
	await shown.waitFor('Ctrl-C stop (asks)');
	gate.resolve();
	await shown.waitFor('destroyed in');
});

test('when the screens end otherwise, the engine is told to keep what it made', async t => {
	const shown = show(t, 80, 24);
	await shown.waitFor('provisioning (30s)');
	shown.store.leave();
	assert.deepEqual(shown.answers, ['keep']);
});

test('Ctrl-C once more is told what it risks, and the next one leaves', async t => {
	const shown = show(t, 80, 24, {
		async *bringUp() {
			yield* selecting;
			yield* creating;
			await new Promise(() => {});
		},
	});
	await shown.waitFor('provisioning (30s)');
	shown.press('\u0003');
	await shown.waitFor('Stop?');
	shown.press('d');
	await shown.waitFor('bring up  destroying');
	shown.press('\u0003');
	const asked = await shown.waitFor('Leave before it is done?');
	assert.deepEqual(asked.slice(-8, -3), [
		'─'.repeat(80),
		' Leave before it is done? kn1-knlp ($1.29/h): what is not deleted yet may go on',
		' billing.',
		'  l  leave all the same (or Ctrl-C); dcmenu status finds what is left',
		'  g  wait for it: what was sent is answered soon',
	]);
	shown.press('g');
	await shown.waitFor('Ctrl-C leave (asks)');
	shown.press('\u0003\u0003');
	await until(() => shown.outcome() !== undefined);
	assert.deepEqual(shown.outcome(), {
		exitStatus: 130,
		farewell: [
			'  kn1-knlp: still being deleted; the prompt comes back when that is done, and Ctrl-C does not wait.',
			'  What runs and what it costs: dcmenu status',
			'  To end it: dcmenu destroy',
			'  The log is in /state/bringup.log',
		],
	});
});

test('pasted text answers no question', async t => {
	const shown = show(t, 80, 24);
	await shown.waitFor('provisioning (30s)');
	shown.press('\u0003');
	await shown.waitFor('Stop?');
	shown.paste('destroy all');
	shown.press('g');
	await shown.waitFor('Ctrl-C stop (asks)');
	assert.deepEqual(shown.answers, []);
});

test('nothing available: what was tried and what can be done; q exits 5', async t => {
	const shown = show(t, 80, 24, playing(soldOut));
	const lines = await shown.waitFor('no capacity after');
	assert.deepEqual(lines.slice(0, 16), [
		' bring up  no capacity after 00:01                                 nothing bills',
		'   check  ✗ select 1s    files    ssh-key    create    boot    ssh',
		'─'.repeat(80),
		'  No instance of the tier group h100-or-less is available.',
		'',
		' What was tried',
		'  h100  1H100.80S.30V ✗                 v100  1V100.6V ✗',
		'  ✗ 1V100.6V FIN-01 on-demand: sold out when it was created',
		'',
		' What you can do',
		'  w  wait for it, and be told when it can be had',
		'  W  wait, and bring it up as soon as it can be had (asks)',
		'  t  ask for more: B200_OR_LESS (asks)',
		'  i  pick another type in the menu',
		'  r  try again now',
		'',
	]);
	assert.equal(lines.at(-2), ' r try again  w wait  W wait+launch  t more  i pick  m menu  q quit');
	shown.press('q');
	await until(() => shown.outcome() !== undefined);
	assert.equal(shown.outcome()?.exitStatus, 5);
});

test('where no group is wider, t is not offered for one and shows the log alone', async t => {
	const shown = show(t, 160, 24, {
		...playing(soldOut),
		selectionRequest: () => ({target: 'B300_OR_LESS', market: 'on-demand'}),
	});
	const lines = await shown.waitFor('no capacity after');
	assert.match(
		lines.at(-2)!,
		/^ r try again {2}w wait {2}W wait\+launch {2}i pick {2}m menu {2}.* {2}t log only/,
	);
	assert.ok(!lines.some(line => line.startsWith('  t  ')));
	shown.press('t');
	assert.match(shown.lines().at(-2)!, / {2}t panels/);
});

test('r tries again', async t => {
	let tries = 0;
	const shown = show(t, 80, 24, {
		async *bringUp() {
			tries++;
			yield* tries === 1 ? soldOut : [...selecting, ...creating, ...ready];
		},
	});
	await shown.waitFor('no capacity after');
	shown.press('r');
	await shown.waitFor('ready in');
	assert.equal(tries, 2);
});

test('failed after something was created: what bills, and its price; q exits 6', async t => {
	const shown = show(t, 80, 24, playing([...selecting, ...creating, ...leftBehind]));
	const lines = await shown.waitFor('failed after');
	assert.deepEqual(lines.slice(3, 14), [
		'  kn1-knlp runs, but port 22 does not answer.',
		'',
		' Still bills, $1.29/h',
		'  kn1-knlp  1A100.40S.22V  FIN-01  203.0.113.24  $1.29/h  since',
		'    2026-11-23T14:00:04Z  a1',
		'',
		' What you can do',
		'  d  destroy what is left (asks)',
		'  r  go on: what is there is kept, what is missing is made',
		'  m  leave it as it is: it bills until it is destroyed',
		'  Take it down: dcmenu destroy',
	]);
	assert.match(lines[0]!, /still bills: \$1\.29\/h$/);
	assert.match(lines.at(-2)!, /^ r try again {2}d destroy \(asks\)/);
	shown.press('q');
	await until(() => shown.outcome() !== undefined);
	assert.equal(shown.outcome()?.exitStatus, 6);
});

test('an expected error instead of events is shown with its next steps', async t => {
	const shown = show(t, 80, 24, {
		// eslint-disable-next-line require-yield
		async *bringUp() {
			throw new ExpectedError('Another dcmenu works here (process 12).', {
				nextSteps: ['Wait until it is done.'],
			});
		},
	});
	const lines = await shown.waitFor('Another dcmenu');
	assert.equal(lines[4], '  Wait until it is done.');
	shown.press('q');
	await until(() => shown.outcome() !== undefined);
	assert.equal(shown.outcome()?.exitStatus, 1);
});

test('PgUp leaves the end of the log, G follows it again', async t => {
	const shown = show(t, 80, 24);
	await shown.waitFor('provisioning (30s)');
	shown.press('\u001B[5~');
	const above = await shown.waitFor('── log ──');
	assert.equal(above[3], ' Account: ok');
	shown.press('G');
	await shown.waitFor('log, following');
});

test('a burst of 100,000 lines does not keep Ctrl-C waiting until its end', async t => {
	const [note] = timed([[5, {type: 'note', level: 'info', text: 'one of very many'}]]);
	let told = 0;
	const shown = show(t, 80, 24, {
		async *bringUp() {
			yield* selecting;
			for (; told < 100_000; told++) yield note!;
			await new Promise(() => {});
		},
	});
	await shown.waitFor('one of very many');
	shown.press('\u0003');
	await shown.waitFor('Stop?');
	assert.ok(told < 100_000, 'the question came after the last line');
});
