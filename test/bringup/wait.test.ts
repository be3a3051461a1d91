import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BringupEvent} from '../../source/bringup/events.ts';
import {standardPace} from '../../source/bringup/ports.ts';
import {exitStatus} from '../../source/errors.ts';
import {onlyMachineScenario, rivalOf} from '../helpers/only-machine.ts';
import {collect, endOf, eventsOf, setScene} from './scene.ts';

/** What was just sold out is tried again at the next look. */
const quick = {...standardPace, setAside: {first: 1, longest: 1}};

test('waits while it is sold out, tells what comes, and takes it', async t => {
	const scene = await setScene(t, await onlyMachineScenario(t));
	const rival = rivalOf(scene.client);
	await rival.take();
	const events: BringupEvent[] = [];
	for await (const event of scene.bringUp({plan: {wait: {for: Infinity}}})) {
		events.push(event);
		if (event.type === 'waiting' && event.came.length === 0) await rival.giveBack();
	}

	const offer = {instance_type: '1A100.22V', location: 'FIN-01', market: 'on-demand'};
	assert.deepEqual(
		eventsOf(events, 'waiting').map(({target, came, went}) => ({target, came, went})),
		[
			{target: 'H100_OR_LESS', came: [], went: []},
			{target: 'H100_OR_LESS', came: [offer], went: []},
		],
	);
	assert.equal(endOf(events, 'ready').hosts[0]?.instance_type, '1A100.22V');
});

test('goes on waiting when it is snatched away before the create', async t => {
	const scene = await setScene(t, await onlyMachineScenario(t));
	const rival = rivalOf(scene.client);
	const events: BringupEvent[] = [];
	const plan = {wait: {for: Infinity}};
	for await (const event of scene.bringUp({plan, options: {pace: quick}})) {
		events.push(event);
		const tries = eventsOf(events, 'attempt').length;
		if (event.type === 'attempt' && tries === 1) await rival.take();
		if (event.type === 'waiting' && event.came.length === 0) await rival.giveBack();
	}

	assert.equal(eventsOf(events, 'attempt').length, 2);
	assert.equal(eventsOf(events, 'fallback').length, 1);
	assert.equal(endOf(events, 'ready').hosts.length, 1);
	const bill = await scene.simulator.bill();
	assert.equal(bill.machines.filter(line => line.until === null).length, 1);
});

test('ends with exit status 5 when the time is over, having said once that there is nothing', async t => {
	const scene = await setScene(t, 'sold-out');
	const startedAt = scene.options.clock.now();
	const events = await collect(scene.bringUp({plan: {wait: {for: 60_000}}}));
	assert.ok(scene.options.clock.now() - startedAt >= 60_000);
	assert.equal(eventsOf(events, 'waiting').length, 1);
	assert.equal(endOf(events, 'failed').exit_status, exitStatus.noCapacity);
});
