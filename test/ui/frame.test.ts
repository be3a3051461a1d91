import assert from 'node:assert/strict';
import {test} from 'node:test';
import {frameOf} from '../../source/ui/frame.ts';
import {openScreens} from '../helpers/menu-screens.ts';

const rule = '-'.repeat(80);
const small = {columns: 40, rows: 12};

test('the search in 80x24', async () => {
	const screens = openScreens();
	await screens.press('/', 'h100');
	assert.deepEqual(screens.lines(), [
		' find: h100                                                              2 of 25',
		rule,
		'> (X) TERRAFORM_DATACRUNCH_INSTANCE_TYPE_H100_OR_LESS                       bool',
		'      H100 or less',
		'  ( ) TERRAFORM_DATACRUNCH_INSTANCE_TYPE_1H100_80S_30V                      bool',
		'      1H100.80S.30V - $1.99/hr',
		...Array.from({length: 10}, () => ''),
		'-- TERRAFORM_DATACRUNCH_INSTANCE_TYPE_H100_OR_LESS -----------------------------',
		' Top > Compute > Instance type',
		' The best that can be had.',
		'',
		rule,
		' Up/Down pick  Enter jump  Tab edit here  Ctrl-F info  Esc back  F1 help',
		' Ctrl-T names only  words are ANDed  re:^FOO a pattern',
	]);
	assert.deepEqual(frameOf(screens.store.getState()).cursor, {x: 11, y: 0});
});

test('a hidden result says why', async () => {
	const screens = openScreens();
	await screens.press('/', 'hidden');
	assert.deepEqual(screens.lines().slice(2, 4), [
		'> XXX HIDDEN                                                                bool',
		'      Shown with a driver                               hidden: needs DRIVER=y/m',
	]);
});

test('the save question in 80x24', async () => {
	const screens = openScreens();
	await screens.press("'", 's', 'y', 'q');
	assert.deepEqual(screens.lines(), [
		' Save .config?   1 yours, 1 follows from it      vs the file on disk (unchanged)',
		'-- you changed -----------------------------------------------------------------',
		'  [x] FORCED  n -> y',
		'-- changed because of that -----------------------------------------------------',
		'      LOCKED  n -> y',
		'-- will write ------------------------------------------------------------------',
		'      .config  some lines differ',
		...Array.from({length: 12}, () => ''),
		rule,
		' There are changes that are not saved.',
		' Enter/y save and quit  n quit without saving  Esc keep editing  s save and stay',
		' Space drop one  v full diff  c copy it  u undo  F1 keys  o other file',
	]);
});

test('loading in 80x24: defconfigs have badges', async () => {
	const screens = openScreens();
	await screens.press('L');
	assert.deepEqual(screens.lines().slice(0, 6), [
		' Load:',
		'-- a file, or one of these defconfigs ------------------------------------------',
		'  datacrunch-h100                                   + -> 1V100.6V FIN-01 $0.14/h',
		'  datacrunch-v100                                               + FIN-01 $0.14/h',
		'  mine  (yours)  for the lab',
		'',
	]);
	await screens.press('v1', '\u001B[B');
	assert.deepEqual(screens.lines().slice(0, 4), [
		' Load: v1',
		'-- a file, or one of these defconfigs ------------------------------------------',
		'> datacrunch-v100                                               + FIN-01 $0.14/h',
		'',
	]);
	assert.match(screens.lines().at(-3)!, /^-- asks for 1V100\.6V, on demand, anywhere -+$/);
	await screens.press('\u0015', 'lab', '\u001B[B');
	assert.deepEqual(screens.lines().slice(2, 4), ['> mine  (yours)  for the lab', '']);
	assert.match(screens.lines().at(-3)!, /^-- no machine: for the lab -+$/);
});

test('in a narrow window a defconfig is told by its whole name, whatever room its badge has', async () => {
	const screens = openScreens({columns: 40, rows: 12});
	screens.world.services.defconfigs = async () => [
		{
			name: 'datacrunch-a100-40-or-less',
			origin: 'shipped',
			file: 'a',
			request: {target: 'H100_OR_LESS', market: 'on-demand'},
			comment: '',
		},
	];
	await screens.press('L');
	assert.deepEqual(screens.lines().slice(2, 4), [
		'  datacrunch-a100-40-or-less',
		'      + -> 1V100.6V FIN-01 $0.14/h',
	]);
});

test('a page tells how far it is read', async () => {
	const screens = openScreens();
	await screens.press('j', '?');
	const lines = screens.lines();
	assert.equal(
		lines[0],
		' Be fast                                                                  (100%)',
	);
	assert.deepEqual(lines.slice(2, 6), [
		' Makes everything fast. It costs nothing, so that there is no reason',
		' to leave it out.',
		'',
		' Value : default at Kconfig:12',
	]);
});

test('the page of a locked option says who holds it', async () => {
	const screens = openScreens();
	await screens.press("'", 's', 'y', 'j', '?');
	assert.equal(screens.lines()[2], ' Cannot be changed: selected by FORCED');
});

test('the question before money is spent, in 40x12', async () => {
	const screens = openScreens(small);
	await screens.press('!');
	assert.deepEqual(screens.lines(), [
		'.config > Test configurati~ cap: 12s ago',
		'-- bring up ----------------------------',
		' Bring up 1V100.6V in FIN-01 for',
		' $0.14/h?',
		' For H100_OR_LESS this is in stock now,',
		' on demand. It bills until you destroy',
		' it.',
		' Capacity is asked for again before',
		' anything is created.',
		'----------------------------------------',
		' y bring it up  n/Esc back',
	]);
});

test('the search in 40x12', async () => {
	const screens = openScreens(small);
	await screens.press('/', 'port');
	assert.deepEqual(screens.lines().slice(0, 5), [
		' find: port                      1 of 25',
		'-'.repeat(40),
		'> (22) PORT                          int',
		'      Port',
		'',
	]);
});

test('the name of a defconfig that is no name is refused', async () => {
	const screens = openScreens();
	await screens.press('D', '.x', '\r');
	assert.deepEqual(screens.lines().slice(0, 7), [
		' Save as a defconfig',
		rule,
		' What differs from the defaults is written to defconfigs/NAME or a path.',
		'',
		'>Name:    .x',
		' Comment:',
		' a name has letters, digits, - _ + and . and does not start with a dot',
	]);
});
