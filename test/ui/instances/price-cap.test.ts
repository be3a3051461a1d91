import assert from 'node:assert/strict';
import {test} from 'node:test';
import {capText} from '../../../source/ui/instances/price-cap.ts';

test('a price cap has cents as prices have, and never another value than was typed', () => {
	assert.deepEqual([2.5, 2, 0.1, 0.095, 12.345].map(capText), [
		'$2.50/h',
		'$2.00/h',
		'$0.10/h',
		'$0.095/h',
		'$12.345/h',
	]);
});
