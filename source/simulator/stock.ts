import type {Market} from '../datacrunch/wire-types.ts';
import {chance, spell} from './chance.ts';
import type {CatalogueType, ChurnRule, Scenario} from './scenario.ts';
import {isOver} from './status.ts';
import type {World} from './world.ts';

const hour = 3_600_000;

/** How many machines of a type can be had now; never negative. */
export function stockOf(
	world: World,
	scenario: Scenario,
	type: CatalogueType,
	location: string,
	market: Market,
	now: number,
): number {
	const taken = world.machines.filter(
		machine =>
			machine.instanceType === type.name &&
			machine.location === location &&
			machine.market === market &&
			!isOver(machine, now),
	).length;
	const fixed = scenario.stock[market].get(location)?.get(type.name) ?? 0;
	return Math.max(0, fixed + churningStock(world, scenario, type, location, market, now) - taken);
}

/** Types that can be had, by location, in the catalogue's order. */
export function availability(
	world: World,
	scenario: Scenario,
	market: Market,
	now: number,
): {location: string; types: string[]}[] {
	const types = [...scenario.catalogue.types.values()];
	return scenario.locations.map(location => ({
		location,
		types: types
			.filter(type => stockOf(world, scenario, type, location, market, now) > 0)
			.map(type => type.name),
	}));
}

function churningStock(
	world: World,
	scenario: Scenario,
	type: CatalogueType,
	location: string,
	market: Market,
	now: number,
): number {
	const rule = scenario.churn.find(candidate => covers(candidate, type, market));
	if (rule === undefined || scenario.locations.length === 0) return 0;
	const series = [type.name, market] as const;
	const at = spellAt(world, rule, series, now);
	if (!at.inStock) return 0;
	// Nobody recorded where stock comes back, so each spell draws its place and its size.
	const place = Math.floor(
		chance(world.seed, ...series, at.number, 'place') * scenario.locations.length,
	);
	if (scenario.locations[place] !== location) return 0;
	return 1 + Math.floor(chance(world.seed, ...series, at.number, 'count') * 3);
}

function covers(rule: ChurnRule, type: CatalogueType, market: Market): boolean {
	return (
		rule.market === market &&
		type.gpus > 0 &&
		!type.name.endsWith('.CC') &&
		(rule.gpus?.includes(type.gpus) ?? true) &&
		(rule.models?.includes(type.model) ?? true)
	);
}

type Spell = {readonly inStock: boolean; readonly number: number; readonly from: number};

/** The last spell that was found of each series: time mostly goes on from there. */
const lastSpells = new WeakMap<World, Map<string, Spell>>();

/** Which spell it is: they alternate between in and out, each with a drawn length. */
function spellAt(
	world: World,
	rule: ChurnRule,
	series: readonly [string, Market],
	now: number,
): Spell {
	const known = lastSpells.get(world) ?? new Map<string, Spell>();
	lastSpells.set(world, known);
	const key = series.join(' ');
	const last = known.get(key);
	let current = last !== undefined && last.from <= now ? last : firstSpell(world, rule, series);
	for (;;) {
		const {inStock, number, from} = current;
		const median = inStock ? rule.hoursIn : rule.hoursOut;
		const ends = from + spell(median, chance(world.seed, ...series, number)) * hour;
		if (ends > now) break;
		current = {inStock: !inStock, number: number + 1, from: ends};
	}
	known.set(key, current);
	return current;
}

function firstSpell(world: World, rule: ChurnRule, series: readonly [string, Market]): Spell {
	const share = rule.hoursIn / (rule.hoursIn + rule.hoursOut);
	const inStock = chance(world.seed, ...series, 'first') < share;
	return {inStock, number: 0, from: world.startedAt};
}
