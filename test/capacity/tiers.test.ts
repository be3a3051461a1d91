import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	findType,
	parseTarget,
	resolveType,
	tierOf,
	tiers,
	tiersFrom,
	typesOfTier,
} from '../../source/capacity/tiers.ts';
import {snapshotOf} from './snapshots.ts';

test('every single-GPU type belongs to the tier of its model', () => {
	const expected = {
		'1GB300.32V': 'gb300',
		'1B300.30V': 'b300',
		'1B200.30V': 'b200',
		'1H200.141S.44V': 'h200',
		'1H100.80S.30V': 'h100',
		'1A100.22V': 'a100-80',
		'1A100.80S.22V': 'a100-80',
		'1A100.40S.22V': 'a100-40',
		'1RTXPRO6000.30V': 'rtx-pro-6000',
		'1RTX6000ADA.10V': 'rtx-6000-ada',
		'1L40S.20V': 'l40s',
		'1A6000.10V': 'a6000',
		'1V100.6V': 'v100',
	};
	assert.deepEqual(
		Object.fromEntries(Object.keys(expected).map(name => [name, tierOf(name)])),
		expected,
	);
});

test('several GPUs, CPU types and confidential types are in no tier', () => {
	for (const name of ['2H100.80S.80V', 'CPU.4V.16G', '1RTXPRO6000.30V.CC', 'nonsense']) {
		assert.equal(tierOf(name), undefined, name);
	}
});

test('a tier holds its variants with fewer vCPUs first, whatever the order of the catalogue', () => {
	const {catalogue} = snapshotOf(['1H100.80S.32V', '2H100.80S.80V', '1H100.80S.30V'], {});
	assert.deepEqual(typesOfTier('h100', catalogue), ['1H100.80S.30V', '1H100.80S.32V']);
});

test('a group goes from its tier down to v100; the newer tiers only when asked for', () => {
	assert.deepEqual(tiersFrom('h100', false), tiers.slice(2));
	assert.deepEqual(tiersFrom('b300', false), tiers);
	assert.deepEqual(tiersFrom('b200', true).slice(0, 3), ['b200', 'h200', 'h100']);
	assert.deepEqual(tiersFrom('h200', false).slice(0, 2), ['h200', 'h100']);
});

test('targets are read in the spellings of kdevops, of the API and of the command line', () => {
	for (const text of ['h100-or-less', 'H100_OR_LESS']) {
		assert.deepEqual(parseTarget(text), {kind: 'group', name: 'h100-or-less', from: 'h100'});
	}
	assert.deepEqual(parseTarget('ANY_1H100'), {kind: 'wildcard', name: 'any-1h100', tier: 'h100'});
	assert.deepEqual(parseTarget('1h100.80s.30v'), {kind: 'type', name: '1H100.80S.30V'});
	assert.equal(parseTarget('l40s-or-less').kind, 'type');
});

test("the 80 GB A100 is found under kdevops' name and the API's, whichever is there", () => {
	const api = snapshotOf(['1A100.22V', '1A100.40S.22V'], {}).catalogue;
	const documented = snapshotOf(['1A100.80S.22V', '1A100.40S.22V'], {}).catalogue;
	assert.equal(findType('1A100.80S.22V', api), '1A100.22V');
	assert.equal(findType('1A100.22V', documented), '1A100.80S.22V');
	assert.equal(findType('1A100_40S_22V', api), '1A100.40S.22V');
	assert.equal(findType('1H100.80S.30V', api), undefined);
});

test('an unknown type is refused with the names near it', () => {
	const {catalogue} = snapshotOf(['1H100.80S.30V', '1V100.6V'], {});
	assert.throws(() => resolveType('1H100.90S', catalogue), {
		message: 'There is no instance type 1H100.90S in the catalogue.',
		nextSteps: [
			'Near it: 1H100.80S.30V.',
			'Or a group: b300-or-less, b200-or-less, h100-or-less, a100-80-or-less, a100-40-or-less, or ANY_1H100.',
		],
	});
});
