import assert from 'node:assert/strict';
import {test} from 'node:test';
import {boundedSteps} from '../../../source/ui/search/bounded-steps.ts';

test('steps are taken until there are none', () => {
	let left = 5;
	assert.equal(
		boundedSteps(60_000)(() => --left > 0),
		'done',
	);
	assert.equal(left, 0);
});

test('steps without an end are paused, and go on', () => {
	let taken = 0;
	const drive = boundedSteps(1);
	const endless = (): boolean => {
		taken++;
		return true;
	};
	assert.equal(drive(endless), 'paused');
	const first = taken;
	assert.ok(first > 0);
	assert.equal(drive(endless), 'paused');
	assert.ok(taken > first);
});

test('a match that looks ahead and goes back and forth without an end is ended', () => {
	const text = 'word '.repeat(200);
	assert.equal(
		boundedSteps(1)(() => /(?=w)(\w+ ?)+:/.test(text)),
		'stuck',
	);
	assert.equal(
		boundedSteps(60_000)(() => /(?=w)(\w+ ?)+:/.test('word:') && false),
		'done',
	);
});

test('what goes wrong in a step is told', () => {
	const failing = (): boolean => {
		throw new Error('broken');
	};
	assert.throws(() => boundedSteps(1)(failing), {message: 'broken'});
});
