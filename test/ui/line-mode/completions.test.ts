import assert from 'node:assert/strict';
import {test} from 'node:test';
import {completions} from '../../../source/ui/line-mode/completions.ts';
import {openScreens} from '../../helpers/menu-screens.ts';

test('Tab completes the names of options wherever a line takes one', () => {
	const state = openScreens().store.getState();
	assert.deepEqual(completions(state, 'FO'), [['FORCED'], 'FO']);
	assert.deepEqual(completions(state, '?H'), [['HELD', 'HIDDEN', 'HOST'], 'H']);
	assert.deepEqual(completions(state, '/PO'), [['PORT'], 'PO']);
	assert.deepEqual(completions(state, 'r MAS'), [['MASK'], 'MAS']);
	assert.deepEqual(completions(state, '5 text'), [[], '5 text']);
	assert.deepEqual(completions(state, ''), [[], '']);
});
