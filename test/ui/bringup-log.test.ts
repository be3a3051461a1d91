import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createLogBuffer} from '../../source/ui/bringup-log.ts';

test('keeps the last lines under their numbers', () => {
	const log = createLogBuffer(3);
	for (const line of ['a', 'b', 'c', 'd', 'e']) log.push(line);
	assert.equal(log.start, 2);
	assert.equal(log.end, 5);
	assert.deepEqual(
		[1, 2, 3, 4, 5].map(number => log.at(number)),
		[undefined, 'c', 'd', 'e', undefined],
	);
});

test('is empty at first', () => {
	const log = createLogBuffer();
	assert.deepEqual([log.start, log.end, log.at(0)], [0, 0, undefined]);
});
