import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findLine, highlighted} from '../../../source/ui/bringup/bringup-find.ts';
import type {ScrollText} from '../../../source/ui/bringup/bringup-scroll.ts';
import {line} from '../../../source/ui/drawing/line.ts';

const textOf = (lines: readonly string[], start: number): ScrollText => ({
	start,
	end: start + lines.length,
	at(number) {
		const text = lines[number - start];
		return text === undefined ? undefined : {text, tone: 'plain'};
	},
});

const log = textOf(['Apple', 'pear', 'apple pie', 'plum'], 10);

test('forwards and backwards, and round from the other end', () => {
	assert.equal(findLine(log, 'apple', 10, 1), 10);
	assert.equal(findLine(log, 'apple', 11, 1), 12);
	assert.equal(findLine(log, 'apple', 13, 1), 10);
	assert.equal(findLine(log, 'apple', 11, -1), 10);
	assert.equal(findLine(log, 'apple', 9, -1), 10);
	assert.equal(findLine(log, 'cherry', 10, 1), undefined);
	assert.equal(findLine(textOf([], 0), 'a', 0, 1), undefined);
});

test('capital letters count where there are some', () => {
	assert.equal(findLine(log, 'Apple', 11, 1), 10);
});

test('what is found stands out, each time', () => {
	assert.deepEqual(highlighted(line('an Apple, an apple', 'bad'), 'apple').spans, [
		{text: 'an ', tone: 'bad'},
		{text: 'Apple', tone: 'cursor'},
		{text: ', an ', tone: 'bad'},
		{text: 'apple', tone: 'cursor'},
	]);
	assert.deepEqual(highlighted(line('pear'), 'apple'), line('pear'));
});
