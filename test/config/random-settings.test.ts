import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readProbabilities, readSeed} from '../../source/config/random-settings.ts';

test('seeds are read as C reads numbers', () => {
	assert.equal(readSeed('42'), 42);
	assert.equal(readSeed('0x2A'), 42);
	assert.equal(readSeed('052'), 42);
	assert.equal(readSeed('-1'), 4_294_967_295);
	assert.equal(readSeed('0x123456789abcdef01'), 4_294_967_295);
	for (const text of [undefined, '', 'abc', '12x', '0x']) assert.equal(readSeed(text), undefined);
});

test('probabilities are one, two or three percents', () => {
	const even = {boolYes: 50, tristateYes: 33, tristateMod: 33};
	assert.deepEqual(readProbabilities(''), even);
	assert.deepEqual(readProbabilities('15'), {boolYes: 15, tristateYes: 8, tristateMod: 7});
	assert.deepEqual(readProbabilities('10:20'), {boolYes: 30, tristateYes: 10, tristateMod: 20});
	assert.deepEqual(readProbabilities('1:2:3'), {boolYes: 1, tristateYes: 2, tristateMod: 3});
	assert.deepEqual(readProbabilities('9x'), {boolYes: 9, tristateYes: 0, tristateMod: 0});
	for (const text of ['101', '-1', '60:50', '10:60:50'])
		assert.equal(readProbabilities(text), undefined, text);
});
