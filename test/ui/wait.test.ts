import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CapacityState} from '../../source/capacity/snapshot.ts';
import {overlayOf} from '../../source/ui/app-state.ts';
import {createBringupLogs} from '../../source/ui/bringup/bringup-log.ts';
import {emptyView} from '../../source/ui/bringup/bringup-state.ts';
import {cells} from '../../source/ui/drawing/line.ts';
import {openScreens, snapshot, testEvaluation, type Screens} from '../helpers/menu-screens.ts';

const start = 1_012_000;

/** Where the H100 is on demand, with the answer after it thirty seconds later. */
const answer = (
	onDemand: Readonly<Record<string, readonly string[]>>,
	now = start,
): CapacityState => ({
	kind: 'known',
	snapshot: {
		...snapshot,
		takenAt: now,
		stock: {
			...snapshot.stock,
			'on-demand': new Map(
				Object.entries(onDemand).map(([location, types]) => [location, new Set(types)]),
			),
		},
	},
	nextAt: now + 30_000,
});

const sold: CapacityState = answer({'FIN-01': ['1V100.6V']}, start - 12_000);
const came = answer({'ICE-01': ['1H100.80S.30V']}, start + 60_000);

/** The cursor stands on the H100 in the list of instance types. */
const openList = async (columns = 80, rows = 24): Promise<Screens> => {
	const screens = openScreens({columns, rows}, {}, sold);
	await screens.press("'", 'c', '\r', '\r', 'j', 'j');
	return screens;
};

const tell = (screens: Screens, capacity: CapacityState, now = start + 60_000): void => {
	screens.store.dispatch({type: 'capacity', capacity, now});
};

const target = ({store}: Screens): string | undefined => store.getState().facts.request?.target;
const message = ({store}: Screens): string | undefined => store.getState().message?.text;
const kind = ({store}: Screens): string | undefined => overlayOf(store.getState())?.kind;

test('80x24: w tells the last answer, the next try, the time and the cap', async () => {
	const screens = await openList();
	await screens.press('w');
	tell(screens, answer({'FIN-01': ['1V100.6V']}, start + 50_000));
	assert.deepEqual(screens.lines(), [
		' dcmenu  .config                                   simulator: test  cap: 10s ago',
		'-- wait ------------------------------------------------------------------------',
		' Waiting for 1H100.80S.30V, on demand, anywhere.',
		' A bell and a notice tell when it is there.',
		'',
		' last answer  10s ago: spot only',
		' next try     in 20s',
		' waiting for  01:00',
		' price cap    none',
		'',
		'',
		'',
		'',
		'',
		'',
		'',
		'',
		'',
		'',
		'',
		'--------------------------------------------------------------------------------',
		' Esc ends it  z menu, wait on  F1 keys  $ price cap  R ask now  W bring up too',
		'',
	]);
});

test('120x40 and UTF-8: what came and went meanwhile stands below', async () => {
	const screens = openScreens({columns: 120, rows: 40}, {ascii: false}, sold);
	await screens.press("'", 'c', '\r', '\r', 'j', 'j', 'w', '$', '1', '\r');
	tell(screens, sold);
	tell(screens, came);
	assert.deepEqual(screens.lines().slice(0, 14), [
		' dcmenu  .config                                                               simulator: test  cap: 0s ago, next in 30s',
		'── wait ────────────────────────────────────────────────────────────────────────────────────────────────────────────────',
		' Waiting for 1H100.80S.30V, on demand, anywhere, at most $1.00/h.',
		' A bell and a notice tell when it is there.',
		'',
		' last answer  0s ago: only for $1.99/h',
		' next try     in 30s',
		' waiting for  01:00',
		' price cap    $1.00/h',
		'',
		'── what came and went ──────────────────────────────────────────────────────────────────────────────────────────────────',
		' 01:00  1H100.80S.30V in ICE-01 (on-demand) came',
		'',
		'',
	]);
});

test('the last answer says what keeps it from being what is waited for', async () => {
	const told = async (cap: string): Promise<string | undefined> => {
		const screens = await openList();
		await screens.press('w', '$', '\u0015', cap, '\r');
		return screens.lines().find(line => line.startsWith(' last answer'));
	};
	assert.equal(await told('9'), ' last answer  12s ago: spot only');
	assert.equal(await told('.5'), ' last answer  12s ago: spot only');
	const elsewhere = await openList();
	await elsewhere.press('P');
	tell(elsewhere, answer({'ICE-01': ['1H100.80S.30V']}, start), start);
	await elsewhere.press('w');
	assert.ok(elsewhere.lines().includes(' last answer  0s ago: only in ICE-01'));
});

