import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import type {Market} from '../../source/datacrunch/wire-types.ts';
import {billAt} from '../../source/simulator/bill.ts';
import {createMachine, deleteMachine, volumesOf} from '../../source/simulator/machines.ts';
import {Refusal} from '../../source/simulator/refusal.ts';
import type {Scenario} from '../../source/simulator/scenario.ts';
import {loadScenario} from '../../source/simulator/scenarios.ts';
import {isOver, statusAt} from '../../source/simulator/status.ts';
import {availability, stockOf} from '../../source/simulator/stock.ts';
import {isListed, removeVolume, settle, volumeById} from '../../source/simulator/volumes.ts';
import {createWorld, nextId, simulatedTime, type World} from '../../source/simulator/world.ts';

const typical = await loadScenario('typical');
const churn = await loadScenario('churn');
const hour = 3_600_000;

const request = {
	instanceType: '1A100.22V',
	image: 'ubuntu-24.04',
	hostname: 'kn1',
	description: '',
	location: 'FIN-01',
	market: 'on-demand' as Market,
	scriptId: null,
	osVolume: undefined,
	volumes: [],
	existingVolumes: [],
	tags: [],
};

function worldWithKey(seed = 1): {world: World; start: number; sshKeyIds: string[]} {
	const world = createWorld('typical', seed, 0);
	const id = nextId(world);
	world.sshKeys.push({id, name: 'k', key: 'ssh-ed25519 AAAA', createdAt: world.startedAt});
	return {world, start: world.startedAt, sshKeyIds: [id]};
}

/** One thing somebody may do, after some time. */
type Step = {hours: number; does: 'create' | 'delete' | 'delete-volume' | 'save'; which: number};

const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.record({
		hours: fc.double({min: 0, max: 30, noNaN: true}),
		does: fc.constantFrom('create', 'delete', 'delete-volume', 'save'),
		which: fc.nat(20),
	}),
	{maxLength: 30},
);

function play(
	scenario: Scenario,
	seed: number,
	script: readonly Step[],
	check: (world: World, now: number) => void,
): void {
	let {world, start: now} = worldWithKey(seed);
	const sshKeyIds = world.sshKeys.map(key => key.id);
	for (const {hours, does, which} of script) {
		now += hours * hour;
		settle(world, now);
		const market: Market = which % 2 === 0 ? 'spot' : 'on-demand';
		const open = availability(world, scenario, market, now).flatMap(({location, types}) =>
			types.map(instanceType => ({instanceType, location})),
		);
		const place = open[which % Math.max(1, open.length)];
		const image = (type: string) => scenario.catalogue.types.get(type)?.images[0] ?? '';
		try {
			if (does === 'save') world = JSON.parse(JSON.stringify(world)) as World;
			if (does === 'create' && place !== undefined) {
				const wish = {...request, ...place, market, sshKeyIds, image: image(place.instanceType)};
				createMachine(world, scenario, wish, now);
			}
			const machine = world.machines[which % Math.max(1, world.machines.length)];
			if (does === 'delete' && machine !== undefined) {
				const volumeIds = which % 3 === 0 ? undefined : [];
				const how = {volumeIds, forGood: which % 2 === 0, stuck: false};
				deleteMachine(world, scenario, machine, how, now);
			}
			const volume = world.volumes[which % Math.max(1, world.volumes.length)];
			if (does === 'delete-volume' && volume !== undefined) {
				removeVolume(world, volume, now, which % 2 === 0);
			}
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
		}
		check(world, now);
	}
}

for (const scenario of [typical, churn]) {
	test(`${scenario.name}: money and stock are never negative, and what is over does not bill`, () => {
		fc.assert(
			fc.property(steps, fc.nat(1000), (script, seed) => {
				let spent = 0;
				play(scenario, seed, script, (world, now) => {
					const bill = billAt(world, scenario, now);
					assert.ok(bill.balance >= 0 && bill.spent >= spent - 1e-9 && bill.per_hour >= 0);
					spent = bill.spent;
					for (const machine of world.machines.filter(own => isOver(own, now))) {
						const line = bill.machines.find(entry => entry.id === machine.id);
						assert.notEqual(line?.until, null);
					}
					for (const line of bill.volumes) {
						if (line.status === 'deleted') assert.notEqual(line.until, null);
					}
					const type = scenario.catalogue.types.get('1A100.22V');
					assert.ok(type !== undefined);
					assert.ok(stockOf(world, scenario, type, 'FIN-01', 'spot', now) >= 0);
				});
			}),
			{numRuns: 40},
		);
	});
}

test('what is deleted costs the same for ever after', () => {
	const {world, start, sshKeyIds} = worldWithKey();
	const machine = createMachine(world, typical, {...request, sshKeyIds}, start);
	const end = start + hour;
	deleteMachine(world, typical, machine, {volumeIds: undefined, forGood: true, stuck: false}, end);
	const {spent, per_hour} = billAt(world, typical, end);
	assert.equal(per_hour, 0);
	assert.ok(Math.abs(spent - (1.797 + 0.0137)) < 0.001, String(spent));
	assert.equal(billAt(world, typical, end + 1000 * hour).spent, spent);
});

