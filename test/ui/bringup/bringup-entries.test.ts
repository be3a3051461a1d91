import assert from 'node:assert/strict';
import {test} from 'node:test';
import {logEntries} from '../../../source/ui/bringup/bringup-entries.ts';
import type {BringupEvent, BringupEventBody} from '../../../source/bringup/events.ts';
import {leftBehind, soldOut, timed} from '../../helpers/bringup-events.ts';

const tones = (body: BringupEventBody): string[] =>
	timed([[0, body]]).flatMap(event => logEntries(event).map(({tone}) => tone));

const output = (text: string): string => tones({type: 'output', program: 'make', text})[0]!;

test('what programs call a failure is trouble; a count of none is not', () => {
	assert.equal(output('fatal: [kn1]: UNREACHABLE! => {"changed": false}'), 'bad');
	assert.equal(output('make: *** [Makefile:12: all] Error 2'), 'bad');
	assert.equal(output('kn1 : ok=12 changed=3 unreachable=0 failed=0 skipped=2'), 'plain');
	assert.equal(output('kn1 : ok=12 changed=3 unreachable=0 failed=1 skipped=2'), 'bad');
	assert.equal(output('0 errors, 2 warnings'), 'plain');
	assert.equal(output('Building module terror.ko'), 'plain');
});

test('an attempt that failed, a warning and the reason of the end are trouble', () => {
	assert.deepEqual(
		tones({
			type: 'fallback',
			instance_type: '1V100.6V',
			location: 'FIN-01',
			market: 'spot',
			reason: 'gone',
		}),
		['bad', 'quiet', 'plain'],
	);
	assert.deepEqual(tones({type: 'note', level: 'warning', text: 'x'}), ['warn']);
	assert.deepEqual(tones({type: 'note', level: 'info', text: 'x'}), ['plain']);
	const end = (events: readonly BringupEvent[]): string[] =>
		logEntries(events.at(-1)!)
			.filter(({tone}) => tone === 'bad')
			.map(({text}) => text);
	assert.deepEqual(end(soldOut), [
		'Failed: No instance of the tier group h100-or-less is available.',
	]);
	assert.equal(end(leftBehind).length, 2);
});
