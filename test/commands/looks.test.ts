import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {capacityCommand} from '../../source/commands/capacity.ts';
import type {CommandContext, GlobalOptions} from '../../source/commands/context.ts';
import {selectCommand} from '../../source/commands/select.ts';
import {tiersCommand} from '../../source/commands/tiers.ts';
import {waitCommand} from '../../source/commands/wait.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

/** Runs a command function on the project's simulated account. */
async function run<Arguments>(
	t: TestContext,
	command: (options: Arguments, context: CommandContext) => Promise<number>,
	words: Arguments,
	{simulate, ...options}: Partial<GlobalOptions> & {simulate: string},
) {
	const {context, stdout, stderr} = createContext(await temporaryDirectory(t), {
		env: {LC_ALL: 'C.UTF-8', DCMENU_SIMULATE_SPEED: '1000'},
		options: {simulate, ...options},
	});
	const status = await command(words, context);
	const json = (): unknown => JSON.parse(stdout());
	return {status, stdout: stdout(), stderr: stderr(), json};
}

test('capacity of one type: a line for each place it can be had', async t => {
	const type = {instanceType: '1A100.22V'};
	const found = await run(t, capacityCommand, type, {simulate: 'typical'});
	assert.equal(found.status, 0);
	assert.equal(
		found.stdout,
		'FIN-01 1A100.22V on-demand $1.80/h\nFIN-01 1A100.22V spot $0.90/h\nFIN-03 1A100.22V spot $0.90/h\n',
	);
	const spot = await run(t, capacityCommand, type, {
		simulate: 'typical',
		json: true,
		market: 'spot',
		location: 'FIN-03',
	});
	assert.deepEqual(spot.json(), [
		{
			location: 'FIN-03',
			instance_type: '1A100.22V',
			available: true,
			market: 'spot',
			price_per_hour: 0.8985,
		},
	]);
});

test('capacity of a type that is sold out exits 5, with an empty list', async t => {
	const type = {instanceType: '1H100.80S.30V'};
	const none = await run(t, capacityCommand, type, {simulate: 'typical', json: true});
	assert.equal(none.status, 5);
	assert.deepEqual(none.json(), []);
});

test('capacity of everything: locations with their types, market by market', async t => {
	const all = await run(t, capacityCommand, {}, {simulate: 'documented', json: true});
	assert.equal(all.status, 0);
	const places = all.json() as {location: string; instances: string[]; market: string}[];
	const onDemand = places.find(
		({location, market}) => location === 'FIN-01' && market === 'on-demand',
	);
	assert.ok(onDemand?.instances.includes('1A100.40S.22V'));
});

test('tiers --json has the ten, the newer two, and five groups', async t => {
	const {json} = await run(t, tiersCommand, {}, {simulate: 'documented', json: true});
	const {tiers, groups} = json() as {
		tiers: {name: string; instance_types: string[]}[];
		groups: Record<string, string[]>;
	};
	assert.equal(tiers.length, 12);
	assert.deepEqual(tiers[3], {name: 'a100-80', instance_types: ['1A100.80S.22V']});
	assert.deepEqual(Object.keys(groups), [
		'b300-or-less',
		'b200-or-less',
		'h100-or-less',
		'a100-80-or-less',
		'a100-40-or-less',
	]);
	assert.equal(groups['h100-or-less']?.[0], 'h100');
	assert.equal(groups['a100-40-or-less']?.at(-1), 'v100');
});

test('select --json says what was taken and what was checked', async t => {
	const {status, json} = await run(
		t,
		selectCommand,
		{target: 'H100_OR_LESS'},
		{simulate: 'documented', json: true},
	);
	assert.equal(status, 0);
	assert.deepEqual(json(), {
		instance_type: '1A100.40S.22V',
		location: 'FIN-01',
		tier: 'a100-40',
		market: 'on-demand',
		price_per_hour: 1.288,
		currency: 'usd',
		checks: [
			{tier: 'h100', instance_type: '1H100.80S.30V', available: false, locations: []},
			{tier: 'h100', instance_type: '1H100.80S.32V', available: false, locations: []},
			{tier: 'a100-80', instance_type: '1A100.80S.22V', available: false, locations: []},
			{tier: 'a100-40', instance_type: '1A100.40S.22V', available: true, locations: ['FIN-01']},
		],
	});
});

test('select says what was tried and what to do when nothing can be had', async t => {
	const none = await run(t, selectCommand, {target: 'ANY_1H100'}, {simulate: 'sold-out'});
	assert.equal(none.status, 5);
	assert.equal(none.stdout, '');
	assert.match(none.stderr, /Tried: 1H100\.80S\.30V, 1H100\.80S\.32V\./);
	assert.match(none.stderr, /dcmenu wait ANY_1H100/);
	const json = await run(
		t,
		selectCommand,
		{target: 'ANY_1H100'},
		{simulate: 'sold-out', json: true},
	);
	assert.equal((json.json() as {instance_type: unknown}).instance_type, null);
});

test('select tells spot, honours a location, and leaves out what is excluded', async t => {
	const spot = await run(
		t,
		selectCommand,
		{target: 'a100-40-or-less', verbose: true},
		{simulate: 'typical', market: 'spot', location: 'FIN-01'},
	);
	assert.equal(spot.stdout, '1A100.40S.22V FIN-01\n');
	assert.match(spot.stderr, /Checking 1A100\.40S\.22V\.\.\. ✓ AVAILABLE \(spot\)\n/);
	assert.match(spot.stderr, /Using DataCrunch location: FIN-01\n$/);
	const excluded = await run(
		t,
		selectCommand,
		{target: 'b200-or-less', exclude: ['1B200.30V']},
		{simulate: 'typical'},
	);
	assert.equal(excluded.stdout, '1A100.22V FIN-01\n');
});

test('wait ends at once when it can be had, and with 5 when its time is over', async t => {
	const found = await run(
		t,
		waitCommand,
		{target: 'h100-or-less', interval: 1000},
		{simulate: 'documented'},
	);
	assert.equal(found.status, 0);
	assert.equal(found.stdout, '1A100.40S.22V FIN-01\n');
	const over = await run(
		t,
		waitCommand,
		{target: 'h100-or-less', interval: 1000, for: 2000},
		{simulate: 'sold-out'},
	);
	assert.equal(over.status, 5);
	assert.match(over.stderr, /H100|h100-or-less: none now/);
});

test('wait takes what comes into stock', async t => {
	const {status, stdout} = await run(
		t,
		waitCommand,
		{target: '8H100.80S.176V', interval: 600_000},
		{simulate: 'churn', market: 'any'},
	);
	assert.equal(status, 0);
	assert.match(stdout, /^8H100\.80S\.176V \w+-\d+\n$/);
});
