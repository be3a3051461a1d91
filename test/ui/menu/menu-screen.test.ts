import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cells} from '../../../source/ui/drawing/line.ts';
import {kconfigText, openScreens, snapshot, testEvaluation} from '../../helpers/menu-screens.ts';

const rule = '-'.repeat(80);

test('the main menu in 80x24', () => {
	assert.deepEqual(openScreens().lines(), [
		' dcmenu  .config                                                 simulator: test',
		' Top - Test configuration',
		rule,
		'> [*] Enable modules (NEW)',
		'  [*] Be fast (NEW)',
		'  < > A driver (NEW)',
		'  [ ] Selected by the user (NEW)',
		'  [ ] Locked by another (NEW)',
		'  [*] Networking (NEW)  --->',
		'      *** Only a comment ***',
		'      Provider (DataCrunch)  --->',
		'      Compute  --->',
		'      Nothing in here  ----',
		'-- Enable modules (MODULES) ----------------------------------------------------',
		' Lets options be built as modules.',
		'',
		'',
		'',
		'',
		'',
		rule,
		' Space toggle  y/n set  r reset  Esc quit  / find  ? info  s save  ! bring up',
		' w wait  q quit  F1/1 keys  a all  c names  f help  L load  D defconfig',
	]);
});

test('a choice of instance types in 80x24 has badges and their age', async () => {
	const screens = openScreens();
	await screens.press("'", 'c', '\r', '\r');
	assert.deepEqual(screens.lines().slice(0, 7), [
		' dcmenu  .config                                   simulator: test  cap: 12s ago',
		' Top > Compute > Instance type',
		rule,
		'      strategy / type  GPU                  $/h   spot where it can be had now',
		'> (X) H100_OR_LESS     -> 1V100.6V        $0.14 $0.070 + FIN-01',
		'  -- types: this one or nothing ------------------------------------------------',
		'  ( ) 1V100.6V         1x V100            $0.14 $0.070 + FIN-01',
	]);
});

test('the same in UTF-8', async () => {
	const screens = openScreens(undefined, {ascii: false});
	await screens.press("'", 'c', '\r', '\r');
	assert.equal(
		screens.lines()[4],
		'> (X) H100_OR_LESS     → 1V100.6V         $0.14 $0.070 ✓ FIN-01',
	);
	assert.equal(screens.lines()[2], '─'.repeat(80));
});

test('from 110 columns details stand beside the list', async () => {
	const screens = openScreens({columns: 120, rows: 40});
	await screens.press("'", 'c', '\r');
	const lines = screens.lines();
	assert.equal(lines.length, 39);
	assert.deepEqual(lines.slice(0, 6), [
		' dcmenu  .config                                                                           simulator: test  cap: 12s ago',
		' Top > Compute',
		'-'.repeat(120),
		'>     Instance type (H100 or less)  --->                                 | Instance type',
		'      + -> 1V100.6V FIN-01 $0.14/h                                       |',
		'      Location (AUTO)  --->                             + 1 of 2 have it | Now: h100 x, a100-80 x, a100-40 x,',
	]);
});

test('what each tier has stands behind the help beside the list, or before it where that would cut it', async () => {
	const told = async (rows: number): Promise<readonly string[]> => {
		const screens = openScreens({columns: 120, rows}, {ascii: true}, {kind: 'known', snapshot});
		await screens.press("'", 'c', '\r');
		return screens.lines().map(line => line.split(' | ')[1]?.trim() ?? '');
	};
	const tall = await told(40);
	const short = await told(17);
	const at = (lines: readonly string[], text: string): number =>
		lines.findIndex(line => line.startsWith(text));
	assert.ok(at(tall, 'What to rent.') < at(tall, 'tier '));
	assert.ok(at(short, '> v100 ') > 0);
	assert.ok(at(short, 'tier ') > 0 && at(short, 'What to rent.') === -1);
});

test('below 70 columns badges have a line of their own, and 40x12 still works', async () => {
	const screens = openScreens({columns: 40, rows: 12});
	await screens.press("'", 'c', '\r');
	assert.deepEqual(screens.lines(), [
		'.config > Compute           cap: 12s ago',
		'-'.repeat(40),
		'>     Instance type (H100 or less)  --->',
		'      + -> 1V100.6V FIN-01 $0.14/h',
		'      Location (AUTO)  --->',
		'      + 1 of 2 have it',
		'',
		'',
		'',
		'-'.repeat(40),
		' Enter Space / ? s q  1 keys',
	]);
});

