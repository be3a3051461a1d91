import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CapacityState} from '../../../source/capacity/snapshot.ts';
import {takeLine} from '../../../source/ui/line-mode/take-line.ts';
import {contextLines} from '../../../source/ui/line-mode/line-list.ts';
import {promptOf} from '../../../source/ui/line-mode/line-report.ts';
import {openScreens, snapshot} from '../../helpers/menu-screens.ts';
import {unsavedStates} from '../../helpers/unsaved-states.ts';

const openLines = (capacity?: CapacityState) => {
	const screens = openScreens({columns: 80, rows: 200}, {}, capacity);
	const {store, world} = screens;
	return {
		store,
		world,
		prompt: () => promptOf(store.getState()),
		type: async (text: string) => [...(await takeLine(store, text))],
		value: (name: string) => {
			const {evaluation} = store.getState();
			return evaluation.text(evaluation.tree.symbols.get(name)!);
		},
	};
};

/** Somebody else has written the file: these values, in place of those that it had. */
const overtake = (
	lines: ReturnType<typeof openLines>,
	theirs: Readonly<Record<string, string>>,
) => {
	const {baseline} = lines.store.getState();
	const {symbols} = baseline.tree;
	lines.world.disk.news = {
		kind: 'changed',
		time: '14:05',
		text: '',
		read: baseline.userValues,
		theirs: new Map([
			...baseline.userValues,
			...Object.entries(theirs).map(([name, value]) => [symbols.get(name)!, value] as const),
		]),
	};
};

test('before a save one of the changes is dropped by its number, and kept after all', async () => {
	const lines = openLines();
	await lines.type('FAST=n');
	await lines.type('PORT=23');
	assert.deepEqual(await lines.type('s'), [
		'Save .config?   2 yours',
		'you changed:',
		'  1 [x] FAST  y -> n',
		'  2 [x] PORT  22 -> 23',
		'will write:',
		'    .config  some lines differ',
		'Enter or y writes these files.',
		'y saves, .. goes on editing, number drops or keeps one, v full diff, c copies',
		'it, u undo, o FILE saves elsewhere, D as a defconfig',
	]);
	const dropped = await lines.type('2');
	assert.deepEqual(dropped.slice(0, 2), ['dropped PORT', 'Save .config?   1 yours']);
	assert.ok(dropped.includes('  2 [ ] PORT  22 -> 23'));
	assert.equal(lines.value('PORT'), '22');
	assert.equal((await lines.type('2'))[0], 'kept PORT after all');
	assert.deepEqual(await lines.type('9'), ['9: there is no such number']);
	// Nothing is told that is as it was, unless somebody asks.
	assert.equal((await lines.type('?'))[0], 'Save .config?   2 yours');
	assert.deepEqual(await lines.type('yes'), ['Written: .config']);
	assert.equal(lines.value('PORT'), '23');
});

test('another file is named with the letter or after it', async () => {
	const lines = openLines();
	await lines.type('FAST=n');
	await lines.type('s');
	assert.deepEqual(await lines.type('o'), []);
	assert.equal(lines.prompt(), 'save as [.config] = ');
	assert.deepEqual(await lines.type('other'), ['Written: other']);
	await lines.type('s');
	assert.deepEqual(await lines.type('o third'), ['Written: third']);
	assert.deepEqual([...lines.world.files.keys()].sort(), ['.config', 'other', 'third']);
});

