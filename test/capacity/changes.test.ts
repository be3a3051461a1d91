import assert from 'node:assert/strict';
import {test} from 'node:test';
import {capacityChanges} from '../../source/capacity/changes.ts';
import {ExpectedError} from '../../source/errors.ts';
import {snapshotOf} from './snapshots.ts';

const names = ['1H100.80S.30V', '1A100.22V', '1V100.6V', '2V100.10V', '1B200.30V'];
const before = snapshotOf(names, {'FIN-01': ['1V100.6V'], 'FIN-02': ['1A100.22V']});
const after = snapshotOf(
	names,
	{'FIN-01': ['1V100.6V', '2V100.10V', '1B200.30V'], 'FIN-02': ['1V100.6V']},
	{'FIN-03': ['1H100.80S.30V']},
);

test('tells what came and went of a group, highest tier first, in either market', () => {
	assert.deepEqual(capacityChanges({target: 'h100-or-less'}, before, after), {
		came: [
			{instance_type: '1H100.80S.30V', location: 'FIN-03', market: 'spot'},
			{instance_type: '1V100.6V', location: 'FIN-02', market: 'on-demand'},
		],
		went: [{instance_type: '1A100.22V', location: 'FIN-02', market: 'on-demand'}],
	});
});

test('tells nothing of other types than those asked for', () => {
	const none = {came: [], went: []};
	assert.deepEqual(capacityChanges({target: 'h100-or-less'}, after, after), none);
	assert.deepEqual(
		capacityChanges({target: '2v100.10v'}, before, after).came.map(offer => offer.location),
		['FIN-01'],
	);
	assert.deepEqual(
		capacityChanges({target: 'ANY_1H100'}, before, after).came.map(offer => offer.market),
		['spot'],
	);
});

test('refuses a type that does not exist', () => {
	assert.throws(() => capacityChanges({target: '1X900.1V'}, before, after), ExpectedError);
});
