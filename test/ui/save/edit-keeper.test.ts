import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ExpectedError} from '../../../source/errors.ts';
import type {ValueEdit} from '../../../source/kconfig/user-values.ts';
import {createAppStore, type AppStore} from '../../../source/ui/app-store.ts';
import type {Services} from '../../../source/ui/services.ts';
import {openScreens, testEvaluation, testWorld} from '../../helpers/menu-screens.ts';

const open = (services: Partial<Services>): AppStore => {
	const world = testWorld();
	return createAppStore(
		{...world.services, ...services},
		{evaluation: testEvaluation(), isFirstRun: false, ascii: true},
		{columns: 80, rows: 24},
	);
};

const press = (store: AppStore, ...keys: string[]): void => {
	for (const key of keys) store.dispatch({type: 'input', input: {kind: 'key', key}});
};

const named = (edits: readonly ValueEdit[]) =>
	edits.map(([{name}, value]) => `${name}=${value ?? ''}`);

test('what an edit set is kept, and what undo took back', () => {
	const kept: string[][] = [];
	const store = open({keepEdits: edits => void kept.push(named(edits))});
	press(store, 'down', 'n', 'down', 'm', 'u');
	assert.deepEqual(kept, [['FAST=n'], ['DRIVER=m'], ['DRIVER=']]);
});

test('a configuration that is as on disk has nothing to keep', () => {
	let forgotten = 0;
	const store = open({keepEdits: () => undefined, forgetEdits: () => void forgotten++});
	press(store, 'down', 'n');
	const before = forgotten;
	press(store, 'y');
	assert.equal(forgotten, before + 1);
});

test('somebody whose disk is full hears of it once, and can go on', () => {
	const store = open({
		keepEdits() {
			throw new ExpectedError('Could not write /state: no space left');
		},
	});
	press(store, 'down', 'n');
	assert.equal(
		store.getState().message?.text,
		'edits are not kept safe until they are saved: Could not write /state: no space left',
	);
	press(store, 'down', 'm');
	assert.equal(store.getState().message?.text, 'DRIVER: n to m, 1 more follows');
});

test('with another tree all that is not saved is kept anew', async () => {
	const screens = openScreens();
	await screens.press('j', 'n', 'C');
	assert.deepEqual(screens.world.kept, ['edited']);
});
