import assert from 'node:assert/strict';
import {test} from 'node:test';
import {collect, duration, positiveNumber} from '../../source/command-line/words.ts';

test('durations are read in seconds, minutes, hours and days', () => {
	assert.deepEqual(
		['90', '90s', '1.5m', '2h', '1d'].map(text => duration(text)),
		[90_000, 90_000, 90_000, 7_200_000, 86_400_000],
	);
	for (const wrong of ['', 'soon', '5 m', '-1s', '2w']) assert.throws(() => duration(wrong), wrong);
});

test('prices are above zero', () => {
	assert.equal(positiveNumber('2.5'), 2.5);
	for (const wrong of ['0', '-1', 'x', 'Infinity']) {
		assert.throws(() => positiveNumber(wrong), /above 0/, wrong);
	}
});

test('a repeated option gathers', () => {
	assert.deepEqual(collect('b', collect('a')), ['a', 'b']);
});
