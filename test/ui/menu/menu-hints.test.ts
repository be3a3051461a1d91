import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens} from '../../helpers/menu-screens.ts';

test('a low window that is wide says what its keys do, a narrow one only which there are', async () => {
	const low = openScreens({columns: 80, rows: 12});
	await low.press('j');
	assert.equal(
		low.lines().at(-1),
		' Space toggle  y/n set  r reset  Esc quit  / find  ? info  s save  F1/1 keys',
	);
	assert.equal(openScreens({columns: 40, rows: 12}).lines().at(-1), ' Enter Space / ? s q  1 keys');
});
