import assert from 'node:assert/strict';
import {test} from 'node:test';
import {jsonLine} from '../../source/bringup/json-lines.ts';

test('an event is one line that begins with its type and time', () => {
	const line = jsonLine({
		location: 'FIN-01',
		auto: true,
		time: '2026-11-23T00:00:00.000Z',
		type: 'location',
	});
	assert.equal(
		line,
		'{"type":"location","time":"2026-11-23T00:00:00.000Z","location":"FIN-01","auto":true}\n',
	);
});
