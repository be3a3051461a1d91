import assert from 'node:assert/strict';
import {test} from 'node:test';
import {glibcRandom} from '../../source/config/glibc-random.ts';

for (const [seed, numbers] of [
	[1, [1_804_289_383, 846_930_886, 1_681_692_777, 1_714_636_915]],
	[42, [71_876_166, 708_592_740, 1_483_128_881, 907_283_241]],
	[0xde_ad_be_ef, [352_217_057, 918_588_210, 499_345_174, 513_054_021]],
	[0xff_ff_ff_ff, [254_925_627, 1_205_188_300, 366_127_624, 1_401_405_153]],
] as const) {
	test(`the seed ${seed} gives glibc's numbers`, () => {
		const random = glibcRandom(seed);
		assert.deepEqual(Array.from(numbers, random), numbers);
	});
}

test('the seed 0 counts as 1', () => {
	assert.equal(glibcRandom(0)(), glibcRandom(1)());
});
