import type {Market} from '../datacrunch/wire-types.ts';
import type {CatalogueType, Scenario} from './scenario.ts';
import {spellAt} from './spells.ts';
import {isOver} from './status.ts';
import type {World} from './world.ts';

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
	const spell = spellAt(world, scenario, type, market, now);
	const churning = spell?.location === location ? spell.count : 0;
	return Math.max(0, fixed + churning - taken);
}

/** Types that are said to be had, by location, in the catalogue's order: the list is a little behind the stock. */
export function availability(
	world: World,
	scenario: Scenario,
	market: Market,
	now: number,
): {location: string; types: string[]}[] {
	const types = [...scenario.catalogue.types.values()];
	const asOf = Math.max(world.startedAt, now - scenario.listedLate * 1000);
	return scenario.locations.map(location => ({
		location,
		types: types
			.filter(type => stockOf(world, scenario, type, location, market, asOf) > 0)
			.map(type => type.name),
	}));
}
