import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ExpectedError} from '../../../source/errors.ts';
import {applyEdit} from '../../../source/kconfig/edits.ts';
import type {Evaluation} from '../../../source/kconfig/evaluation.ts';
import {createAppStore, type AppStore} from '../../../source/ui/app-store.ts';
import {frameOf} from '../../../source/ui/frame.ts';
import type {Size} from '../../../source/ui/drawing/layout.ts';
import {openScreens, testEvaluation, testWorld, type World} from '../../helpers/menu-screens.ts';

const rule = (columns: number) => '-'.repeat(columns);

const set = (evaluation: Evaluation, name: string, value: string): Evaluation => {
	const symbol = evaluation.tree.symbols.get(name)!;
	const result = applyEdit(evaluation, {kind: 'set', symbol, value});
	assert.ok(result.kind === 'changed');
	return result.evaluation;
};

/** Screens where an earlier dcmenu was killed after it set FORCED. */
const openWithLeft = (size: Size, name = 'FORCED'): {store: AppStore; world: World} => {
	const world = testWorld();
	const evaluation = testEvaluation();
	const edited = name === '' ? evaluation : set(evaluation, name, 'y');
	world.left.push({evaluation: edited, time: '14:02', lost: []});
	const options = {evaluation, isFirstRun: false, ascii: true};
	return {store: createAppStore(world.services, options, size), world};
};

const press = (store: AppStore, ...keys: string[]): void => {
	for (const key of keys) store.dispatch({type: 'input', input: {kind: 'key', key}});
};

const linesOf = (store: AppStore): string[] =>
	frameOf(store.getState()).lines.map(({spans}) =>
		spans
			.map(({text}) => text)
			.join('')
			.trimEnd(),
	);

test('what a killed dcmenu edited is asked about first', () => {
	const {store} = openWithLeft({columns: 80, rows: 24});
	const lines = linesOf(store);
	assert.equal(lines.length, 23);
	assert.deepEqual(lines.slice(0, 5), [
		' 1 edit from 14:02 was not saved in .config',
		`-- edited ${rule(70)}`,
		'  FORCED  n -> y',
		`-- changes because of that ${rule(53)}`,
		'  LOCKED  n -> y',
	]);
	assert.deepEqual(lines.slice(-4), [
		rule(80),
		' Restore? dcmenu ended before it was saved.',
		' y restore  n forget  Esc ask again at the next start  Up/Down scroll',
		'',
	]);
});

test('the question in 40x12 and 120x40', () => {
	const small = linesOf(openWithLeft({columns: 40, rows: 12}).store);
	assert.equal(small.length, 11);
	assert.ok(small.every(line => line.length <= 40));
	assert.equal(small[2], '  FORCED  n -> y');
	assert.deepEqual(small.slice(-2), [' y restore  n forget', ' Esc ask again at the next start']);
	assert.equal(linesOf(openWithLeft({columns: 120, rows: 40}).store).length, 39);
});

test('y restores in one step of undo, and nobody is asked again', () => {
	const {store, world} = openWithLeft({columns: 80, rows: 24});
	press(store, 'y');
	assert.equal(store.getState().message?.text, 'restored what was not saved');
	const text = (name: string) =>
		store.getState().evaluation.text(store.getState().evaluation.tree.symbols.get(name)!);
	assert.equal(text('FORCED'), 'y');
	assert.deepEqual(world.left, []);
	assert.deepEqual(world.kept, ['restored what was not saved'], 'they are this process’s now');
	press(store, 'u');
	assert.equal(text('FORCED'), 'n');
	assert.deepEqual(world.kept, [], 'nothing is unsaved any more');
});

test('n forgets, and Esc asks again at the next start', () => {
	const {store, world} = openWithLeft({columns: 80, rows: 24});
	press(store, 'x');
	assert.match(linesOf(store).at(-4)!, /^-- x: y restores, n forgets, Esc asks later -+$/);
	press(store, 'escape');
	assert.equal(world.left.length, 1);
	assert.ok(linesOf(store).some(line => line.includes('offered again at the next start')));

	const other = openWithLeft({columns: 80, rows: 24});
	press(other.store, 'n');
	assert.equal(other.store.getState().message?.text, 'forgotten: what was not saved is gone');
	assert.equal(other.world.left.length, 0);
	assert.deepEqual(other.store.getState().overlays, []);
});

test('edits that come to nothing are nobody’s', () => {
	const {store, world} = openWithLeft({columns: 80, rows: 24}, '');
	assert.deepEqual(store.getState().overlays, []);
	assert.deepEqual(world.left, []);
});

test('each edit is kept until it is saved or forgotten', async () => {
	const screens = openScreens();
	await screens.press("'", 's', ' ');
	assert.deepEqual(screens.world.kept, ['FORCED: n to y, 1 more follows']);
	await screens.press('s', 'y');
	assert.deepEqual(screens.world.kept, []);
	await screens.press(' ', 'q', 'n');
	assert.deepEqual(screens.world.kept, []);
	const interrupted = openScreens();
	await interrupted.press("'", 's', ' ', '\u0003', '\u0003');
	assert.equal((await interrupted.store.outcome).exitStatus, 130);
	assert.equal(interrupted.world.kept.length, 1, 'Ctrl-C is no answer');
});

test('what another one left is asked about next', () => {
	const {store, world} = openWithLeft({columns: 80, rows: 24});
	const evaluation = set(store.getState().evaluation, 'FAST', 'n');
	world.left.push({evaluation, time: '13:00', lost: []});
	press(store, 'n');
	assert.equal(linesOf(store)[0], ' 1 edit from 13:00 was not saved in .config');
	press(store, 'n');
	assert.deepEqual(store.getState().overlays, []);
	assert.deepEqual(world.left, []);
});

test('who cannot look for them is told, and goes on', () => {
	const {services} = testWorld();
	const store = createAppStore(
		{
			...services,
			takeLeftEdits() {
				throw new ExpectedError('Could not look for unsaved edits in /state: no permission');
			},
		},
		{evaluation: testEvaluation(), isFirstRun: false, ascii: true},
		{columns: 80, rows: 24},
	);
	assert.match(store.getState().message?.text ?? '', /^Could not look for unsaved edits/);
});
