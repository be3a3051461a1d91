import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nearestType} from '../../source/catalogue/nearest-type.ts';

const types = [
	'H100_OR_LESS',
	'ANY_1H100',
	'1H100.80S.30V',
	'1H100.80S.32V',
	'2H100.80S.80V',
	'1A100.22V',
	'1A100.40S.22V',
	'8A100.40S.176V',
	'2B200.60V',
	'2B200.60V.CC',
	'CPU.4V.16G',
	'CPU.16V.64G',
];

for (const [wanted, nearest] of [
	['1H100.80S.29V', '1H100.80S.30V'],
	['1H100.80S.40V', '1H100.80S.32V'],
	['4H100.80S.176V', '2H100.80S.80V'],
	['1A100.80S.22V', '1A100.22V'],
	['1A100.40S.24V', '1A100.40S.22V'],
	['2A100.40S.44V', '1A100.40S.22V'],
	['1B200.30V.CC', '2B200.60V.CC'],
	['2B200.44V', '2B200.60V'],
	['CPU.8V.32G', 'CPU.4V.16G'],
	['2H100.80S.80M', '2H100.80S.80V'],
	['1L4.8V', undefined],
	['GB300_OR_LESS', undefined],
] as const) {
	test(`the nearest to ${wanted} is ${nearest ?? 'none'}`, () => {
		assert.equal(nearestType(wanted, types), nearest);
		assert.equal(nearestType(wanted, types.toReversed()), nearest);
	});
}