test('every machine takes stock from its own market and place, and gives it back', () => {
	const {world, start, sshKeyIds} = worldWithKey();
	const type = typical.catalogue.types.get('1A100.22V');
	assert.ok(type !== undefined);
	const left = (location: string, market: Market, now: number) =>
		stockOf(world, typical, type, location, market, now);
	const machines = [1, 2, 3, 4].map(() =>
		createMachine(world, typical, {...request, sshKeyIds}, start),
	);
	assert.equal(left('FIN-01', 'on-demand', start), 0);
	assert.equal(left('FIN-01', 'spot', start), 4);
	assert.equal(left('FIN-03', 'spot', start), 4);
	assert.throws(
		() => createMachine(world, typical, {...request, sshKeyIds}, start),
		(error: unknown) =>
			error instanceof Refusal &&
			error.status === 503 &&
			error.code === 'service_unavailable' &&
			error.message === 'Not enough resources to deploy a 1 GPU instance type 1A100.22V in FIN-01',
	);
	const [first] = machines;
	assert.ok(first !== undefined);
	const later = start + hour;
	deleteMachine(world, typical, first, {volumeIds: [], forGood: true, stuck: false}, later);
	assert.equal(left('FIN-01', 'on-demand', later), 1);
});

test('the statuses come in their order, each once', () => {
	const {world, start, sshKeyIds} = worldWithKey();
	const machine = createMachine(world, typical, {...request, sshKeyIds}, start);
	const seen = new Set<string>();
	for (let now = start; now < start + 120_000; now += 100) seen.add(statusAt(machine, now));
	assert.deepEqual([...seen], ['new', 'ordered', 'provisioning', 'validating', 'running']);
});

for (const [policy, status, bills] of [
	['keep_detached', 'detached', true],
	['move_to_trash', 'deleted', false],
	['delete_permanently', 'deleted', false],
] as const) {
	test(`an eviction obeys ${policy}`, () => {
		const scenario = {...typical, spotEvictionMedianHours: 1};
		const {world, start, sshKeyIds} = worldWithKey();
		const osVolume = {name: 'os', size: 100, type: 'NVMe', onSpotDiscontinue: policy};
		const wish = {...request, market: 'spot' as const, osVolume, sshKeyIds};
		const machine = createMachine(world, scenario, wish, start);
		const [volume] = volumesOf(world, machine, start + 120_000);
		assert.ok(volume !== undefined);
		const now = start + 90 * hour;
		settle(world, now);
		assert.equal(statusAt(machine, now), 'discontinued');
		const bill = billAt(world, scenario, now);
		assert.equal(bill.volumes[0]?.status, status);
		assert.equal(bill.per_hour > 0, bills);
	});
}

test('the trash keeps a volume for 96 hours', () => {
	const {world, start, sshKeyIds} = worldWithKey();
	const machine = createMachine(world, typical, {...request, sshKeyIds}, start);
	const now = start + hour;
	const [volume] = volumesOf(world, machine, now);
	assert.ok(volume !== undefined);
	deleteMachine(
		world,
		typical,
		machine,
		{volumeIds: [volume.id], forGood: false, stuck: false},
		now,
	);
	settle(world, now + 95 * hour);
	assert.equal(volumeById(world, volume.id, now + 95 * hour).deletedAt, null);
	assert.ok(!isListed(volume, now + 95 * hour));
	settle(world, now + 96 * hour);
	assert.equal(volume.deletedAt, now + 96 * hour);
});

test('stock that churns is there as often as it was in reality, in one place at a time', () => {
	const world = createWorld('churn', 5, 0);
	let inStock = 0;
	const looks = 1500;
	for (let look = 0; look < looks; look++) {
		const now = world.startedAt + look * 2 * hour;
		const places = availability(world, churn, 'spot', now).filter(({types}) =>
			types.includes('2H100.80S.80V'),
		);
		assert.ok(places.length <= 1);
		inStock += places.length;
	}
	assert.ok(Math.abs(inStock / looks - 0.49) < 0.08, String(inStock / looks));
});

test('equal seeds repeat a world to the byte, others do not', () => {
	const told = (seed: number) => {
		const {world, start, sshKeyIds} = worldWithKey(seed);
		createMachine(world, typical, {...request, sshKeyIds}, start);
		return JSON.stringify(world);
	};
	assert.equal(told(3), told(3));
	assert.notEqual(told(3), told(4));
});

test('simulated time is never turned back', () => {
	const world = createWorld('typical', 1, 1000);
	assert.equal(simulatedTime(world, 2000, 60), world.startedAt + 60_000);
	assert.equal(simulatedTime(world, 0, 60), world.startedAt);
});
