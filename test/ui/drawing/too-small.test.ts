import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens} from '../../helpers/menu-screens.ts';

test('a window that is too small says so, and changes nothing', async () => {
	const screens = openScreens({columns: 39, rows: 12});
	const {store} = screens;
	assert.deepEqual(screens.lines().slice(0, 3), [
		'This window is 39x12: make it 40x10 or',
		'larger.',
		'q quits.',
	]);
	const {evaluation} = store.getState();
	await screens.press('\u001B[B', ' ', '\r');
	assert.equal(store.getState().evaluation, evaluation);
	assert.match(screens.lines()[0]!, /^Enter: only q works here$/);

	store.dispatch({type: 'resized', size: {columns: 40, rows: 10}});
	assert.match(screens.lines()[0]!, /^\.config > Test configuration/);
});

test('what is not saved is not lost by a q that cannot ask; Ctrl-C leaves', async () => {
	const screens = openScreens();
	const {store} = screens;
	await screens.press('\u001B[B', ' ');
	store.dispatch({type: 'resized', size: {columns: 30, rows: 5}});
	await screens.press('q');
	assert.match(
		screens.lines().join(' '),
		/^q: changes are not saved\. Make the window larger, or leave with Ctrl-C\./,
	);
	await screens.press('\u0003');
	const {exitStatus, farewell} = await store.outcome;
	assert.equal(exitStatus, 130);
	assert.deepEqual(farewell, ['Changes were not saved: .config is as it was.']);
});

test('with nothing to lose q quits', async () => {
	const screens = openScreens({columns: 80, rows: 9});
	const {store} = screens;
	await screens.press('q');
	assert.equal((await store.outcome).exitStatus, 0);
});
