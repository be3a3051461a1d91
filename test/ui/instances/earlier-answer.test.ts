import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CapacityState} from '../../../source/capacity/snapshot.ts';
import {credentialsBadge} from '../../../source/ui/instances/account-badges.ts';
import {openScreens, snapshot, type Screens} from '../../helpers/menu-screens.ts';

// What an earlier run was told: badges show it with its age, and nothing is done because of it.

const now = 1_012_000;
const minute = 60_000;
const earlier = (age: number): CapacityState => ({
	kind: 'loading',
	last: {...snapshot, takenAt: now - age},
});

const inCompute = async (capacity: CapacityState, columns = 80): Promise<Screens> => {
	const screens = openScreens({columns, rows: 24}, {}, capacity);
	await screens.press("'", 'c', '\r');
	return screens;
};

test('badges tell it with its true age until there is an answer', async () => {
	const screens = await inCompute(earlier(12 * minute));
	const shown = (): readonly string[] => screens.lines().filter((_, at) => [0, 3, 4].includes(at));
	assert.deepEqual(shown(), [
		' dcmenu  .config                           simulator: test  cap: 12m ago, asking',
		'>     Instance type (H100 or less)  --->           +~ -> 1V100.6V FIN-01 $0.14/h',
		'      Location (AUTO)  --->                                    +~ 1 of 2 have it',
	]);
	screens.store.dispatch({type: 'capacity', capacity: {kind: 'loading', since: now - 9000}, now});
	assert.match(screens.lines()[0]!, / {2}cap: 12m ago, asking 9s$/);
	screens.store.dispatch({type: 'capacity', capacity: {kind: 'known', snapshot}, now});
	assert.match(screens.lines()[0]!, / {2}cap: 12s ago$/);
	assert.match(screens.lines()[3]!, / \+ -> 1V100\.6V FIN-01 \$0\.14\/h$/);
});

test('what is younger than two minutes is not marked as old', async () => {
	const screens = await inCompute(earlier(minute));
	assert.match(screens.lines()[0]!, / {2}cap: 60s ago, asking$/);
	assert.match(screens.lines()[3]!, / \+ -> 1V100\.6V FIN-01 \$0\.14\/h$/);
});

test('the list of types has figures, prices and marks from it', async () => {
	const screens = await inCompute(earlier(12 * minute));
	await screens.press('\r');
	assert.deepEqual(screens.lines().slice(3, 8), [
		'      strategy / type  GPU                  $/h   spot where it can be had now',
		'> (X) H100_OR_LESS     -> 1V100.6V        $0.14 $0.070 +~ FIN-01',
		'  -- types: this one or nothing ------------------------------------------------',
		'  ( ) 1V100.6V         1x V100            $0.14 $0.070 +~ FIN-01',
		'  ( ) 1H100.80S.30V    1x H100            $1.99  $0.99 s~ ICE-01 spot only',
	]);
});

test('where the answer fails, nothing may be called available', async () => {
	const screens = await inCompute(earlier(12 * minute));
	const capacity: CapacityState = {
		kind: 'unknown',
		cause: 'failed',
		reason: 'cut',
		last: undefined,
	};
	screens.store.dispatch({type: 'capacity', capacity, now});
	assert.match(screens.lines()[0]!, / {2}cap: \? no answer$/);
	assert.match(screens.lines()[3]!, / \?$/);
	await screens.press('\r');
	assert.match(screens.lines()[7]!, /^ {2}\( \) 1H100\.80S\.30V .* \$1\.99 .* \? seen 2h ago$/);
});

test('nobody is told that it can be had now, and no key was taken', async () => {
	const screens = await inCompute(earlier(minute));
	await screens.press('!');
	assert.ok(screens.lines().some(line => line.includes('Bring up H100_OR_LESS?')));
	assert.ok(screens.lines().some(line => line.includes('Asking what can be had now')));
	await screens.press('\u001B', 'w');
	assert.equal(screens.store.getState().wait?.phase, 'waiting');
	assert.equal(screens.store.getState().facts.candidate, undefined);
	assert.equal(
		credentialsBadge({credentialsElsewhere: undefined}, earlier(minute)).mark,
		'loading',
	);
});
