import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CapacityState} from '../../../source/capacity/snapshot.ts';
import {describeImage, imageBadge} from '../../../source/ui/instances/image-badge.ts';
import {snapshot} from '../../helpers/menu-screens.ts';

const v100 = {
	...snapshot.catalogue.get('1V100.6V')!,
	supportedImages: ['ubuntu-24.04-cuda-12.6-docker'],
};
const capacity: CapacityState = {
	kind: 'known',
	snapshot: {...snapshot, catalogue: new Map([['1V100.6V', v100]])},
};
const facts = {
	isUnsaved: false,
	isOvertaken: false,
	changeCount: 0,
	candidate: undefined,
	credentialsElsewhere: undefined,
	machines: 1,
	request: {target: '1V100.6V', market: 'on-demand'},
} as const;

test('an image that the type takes is marked so', () => {
	const badge = imageBadge('ubuntu-24.04-cuda-12.6-docker', facts, capacity);
	assert.deepEqual(badge, {mark: 'available', text: '', stale: false});
});

test('an image that it does not take tells which one a bring-up would take', () => {
	const badge = imageBadge('ubuntu-24.04-cuda-12.8-open-docker', facts, capacity);
	assert.equal(badge?.mark, 'none');
	assert.equal(badge?.text, 'not on 1V100.6V: ubuntu-24.04-cuda-12.6-docker');
	assert.equal(badge?.short, 'not on 1V100.6V');
});

test('where nothing alike is taken, a bring-up would refuse', () => {
	assert.equal(imageBadge('jupyter', facts, capacity)?.text, 'not on 1V100.6V');
});

test('a group is told for what it would give now, and nothing is told without an answer', () => {
	const candidate = {
		instanceType: '1V100.6V',
		tier: 'v100',
		location: 'FIN-01',
		market: 'on-demand',
		pricePerHour: 0.14,
		currency: 'usd',
	} as const;
	const group = {
		...facts,
		request: {target: 'H100_OR_LESS', market: 'on-demand'},
		candidate,
	} as const;
	assert.equal(imageBadge('jupyter', group, capacity)?.text, 'not on 1V100.6V');
	assert.equal(imageBadge('jupyter', {...group, candidate: undefined}, capacity), undefined);
	assert.equal(imageBadge('jupyter', facts, {kind: 'loading'}), undefined);
});

test('what the list has no room for is told of the row under the cursor', () => {
	const told = (value: string): readonly string[] =>
		describeImage({target: {kind: 'image', value}}, {facts, capacity});
	assert.deepEqual(told('ubuntu-24.04-cuda-12.8-open-docker'), [
		'1V100.6V does not take it: a bring-up would take ubuntu-24.04-cuda-12.6-docker.',
	]);
	assert.deepEqual(told('jupyter'), ['1V100.6V does not take it: a bring-up would refuse.']);
	assert.deepEqual(told('ubuntu-24.04-cuda-12.6-docker'), []);
	const location = {target: {kind: 'location', value: 'jupyter'}} as const;
	assert.deepEqual(describeImage(location, {facts, capacity}), []);
});
