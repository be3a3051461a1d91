import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	createBringupLogs,
	createLogBuffer,
	pushEntry,
	type LogEntry,
} from '../../../source/ui/bringup/bringup-log.ts';

const entry = (text: string, tone: LogEntry['tone'] = 'plain'): LogEntry => ({
	text,
	tone,
	time: '',
});

test('keeps the last lines under their numbers', () => {
	const log = createLogBuffer(3);
	for (const text of ['a', 'b', 'c', 'd', 'e']) log.push(entry(text));
	assert.equal(log.start, 2);
	assert.equal(log.end, 5);
	assert.deepEqual(
		[1, 2, 3, 4, 5].map(number => log.at(number)?.text),
		[undefined, 'c', 'd', 'e', undefined],
	);
});

test('is empty at first', () => {
	const log = createLogBuffer();
	assert.deepEqual([log.start, log.end, log.at(0)], [0, 0, undefined]);
});

test('troubles stay when everything around them is pushed out', () => {
	const logs = createBringupLogs();
	pushEntry(logs, entry('it broke', 'bad'));
	for (let number = 0; number < 100_000; number++) pushEntry(logs, entry(`line ${number}`));
	assert.equal(logs.all.start, 95_001);
	assert.equal(logs.troubles.end, 1);
	assert.equal(logs.troubles.at(0)?.text, 'it broke');
});
