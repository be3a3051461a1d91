import assert from 'node:assert/strict';
import {test} from 'node:test';
import {glyphsFor} from '../../../source/ui/drawing/glyphs.ts';
import {ageText, capacityAge, nextAnswer} from '../../../source/ui/instances/capacity-age.ts';

test('an age is told in the unit that fits', () => {
	const second = 1000;
	const hour = 3_600_000;
	const ages = [-5, 0, 119 * second, 125 * second, 1.9 * hour, 3.4 * hour, 47 * hour, 75 * hour];
	assert.deepEqual(
		ages.map(age => ageText(age)),
		['0s ago', '0s ago', '119s ago', '2m ago', '114m ago', '3h ago', '47h ago', '3d ago'],
	);
});

test('the next answer is told until it is due', () => {
	const failed = {kind: 'unknown', reason: 'cut', cause: 'failed', last: undefined} as const;
	assert.equal(nextAnswer({...failed, nextAt: 12_500}, 2000), ', next in 11s');
	assert.equal(nextAnswer({...failed, nextAt: 2000}, 2000), '');
	assert.equal(nextAnswer(failed, 2000), '');
	assert.equal(nextAnswer({kind: 'loading'}, 2000), '');
});

test('a first answer that does not come is waited for in the open', () => {
	const told = (now: number, since?: number): string =>
		capacityAge({kind: 'loading', ...(since !== undefined && {since})}, now, glyphsFor(true));
	assert.equal(told(9000), 'cap: .');
	assert.equal(told(9000, 5000), 'cap: .');
	assert.equal(told(17_000, 5000), 'cap: . 12s');
});
