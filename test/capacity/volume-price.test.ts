import assert from 'node:assert/strict';
import {test} from 'node:test';
import {volumePricePerHour, withVolumePrice} from '../../source/capacity/volume-price.ts';
import {ExpectedError} from '../../source/errors.ts';
import {snapshotOf} from './snapshots.ts';

const price = {type: 'NVMe', perGigabyteMonth: 0.2, currency: 'usd'};
const {signal} = new AbortController();

test("an hour's price is rounded up as the API does it", () => {
	assert.equal(volumePricePerHour(price, 100), 0.0274);
	assert.equal(volumePricePerHour(price, 50), 0.0137);
});

test('the price is asked for until it is told, once, and nobody goes without stock for it', async () => {
	const snapshot = snapshotOf(['1V100.6V'], {'FIN-01': ['1V100.6V']});
	const answers = [
		() => Promise.reject(new ExpectedError('no answer')),
		async () => [{...price, type: 'HDD', perGigabyteMonth: 0.05}, price],
	];
	const take = withVolumePrice(async () => snapshot, {
		volumePrices: async () => answers.shift()!(),
	});
	assert.deepEqual(await take(signal), {...snapshot, volumePrice: undefined});
	assert.deepEqual(await take(signal), {...snapshot, volumePrice: price});
	assert.deepEqual(await take(signal), {...snapshot, volumePrice: price});
});

test('a bug of the client is no missing price', async () => {
	const take = withVolumePrice(async () => snapshotOf([], {}), {
		volumePrices: () => Promise.reject(new TypeError('a bug')),
	});
	await assert.rejects(take(signal), TypeError);
});
