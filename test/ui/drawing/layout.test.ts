import assert from 'node:assert/strict';
import {test} from 'node:test';
import {layoutOf, scrollTo} from '../../../source/ui/drawing/layout.ts';

test('help stands below the list in 80x24, beside it from 110 columns', () => {
	const medium = layoutOf({columns: 80, rows: 24}, true);
	assert.deepEqual([medium.paneHeight, medium.detailsWidth, medium.listHeight], [3, 0, 13]);
	const wide = layoutOf({columns: 120, rows: 40}, true);
	assert.deepEqual([wide.paneHeight, wide.detailsWidth > 0, wide.listHeight], [0, true, 33]);
});

test('a window smaller than 60x16 has a list and one line around it', () => {
	const small = layoutOf({columns: 40, rows: 12}, true);
	assert.deepEqual([small.isSmall, small.paneHeight, small.listHeight], [true, 0, 7]);
});

test('the list moves as little as it can', () => {
	assert.equal(scrollTo(0, 3, 10, 5), 0);
	assert.equal(scrollTo(0, 5, 10, 5), 1);
	assert.equal(scrollTo(4, 2, 10, 5), 2);
	assert.equal(scrollTo(8, 9, 10, 5), 5);
	assert.equal(scrollTo(3, 0, 2, 5), 0);
});

test('rows of two lines are seen whole', () => {
	const tall = (index: number): number => (index % 2 === 0 ? 2 : 1);
	assert.equal(scrollTo(0, 4, 6, 4, tall), 3);
});
