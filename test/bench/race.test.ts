import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {Scenario} from '../../source/simulator/scenario.ts';
import {loadScenario} from '../../source/simulator/scenarios.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {dcmenu} from './race/dcmenu.ts';
import {kdevops} from './race/kdevops.ts';
import {canBeWon, drawRace} from './race/market.ts';
import {runRace, type Result} from './race/run-race.ts';
import {raceTable} from './race/table.ts';

const typical = await loadScenario('typical');

/** A race for `h100-or-less`, in our way without waiting and in kdevops'. */
async function raceBoth(
	t: TestContext,
	changes: Partial<Scenario>,
): Promise<{ours: Result; theirs: Result}> {
	const race = {seed: 1, highest: 'h100', scenario: {...typical, ...changes}} as const;
	const ours = await runRace(race, dcmenu('dcmenu', false, await temporaryDirectory(t)));
	return {ours, theirs: await runRace(race, kdevops)};
}

const only = (location: string, ...types: string[]): Pick<Scenario, 'stock'> => ({
	stock: {
		'on-demand': new Map([[location, new Map(types.map(type => [type, 1]))]]),
		spot: new Map(),
	},
});

test('what the list of H100s names is had either way', async t => {
	const {ours, theirs} = await raceBoth(t, only('FIN-03', '1H100.80S.30V'));
	assert.ok(ours.time !== undefined && theirs.time !== undefined);
	assert.deepEqual([ours.wasted, ours.leaked, theirs.wasted, theirs.leaked], [0, 0, 0, 0]);
});

test('kdevops tries five types of the catalogue in the first location, and never the 80 GB A100', async t => {
	const {ours, theirs} = await raceBoth(t, only('FIN-01', '1A100.22V', '1L40S.20V'));
	assert.ok(ours.time !== undefined);
	assert.equal(theirs.time, undefined);
	// Token and key, then five times selecting (2, and 3 for each type that is not listed) and creating with a token (2):
	// the first try asks about one type, the third and later ones also about the A100 that does not exist.
	assert.equal(theirs.requests, 2 + 5 * (2 + 2) + 3 * 5 + 3 * 3);
});

test('kdevops takes the only location that it looks at to have what another has', async t => {
	const {ours, theirs} = await raceBoth(t, only('FIN-02', '1V100.6V', '1RTXPRO6000.30V'));
	assert.deepEqual([ours.time !== undefined, theirs.time], [true, undefined]);
});

test('a machine that is withdrawn ends one and not the other', async t => {
	const {ours, theirs} = await raceBoth(t, {
		...only('FIN-01', '1H100.80S.30V', '1V100.6V'),
		lateNoCapacity: 1,
	});
	assert.deepEqual([ours.time !== undefined, theirs.time], [true, undefined]);
});

test('a machine that gets stuck is taken down by one and left behind by the other', async t => {
	const lifecycle = {...typical.lifecycle, provisioning: undefined, deleteRefused: 60};
	const {ours, theirs} = await raceBoth(t, {...only('FIN-01', '1H100.80S.30V'), lifecycle});
	assert.deepEqual(
		[ours.time, ours.leaked, theirs.time, theirs.leaked],
		[undefined, 0, undefined, 1],
	);
	assert.ok(ours.wasted > 0 && theirs.wasted > 0);
});

test('equal seeds give equal races', async t => {
	const calm = {serverError: 0, rateLimited: 0, unavailable: 0, cut: 0, page: 0, slow: 0};
	for (const seed of [1, 2, 3]) {
		const drawn = drawRace(seed);
		assert.deepEqual(drawRace(seed), drawn);
		const faults = {reads: {...calm, slowSeconds: 0}, changes: {...calm, slowSeconds: 0}};
		const race = {...drawn, scenario: {...drawn.scenario, faults}};
		for (const contender of [dcmenu('dcmenu', false, await temporaryDirectory(t)), kdevops]) {
			const first = await runRace(race, contender);
			assert.deepEqual(await runRace(race, contender), first);
		}
	}
});

test('some races cannot be won', () => {
	const winnable = Array.from({length: 200}, (_, seed) => canBeWon(drawRace(seed)));
	const share = winnable.filter(Boolean).length / winnable.length;
	assert.ok(share > 0.6 && share < 0.99, `${share}`);
});

test('the table counts all races and those that could be won', () => {
	const won = {time: 60_000, requests: 10, wasted: 0, leaked: 0};
	const lost = {time: undefined, requests: 20, wasted: 1.5, leaked: 1};
	const [head = '', row = ''] = raceTable(
		[{name: 'us', results: [won, lost, lost]}],
		[true, true, false],
	);
	assert.deepEqual(head.trim().split(/  +/), [
		'machine, of all',
		'of winnable',
		'median',
		'95th',
		'requests',
		'wasted',
		'leaked',
	]);
	assert.deepEqual(row.split(/  +/), [
		'us',
		'33.3 % (1/3)',
		'50.0 % (1/2)',
		'60 s',
		'60 s',
		'17',
		'$3.00',
		'2',
	]);
});
