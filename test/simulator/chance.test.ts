import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chance, identifier, spell} from '../../source/simulator/chance.ts';

test('the same question has the same answer, and another has another', () => {
	assert.equal(chance(1, 'a', 2), chance(1, 'a', 2));
	assert.notEqual(chance(1, 'a', 2), chance(2, 'a', 2));
	assert.notEqual(chance(1, 'a', 2), chance(1, 'a', 3));
	assert.notEqual(chance(1, 'ab', 'c'), chance(1, 'a', 'bc'));
});

test('numbers are spread evenly', () => {
	const drawn = Array.from({length: 4000}, (_, index) => chance(7, 'spread', index));
	assert.ok(drawn.every(number => number >= 0 && number < 1));
	for (const bucket of [0, 1, 2, 3]) {
		const share = drawn.filter(number => Math.floor(number * 4) === bucket).length / 4000;
		assert.ok(Math.abs(share - 0.25) < 0.03, `${bucket}: ${share}`);
	}
});

test('half of the spells are shorter than their median', () => {
	const spells = Array.from({length: 2000}, (_, index) => spell(2.5, chance(7, 'spell', index)));
	const shorter = spells.filter(length => length < 2.5).length / 2000;
	assert.ok(Math.abs(shorter - 0.5) < 0.04, String(shorter));
});

test('ids look as the API’s do, and do not repeat', () => {
	const ids = new Set(Array.from({length: 500}, (_, index) => identifier(1, index)));
	assert.equal(ids.size, 500);
	for (const id of ids)
		assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
});
