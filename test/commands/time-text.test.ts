import assert from 'node:assert/strict';
import {test} from 'node:test';
import {timeText} from '../../source/commands/time-text.ts';

test('today it is the time, and else the day, too', () => {
	const now = new Date(2026, 10, 24, 9, 5).getTime();
	assert.equal(timeText(new Date(2026, 10, 24, 7, 3).getTime(), now), '07:03');
	assert.equal(timeText(new Date(2026, 10, 3, 23, 59).getTime(), now), '2026-11-03 23:59');
});