test('a defconfig gets a name and a comment, and takes the place of another one only when asked', async () => {
	const lines = openLines();
	await lines.type('D big for the big box');
	assert.match(lines.world.files.get('defconfigs/big')!, /^# for the big box\n/);
	const asked = await lines.type('D');
	assert.equal(asked.at(-1), 'NAME saves, or NAME and a line about it; Enter alone goes back');
	assert.ok(asked.includes('There are: mine'));
	assert.match((await lines.type('mine another'))[0]!, /^defconfigs\/mine is there already/);
	assert.equal(lines.world.files.has('defconfigs/mine'), false);
	assert.deepEqual(await lines.type(''), ['Written: defconfigs/mine']);
	assert.match(lines.world.files.get('defconfigs/mine')!, /^# another\n/);
	await lines.type('s');
	assert.deepEqual(await lines.type('D third'), ['Written: defconfigs/third']);
});

test('of a file that was changed by both each number takes the other side', async () => {
	const lines = openLines();
	overtake(lines, {FAST: 'n', PORT: '99', HOST: 'other'});
	await lines.type('HOST=mine');
	await lines.type('PORT=23');
	assert.ok((await lines.type('s')).at(-2)!.startsWith('Enter merges, .. goes on editing'));
	const asked = await lines.type('');
	assert.deepEqual(asked, [
		'.config was written by somebody else at 14:05',
		'both of you changed:',
		'  1 HOST  [mine mine]  theirs other',
		'  2 PORT  [mine 23]  theirs 99',
		'they changed:',
		'    FAST  y -> n',
		'Enter merges, number takes the other side, m all mine, t all theirs, O',
		'overwrites theirs, T drops mine, .. goes back',
	]);
	assert.ok((await lines.type('2')).includes('  2 PORT   mine 23  [theirs 99]'));
	assert.deepEqual(await lines.type('3'), ['3: there is no such number']);
	assert.equal((await lines.type(''))[0], 'merged with the file on disk');
	assert.deepEqual(await lines.type('y'), ['Written: .config']);
	assert.deepEqual(['HOST', 'PORT', 'FAST'].map(lines.value), ['mine', '99', 'n']);
});

test('a whole menu is reset after a question', async () => {
	const lines = openLines();
	await lines.type('TERRAFORM_DATACRUNCH_LOCATION_ICE_01=y');
	const asked = (await lines.type('r 9')).join('\n');
	assert.match(asked, /Reset everything in Compute to its default\?/);
	assert.match(asked, /y reset them {2}n\/\.\. back$/);
	assert.equal(lines.value('TERRAFORM_DATACRUNCH_LOCATION'), 'ICE-01');
	await lines.type('y');
	assert.equal(lines.value('TERRAFORM_DATACRUNCH_LOCATION'), 'AUTO');
	assert.deepEqual(await lines.type('r 7'), ['r 7: only an option or a menu has defaults']);
});

test('K and X are of all unknown lines, as their words say: nobody sees on which one a cursor stands', async () => {
	const lines = openLines();
	lines.world.unknown.push('CONFIG_OLD=y', 'CONFIG_OLDER=y');
	await lines.type('s');
	assert.equal((await lines.type('K'))[0], 'a save keeps these 2 lines');
	assert.deepEqual(lines.world.keptLines, ['CONFIG_OLD=y', 'CONFIG_OLDER=y']);
	assert.equal((await lines.type('2'))[0], 'a save leaves this line out');
	assert.equal((await lines.type('X'))[0], 'a save leaves these 2 lines out');
	assert.deepEqual(lines.world.keptLines, []);
});

test('who says yes to a wait is told that it waits; a key that is none is told how to ask for those that are', async () => {
	const sold = {'on-demand': new Map(), spot: new Map()};
	const lines = openLines({kind: 'known', snapshot: {...snapshot, stock: sold}});
	await lines.type('!');
	assert.deepEqual(await lines.type('x'), ['y brings it up, n or .. goes back']);
	await lines.type('W');
	const waiting = await lines.type('y');
	assert.ok(
		waiting.includes(' Waiting for H100_OR_LESS, on demand, anywhere.'),
		waiting.join('\n'),
	);
	assert.deepEqual(await lines.type('x'), ['x: no such key now (? tells those that work)']);
	assert.match((await lines.type('?')).join('\n'), /Waiting for H100_OR_LESS/);
});

test('edits that a crash left are told whole, and the question is below them', async t => {
	const restore = unsavedStates.find(({name}) => name === 'restore')!;
	const state = await restore.open(t, {columns: 80, rows: 200}, true);
	assert.deepEqual(contextLines(state), [
		'1 edit from 14:02 was not saved in .config',
		'edited:',
		'    FORCED  n -> y',
		'changes because of that:',
		'    LOCKED  n -> y',
		'Not in this tree any more: GONE',
		'y restores, n forgets, .. asks again at the next start',
	]);
});
