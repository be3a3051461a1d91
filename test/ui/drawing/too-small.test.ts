import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens} from '../../helpers/menu-screens.ts';

test('a window too small for the menu says what follows', () => {
	assert.deepEqual(openScreens({columns: 39, rows: 4}).lines(), [
		'39x4 is too small for screens: line',
		'mode follows.',
		'',
	]);
});

test('in a window that is too small nothing is set that was not seen', async () => {
	const screens = openScreens({columns: 80, rows: 9});
	const before = screens.store.getState();
	await screens.press('G', ' ', 'q', '\r');
	assert.equal(screens.store.getState().evaluation, before.evaluation);
	assert.equal(screens.store.getState().rows, before.rows);
	assert.deepEqual(screens.store.getState().overlays, []);
});
