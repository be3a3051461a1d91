import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openScreens, snapshot} from '../../helpers/menu-screens.ts';

const request = {target: 'H100_OR_LESS', market: 'on-demand'} as const;

/** The first row of the list, which has this comment. */
const firstRow = async (comment: string): Promise<string | undefined> => {
	const catalogue = new Map(snapshot.catalogue);
	catalogue.set('1A100.40S.22V', {...catalogue.get('1V100.6V')!, name: '1A100.40S.22V'});
	const stock = {...snapshot.stock, spot: new Map([['ICE-01', new Set(['1A100.40S.22V'])]])};
	const onlySpot = {...stock, 'on-demand': new Map()};
	const capacity = {kind: 'known', snapshot: {...snapshot, catalogue, stock: onlySpot}} as const;
	const screens = openScreens({columns: 80, rows: 24}, {}, capacity);
	screens.world.services.defconfigs = async () => [
		{name: 'datacrunch-a100-40-or-less', origin: 'shipped', file: 'a', request, comment},
	];
	await screens.press('L');
	return screens.lines()[2];
};

test('a badge says less where the comment has no room, and then the comment is cut', async () => {
	assert.equal(
		await firstRow('lab'),
		'  datacrunch-a100-40-or-less  lab   s -> 1A100.40S.22V ICE-01 $0.070/h spot only',
	);
	assert.equal(
		await firstRow('the lab'),
		'  datacrunch-a100-40-or-less  the lab                  s a100-40 ICE-01 $0.070/h',
	);
	assert.equal(
		await firstRow('what the lab tests at night'),
		'  datacrunch-a100-40-or-less  what the lab tests at n~ s a100-40 ICE-01 $0.070/h',
	);
});
