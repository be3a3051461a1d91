import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withoutTerraform} from '../helpers/terraform-binary.ts';
import {killAtEvents, type KillSeries} from './at-events.ts';
import {fillAtEvents} from './at-full-disk.ts';
import {breakAtRequests, type RequestSeries} from './at-requests.ts';

// A sample of what `npm run test:kill` runs in full.
const never = 1000;

const eventSeries: readonly KillSeries[] = [
	{engine: 'builtin', task: 'bringup', from: 60, stride: never},
	{engine: 'builtin', task: 'destroy', from: 5, stride: never},
	{engine: 'terraform', task: 'bringup', from: 70, stride: never},
	{engine: 'terraform', task: 'destroy', from: 5, stride: never},
];

for (const series of eventSeries) {
	const {engine, task} = series;
	const skip = engine === 'terraform' && withoutTerraform;
	test(`${engine}: the program killed in a ${task} leaves nothing unknown`, {skip}, async t => {
		assert.ok((await killAtEvents(t, series)).kills > 0);
	});
}

const requestSeries: readonly RequestSeries[] = [
	{engine: 'builtin', task: 'bringup', fate: 'after', from: 4, stride: 5},
	{engine: 'builtin', task: 'bringup', fate: 'killed', from: 14, stride: 5},
	{engine: 'builtin', task: 'destroy', fate: 'killed', from: 3, stride: 8},
	{engine: 'terraform', task: 'bringup', fate: 'after', from: 20, stride: 15},
];

for (const series of requestSeries) {
	const {engine, task, fate} = series;
	const skip = engine === 'terraform' && withoutTerraform;
	test(`${engine}: a ${task} broken off at a request (${fate}) is made good`, {skip}, async t => {
		assert.ok((await breakAtRequests(t, series)).kills > 0);
	});
}

test('a disk that is full in the middle of a bring-up keeps nobody from a destroy', async t => {
	const tally = await fillAtEvents(t, {engine: 'builtin', from: 30, stride: 20});
	if (!tally) return t.skip('only root can mount a small disk');
	assert.ok(tally.kills > 0);
});
