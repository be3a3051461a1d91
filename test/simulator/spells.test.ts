import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createMachine} from '../../source/simulator/machines.ts';
import {Refusal} from '../../source/simulator/refusal.ts';
import type {ChurnRule, Scenario} from '../../source/simulator/scenario.ts';
import {loadScenario} from '../../source/simulator/scenarios.ts';
import {spellAt, spellsBetween, type Outcome} from '../../source/simulator/spells.ts';
import {statusAt} from '../../source/simulator/status.ts';
import {availability} from '../../source/simulator/stock.ts';
import {createWorld, nextId, type World} from '../../source/simulator/world.ts';

const hour = 3_600_000;
const rule: ChurnRule = {
	market: 'on-demand',
	gpus: [1],
	models: undefined,
	hoursIn: 1,
	hoursOut: 1,
	refused: 0.25,
	noCapacity: 0.25,
	stuck: 0.25,
};
const scenario: Scenario = {...(await loadScenario('churn')), churn: [rule], listedLate: 30};
const type = scenario.catalogue.types.get('1A100.22V');
assert.ok(type);

const spellsOf = (world: World) =>
	spellsBetween(world, scenario, type, 'on-demand', world.startedAt, world.startedAt + 400 * hour);

/** Asks for a machine in the middle of the first spell of that kind; its last status. */
function askIn(outcome: Outcome): string | undefined {
	const world = createWorld('churn', 1, 0);
	const id = nextId(world);
	world.sshKeys.push({id, name: 'k', key: 'ssh-ed25519 AAAA', createdAt: world.startedAt});
	const spell = spellsOf(world).find(candidate => candidate.outcome === outcome);
	assert.ok(spell);
	const now = (spell.from + spell.until) / 2;
	const request = {
		instanceType: type?.name ?? '',
		image: 'ubuntu-24.04',
		hostname: 'kn1',
		description: '',
		location: spell.location,
		market: 'on-demand',
		sshKeyIds: [id],
		scriptId: null,
		osVolume: undefined,
		volumes: [],
		existingVolumes: [],
		tags: [],
	} as const;
	try {
		return statusAt(createMachine(world, scenario, request, now), now + 2 * hour);
	} catch (error) {
		if (error instanceof Refusal) return String(error.status);
		throw error;
	}
}

test('spells follow each other with gaps, and each is what the moments in it say', () => {
	const world = createWorld('churn', 1, 0);
	const spells = spellsOf(world);
	assert.ok(spells.length > 100);
	for (const [index, spell] of spells.entries()) {
		assert.ok(spell.from < spell.until);
		assert.ok(index === 0 || (spells[index - 1]?.until ?? 0) < spell.from);
		const middle = (spell.from + spell.until) / 2;
		assert.deepEqual(spellAt(world, scenario, type, 'on-demand', middle), spell);
		assert.equal(spellAt(world, scenario, type, 'spot', middle), undefined);
	}

	// In any order of asking.
	const [first] = spells;
	assert.deepEqual(spellAt(world, scenario, type, 'on-demand', (first?.from ?? 0) + 1), first);
});

test('what is listed is had, refused, withdrawn or stuck, as its spell has it', () => {
	assert.equal(askIn('machine'), 'running');
	assert.equal(askIn('refused'), '503');
	assert.equal(askIn('no-capacity'), 'no_capacity');
	assert.equal(askIn('stuck'), 'provisioning');
});

test('the list follows the stock after a while', () => {
	const world = createWorld('churn', 1, 0);
	const [, spell] = spellsOf(world);
	assert.ok(spell);
	const isListed = (now: number): boolean =>
		availability(world, scenario, 'on-demand', now).some(
			({location, types}) => location === spell.location && types.includes(type.name),
		);
	const moments = [spell.from + 29_000, spell.from + 31_000, spell.until + 29_000];
	assert.deepEqual(moments.map(isListed), [false, true, true]);
	assert.ok(!isListed(spell.until + 31_000));
});