test('who takes W back waits on, and leaving says with what command to go on', async () => {
	const screens = await openList();
	await screens.press('w');
	tell(screens, answer({'FIN-01': ['1V100.6V']}, start + 50_000));
	await screens.press('$', '9', '\r', 'W');
	assert.match(screens.lines().at(-2)!, /^ y wait and bring up {2}n\/Esc wait on without /);
	await screens.press('n');
	assert.equal(kind(screens), 'wait');
	assert.equal(message(screens), 'it is waited for as before');
	assert.ok(screens.lines().includes(' waiting for  01:00'));
	assert.equal(screens.world.bringups.length, 0);
	await screens.press('z', 'q', 'n');
	const {farewell} = await screens.store.outcome;
	assert.equal(
		farewell.at(-1),
		'1H100.80S.30V is not waited for any more. Without the screens: dcmenu wait 1H100.80S.30V --max-price 9',
	);
});

test('what came while W was asked about is told once that is taken back', async () => {
	const screens = await openList();
	await screens.press('w', 'W');
	tell(screens, came);
	assert.match(screens.lines()[2]!, /^ Choose 1H100\.80S\.30V, wait for it/);
	await screens.press('\u001B');
	assert.match(screens.lines()[2]!, /^ 1H100\.80S\.30V can be had in ICE-01/);
	assert.deepEqual(screens.world.notices, ['1H100.80S.30V ICE-01']);
});

test('40x12: as much of it as there is room for', async () => {
	const screens = await openList(40, 12);
	await screens.press('w');
	assert.deepEqual(screens.lines(), [
		'.config > Instance type     cap: 12s ago',
		'-- wait --------------------------------',
		' Waiting for 1H100.80S.30V, on demand,',
		' anywhere.',
		' A bell and a notice tell when it is',
		' there.',
		' last answer  12s ago: spot only',
		' next try     in 18s',
		' waiting for  00:00',
		'----------------------------------------',
		' Esc ends it  z menu, wait on  F1 keys',
	]);
});

test('W asks once, with the price', async () => {
	const screens = await openList();
	await screens.press('W');
	assert.deepEqual(screens.lines().slice(0, 9), [
		' dcmenu  .config                                   simulator: test  cap: 12s ago',
		'-- wait ------------------------------------------------------------------------',
		' Choose 1H100.80S.30V, wait for it (on demand, anywhere), and bring it up?',
		'',
		' It is brought up as soon as it can be had, without another question, for up to',
		' $1.99/h a machine, and bills until you destroy it.',
		' .config is saved then, as it is now.',
		'',
		'',
	]);
	await screens.press('\r');
	assert.equal(screens.store.getState().wait?.phase, 'asking');
	assert.match(message(screens)!, /^y waits and spends/);
});

test('somebody is called when it is there, and can bring it up', async () => {
	const screens = await openList();
	await screens.press('w');
	assert.deepEqual(screens.world.notices, []);
	tell(screens, came);
	assert.deepEqual(screens.world.notices, ['1H100.80S.30V ICE-01']);
	assert.match(screens.lines()[2]!, /^ 1H100.80S.30V can be had in ICE-01 for \$1\.99\/h\.$/);
	assert.match(screens.lines().at(-2)!, /! bring it up/);
	tell(screens, came);
	assert.equal(screens.world.notices.length, 1);
	await screens.press('!');
	assert.deepEqual(screens.world.notices, []);
	assert.equal(kind(screens), 'confirm');
	assert.equal(target(screens), '1H100.80S.30V');
});

test('W chooses what it waits for, waits after a y, and goes on into the bring-up with the cap', async () => {
	const screens = await openList();
	await screens.press('$', '3', '\r', 'W', 'n');
	assert.equal(target(screens), 'H100_OR_LESS');
	await screens.press('W', 'y');
	assert.equal(target(screens), '1H100.80S.30V');
	tell(screens, sold);
	assert.equal(screens.world.bringups.length, 0);
	tell(screens, came);
	assert.deepEqual(screens.world.bringups, [{maxPrice: 3, location: undefined, waits: true}]);
	assert.equal(screens.store.getState().wait, undefined);
	assert.equal(kind(screens), 'bringup');
});

test('a second bring-up waits until the one that runs is over', async () => {
	const screens = await openList();
	await screens.press('W', 'y', 'z');
	const {evaluation} = screens.store.getState();
	const logs = createBringupLogs();
	const wishes = undefined;
	const begun = {type: 'bringup-begun', task: 'bring-up', evaluation, target: '1V100.6V'} as const;
	screens.store.dispatch({...begun, wishes, logs});
	tell(screens, came);
	assert.deepEqual(screens.world.bringups, []);
	assert.equal(screens.store.getState().wait?.phase, 'waiting');
	const ends = {all: 0, troubles: 0};
	const told = {view: emptyView('bring-up'), ends};
	screens.store.dispatch({type: 'bringup-ended', told, error: undefined});
	tell(screens, answer({'ICE-01': ['1H100.80S.30V']}, start + 90_000));
	assert.equal(screens.world.bringups.length, 1);
});