test('no line of any screen is wider than the window, and the last row stays free', async () => {
	const sizes = [
		{columns: 40, rows: 12},
		{columns: 40, rows: 10},
		{columns: 60, rows: 16},
		{columns: 69, rows: 20},
		{columns: 80, rows: 24},
		{columns: 109, rows: 30},
		{columns: 120, rows: 40},
	];
	const ways = [
		[],
		['1'],
		['/', 'o'],
		['?'],
		['s'],
		['L'],
		['D'],
		['!'],
		['a'],
		['c'],
		["'", 'c', '\r', '\r'],
	];
	for (const size of sizes) {
		for (const way of ways) {
			const screens = openScreens(size);
			await screens.press(...way);
			const lines = screens.lines();
			const where = `${size.columns}x${size.rows} ${way.join(' ')}\n${lines.join('\n')}`;
			assert.ok(
				lines.every(text => cells(text) <= size.columns),
				where,
			);
			assert.equal(lines.length, size.rows - 1, where);
		}
	}
});

test('an answer that is not known is never shown as available', async () => {
	const screens = openScreens(
		undefined,
		{},
		{kind: 'unknown', reason: 'no answer', cause: 'failed', last: undefined},
	);
	await screens.press("'", 'c', '\r');
	assert.match(screens.lines()[0]!, /cap: \? no answer$/);
	assert.match(screens.lines()[3]!, / \?$/);
});

test('the first frame waits for nothing', async () => {
	const screens = openScreens(undefined, {}, {kind: 'loading'});
	await screens.press("'", 'c', '\r');
	assert.match(screens.lines()[0]!, /cap: \.$/);
});

test('rows beyond the window are counted on the rules', async () => {
	const screens = openScreens({columns: 80, rows: 18});
	await screens.press('f', 'G');
	assert.deepEqual(
		screens.lines().filter(text => text.includes('more')),
		[],
	);
	const small = openScreens({columns: 50, rows: 10});
	assert.match(small.lines().at(-2)!, /v 5 more --$/);
	await small.press('G');
	assert.match(small.lines()[1]!, /^-- \^ 5 more --/);
});

test('the keys below are the ones that do something on the row', async () => {
	const screens = openScreens();
	const start = (): string | undefined => screens.lines().at(-2)?.trim().split('  Esc')[0];
	assert.equal(start(), 'Space toggle  y/n set  r reset');
	await screens.press('j', 'j');
	assert.equal(start(), 'Space toggle  y/n/m set  r reset');
	await screens.press("'", 'n');
	assert.equal(start(), 'Enter open  Space toggle  y/n set  r reset');
	await screens.press('j');
	assert.match(screens.lines().at(-2)!, /^ Esc quit/);
	await screens.press('j');
	assert.equal(start(), 'Enter open');
	await screens.press('a', "'", 's', 'j');
	await screens.press('/', 'HIDDEN', '\r');
	assert.match(screens.lines().at(-2)!, /^ Esc quit/);
});

test('a badge says less where the prompt has no room; then that is cut, and never what is chosen', async () => {
	const stock = {...snapshot.stock, 'on-demand': new Map<string, Set<string>>()};
	const capacity = {kind: 'known', snapshot: {...snapshot, stock}} as const;
	const row = async (columns: number, prompt = 'Instance type'): Promise<string> => {
		const text = kconfigText.replace('prompt "Instance type"', `prompt "${prompt}"`);
		const options = {ascii: true, evaluation: testEvaluation(text)};
		const screens = openScreens({columns, rows: 24}, options, capacity);
		await screens.press("'", 'c', '\r');
		return screens.lines()[3]!;
	};
	assert.match(
		await row(100),
		/^> {5}Instance type \(H100 or less\) {2}---> +s -> 1H100\.80S\.30V ICE-01 \$0\.99\/h spot only$/,
	);
	assert.match(
		await row(80),
		/^> {5}Instance type \(H100 or less\) {2}---> +s h100 ICE-01 \$0\.99\/h$/,
	);
	assert.match(
		await row(74, 'Instance type of every machine'),
		/^> {5}Instance type of[a-z ]*~ \(H100 or less\) {2}---> s h100 ICE-01 \$0\.99\/h$/,
	);
});

test('of a menu it is told what is in it', async () => {
	const screens = openScreens();
	await screens.press("'", 'c');
	const pane = screens
		.lines()
		.indexOf('-- Compute ---------------------------------------------------------------------');
	assert.equal(screens.lines()[pane + 1], ' Instance type, Location');
	await screens.press('j');
	assert.equal(screens.lines()[pane + 1], ' Nothing can be set in it now.');
});
