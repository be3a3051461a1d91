import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {BringupEventBody} from '../../source/bringup/events.ts';
import {duration, plainLines} from '../../source/bringup/plain-log.ts';
import {collect, setScene} from './scene.ts';

const transcript = `Checking tier group: h100-or-less
Tiers to check (highest to lowest): h100, a100-80, a100-40, rtx-pro-6000, rtx-6000-ada, l40s, a6000, v100

Checking tier 'h100': 1H100.80S.30V, 1H100.80S.32V
  Checking 1H100.80S.30V... ✗ not available
  Checking 1H100.80S.32V... ✗ not available

Checking tier 'a100-80': 1A100.80S.22V
  Checking 1A100.80S.22V... ✗ not available

Checking tier 'a100-40': 1A100.40S.22V
  Checking 1A100.40S.22V... ✓ AVAILABLE

Selected: 1A100.40S.22V (tier: a100-40)
Auto-selected DataCrunch location: FIN-01
`;

const print = (events: readonly BringupEventBody[], ascii = false): string =>
	events
		.flatMap(event => plainLines(event, ascii))
		.map(line => `${line}\n`)
		.join('');

test("a bring-up's log holds the documented tier log line for line, and ends with the ssh command", async t => {
	const scene = await setScene(t, 'documented');
	const events = await collect(scene.bringUp());
	const text = print(events);
	assert.ok(text.includes(transcript), text);
	assert.match(
		text,
		/\nReady after .*\n {2}kn1-knlp {2}203\.0\.113\.\d+ .*\n {2}ssh -i .*\nCosts \$1\.29\/h until you run: dcmenu destroy\n$/,
	);
	assert.doesNotMatch(print(events, true), /[^\n -~]/);
	assert.match(
		print(await collect(scene.tearDown())),
		/Deleted: kn1-knlp\.\n.*\nNothing bills\.\n$/,
	);
});

test('spot, a chosen location and reasons are said', () => {
	const check = {type: 'tier-check', tier: 'h100', instance_type: 'T', locations: []} as const;
	assert.equal(
		print([
			{...check, available: true, market: 'spot'},
			{...check, available: false, market: null, reason: 'spot only'},
			{type: 'location', location: 'FIN-03', auto: false},
		]),
		'  Checking T... ✓ AVAILABLE (spot)\n  Checking T... ✗ not available (spot only)\nUsing DataCrunch location: FIN-03\n',
	);
});

test('a failure says what still bills and what to do', () => {
	const machine = {
		id: 'm-1',
		hostname: 'kn1-knlp',
		status: 'provisioning',
		ip: null,
		location: 'FIN-01',
		instance_type: '1A100.40S.22V',
		price_per_hour: 1.288,
		created_at: '2026-11-23T00:00:00.000Z',
	};
	const text = print([
		{
			type: 'failed',
			reason: 'It is stuck.',
			exit_status: 6,
			attempts: [],
			left_behind: [machine],
			next_steps: ['dcmenu destroy'],
		},
	]);
	assert.equal(
		text,
		'\nFailed: It is stuck.\nStill bills: kn1-knlp (m-1), provisioning in FIN-01, $1.29/h\n  dcmenu destroy\n',
	);
});

test('durations read as people say them', () => {
	assert.deepEqual([999, 61_000, 3_720_000].map(duration), ['0s', '1m 01s', '1h 02m']);
});