test('what is too dear is not there until the cap is raised', async () => {
	const screens = await openList();
	await screens.press('w', '$', '1', '\r');
	tell(screens, came);
	assert.equal(screens.store.getState().wait?.phase, 'waiting');
	assert.match(screens.lines().join('\n'), /last answer {2}0s ago: only for \$1\.99\/h/);
	await screens.press('$', '\u0015', '2', '\r');
	assert.equal(screens.store.getState().wait?.phase, 'found');
});

test('a wait goes on behind the menu, and its time is in the header', async () => {
	const screens = await openList();
	await screens.press('w', 'z');
	assert.equal(kind(screens), undefined);
	screens.store.dispatch({type: 'ticked', now: start + 64_000});
	assert.match(screens.lines()[0]!, /waiting 01:04/);
	await screens.press('w');
	assert.equal(kind(screens), 'wait');
	await screens.press('z', '\u001B', '\u001B');
	tell(screens, came);
	assert.equal(message(screens), '1H100.80S.30V ICE-01 can be had now: w shows it');
	assert.match(screens.lines()[0]!, / w: 1H100\.80S\.30V is there /);
	await screens.press('w');
	assert.match(screens.lines()[2]!, /can be had in ICE-01/);
	await screens.press('\u001B');
	assert.equal(screens.store.getState().wait, undefined);
});

test('whoever leaves hears that nothing is waited for any more', async () => {
	const screens = await openList();
	await screens.press('w', 'z', 'q');
	const {farewell} = await screens.store.outcome;
	assert.equal(
		farewell.at(-1),
		'1H100.80S.30V is not waited for any more. Without the screens: dcmenu wait 1H100.80S.30V',
	);
});

test('what can be had now is not waited for', async () => {
	const screens = await openList();
	await screens.press('k', 'w');
	assert.match(message(screens)!, /^1V100\.6V can be had in FIN-01 now/);
	await screens.press('W');
	assert.equal(kind(screens), 'confirm');
});

test('who wants to bring up what is sold out is offered to wait for it', async () => {
	const screens = openScreens({columns: 80, rows: 24}, {}, answer({}));
	await screens.press('!');
	assert.equal(screens.lines().at(-1), ' y try it now  n/Esc back  w wait  W wait and bring it up');
	await screens.press('W');
	assert.equal(screens.store.getState().wait?.phase, 'asking');
	assert.equal(screens.store.getState().wait?.request.target, 'H100_OR_LESS');
});

test('picking a strategy names the key for what it can give now', async () => {
	for (const [stock, next] of [
		[{}, 'W waits for it'],
		[{'FIN-01': ['1V100.6V']}, '! brings it up'],
	] as const) {
		const screens = openScreens(undefined, {isFirstRun: true}, answer(stock));
		await screens.press('1');
		assert.equal(message(screens), `H100_OR_LESS is chosen: s saves it, ${next}`);
	}
});

test('Esc ends a wait, and refused credentials do', async () => {
	const screens = await openList();
	await screens.press('w', '\u001B');
	assert.equal(screens.store.getState().wait, undefined);
	assert.equal(message(screens), 'the wait is over');
	await screens.press('w');
	const failed = {kind: 'unknown', reason: 'cut off', last: undefined} as const;
	tell(screens, {...failed, cause: 'failed'});
	assert.match(screens.lines().join('\n'), /last answer {2}not known: cut off/);
	tell(screens, {...failed, cause: 'refused'});
	assert.match(screens.lines()[2]!, /Nothing is waited for any more: cut off/);
});

test('no line is wider than the window', async () => {
	for (const [columns, rows] of [
		[40, 12],
		[60, 16],
		[80, 24],
		[120, 40],
	] as const) {
		for (const keys of [['w'], ['W'], ['W', 'y'], ['w', '$', '3']]) {
			const screens = await openList(columns, rows);
			await screens.press(...keys);
			tell(screens, sold);
			const lines = screens.lines();
			assert.ok(lines.length < rows);
			for (const line of lines) assert.ok(cells(line) <= columns, line);
		}
	}
});

test('on a tree without machines to rent the keys for them say so', async () => {
	const evaluation = testEvaluation('config FAST\n\tbool "Be fast"\n');
	const screens = openScreens(undefined, {evaluation});
	for (const key of ['w', 'W', '!', 'R']) {
		await screens.press(key);
		assert.equal(message(screens), `${key}: nothing here is about machines to rent`);
	}
});
