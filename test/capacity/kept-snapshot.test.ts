import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseKeptSnapshot, printKeptSnapshot} from '../../source/capacity/kept-snapshot.ts';
import {snapshotOf} from './snapshots.ts';

const takenAt = Date.parse('2026-03-01T12:00:00Z');
const day = 24 * 60 * 60_000;
const snapshot = {
	...snapshotOf(
		['1V100.6V', '1H100.80S.30V'],
		{'FIN-01': ['1V100.6V'], 'FIN-02': []},
		{'ICE-01': ['1H100.80S.30V', '1V100.6V']},
	),
	takenAt,
	volumePrice: {type: 'NVMe', perGigabyteMonth: 0.2, currency: 'usd'},
};
const printed = printKeptSnapshot(snapshot, 'api.example.com', takenAt);

test('what was kept is read as it was', () => {
	assert.deepEqual(parseKeptSnapshot(printed, 'api.example.com', takenAt + 5), snapshot);
	const priceless = {...snapshot, volumePrice: undefined};
	const text = printKeptSnapshot(priceless, 'api.example.com', takenAt);
	assert.deepEqual(parseKeptSnapshot(text, 'api.example.com', takenAt), priceless);
});

test('it is for its account, for a day, and not from the future', () => {
	const isRead = (account: string, now: number): boolean =>
		parseKeptSnapshot(printed, account, now) !== undefined;
	assert.deepEqual(
		[
			isRead('api.example.com', takenAt),
			isRead('api.example.com', takenAt + day),
			isRead('api.example.com', takenAt + day + 1),
			isRead('api.example.com', takenAt - 1),
			isRead('simulator: typical 10x', takenAt),
		],
		[true, true, false, false, false],
	);
});

const damaged: ReadonlyArray<readonly [string, string]> = [
	['empty', ''],
	['cut off', printed.slice(0, -20)],
	['no object', '[]'],
	['nothing', 'null'],
	['no time', printed.replace('takenAt', 'at')],
	['a time that is none', printed.replace('2026-03-01T12', 'yesterday')],
	['types that are none', printed.replace('"types":[', '"types":[1,')],
	['a type without a price', printed.replace('"pricePerHour"', '"price"')],
	['a price that is none', printed.replace('"pricePerHour":1', '"pricePerHour":"x"')],
	['no stock', printed.replace('"stock"', '"stocks"')],
	['one market', printed.replace('"spot":', '"other":')],
	['stock that is no list', printed.replace('"FIN-01":["1V100.6V"]', '"FIN-01":{}')],
	['a volume’s price that is none', printed.replace('"perGigabyteMonth":0.2', '"each":0.2')],
];
for (const [what, text] of damaged) {
	test(`a damaged file is as none: ${what}`, () => {
		assert.notEqual(text, printed);
		assert.equal(parseKeptSnapshot(text, 'api.example.com', takenAt), undefined);
	});
}
