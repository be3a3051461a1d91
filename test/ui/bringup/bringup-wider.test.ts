import assert from 'node:assert/strict';
import {test} from 'node:test';
import {widerTarget} from '../../../source/ui/bringup/bringup-wider.ts';

test('the next group that takes all of a target, and more', () => {
	for (const [target, wider] of [
		['A100_40_OR_LESS', 'A100_80_OR_LESS'],
		['H100_OR_LESS', 'B200_OR_LESS'],
		['b200-or-less', 'B300_OR_LESS'],
		['B300_OR_LESS', undefined],
		['ANY_1H100', 'H100_OR_LESS'],
		['1L40S.20V', 'A100_40_OR_LESS'],
		['8H100.80S.176V', 'H100_OR_LESS'],
		['CPU.4V.16G', undefined],
	] as const) {
		assert.equal(widerTarget(target), wider, target);
	}
});
