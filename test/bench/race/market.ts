import {groupTiers, tierOf, tiersFrom, type Tier} from '../../../source/capacity/tiers.ts';
import {chance} from '../../../source/simulator/chance.ts';
import type {ChurnRule, Faults, Scenario} from '../../../source/simulator/scenario.ts';
import {loadScenario} from '../../../source/simulator/scenarios.ts';
import {spellsBetween} from '../../../source/simulator/spells.ts';
import {createWorld} from '../../../source/simulator/world.ts';

/** One race: who wants one machine of `<highest>-or-less` on demand, in which market. */
export type Race = {
	readonly seed: number;
	readonly highest: Tier;
	readonly scenario: Scenario;
};

/** How long somebody is ready to wait for a machine, in milliseconds. */
export const patience = 3_600_000;

const recorded = await loadScenario('churn');

/**
 * Draws a race; equal seeds give equal ones. A quarter of the markets are as one was recorded in November 2025 (see
 * scenarios/churn.yaml), where something is nearly always there; in the others a type comes for seconds or minutes and
 * is gone for hours, and not everything that is listed can be had.
 */
export function drawRace(seed: number): Race {
	const draw = (about: string): number => chance(seed, 'race', about);
	const highest = groupTiers[Math.floor(draw('target') * groupTiers.length)] ?? 'h100';
	const scenario = {
		...recorded,
		churn: draw('kind') < 0.25 ? recorded.churn : [tightRule(draw)],
		listedLate: 3,
		surprises: false,
		faults: {reads: usualFaults, changes: usualFaults},
		// A machine that got stuck cannot be deleted for 20 minutes, either.
		lifecycle: {...recorded.lifecycle, deleteRefused: 1200},
	};
	return {seed, highest, scenario};
}

/** Medians from 15 seconds to 10 minutes in stock and from 20 minutes to 6 hours out of it. */
const tightRule = (draw: (about: string) => number): ChurnRule => ({
	market: 'on-demand',
	gpus: undefined,
	models: undefined,
	hoursIn: between(15 / 3600, 1 / 6, draw('in')),
	hoursOut: between(1 / 3, 6, draw('out')),
	refused: 0.1,
	noCapacity: 0.1,
	stuck: 0.01,
});

/** Short ones are as frequent as long ones. */
const between = (least: number, most: number, drawn: number): number =>
	least * (most / least) ** drawn;

/** An ordinary day: now and then an answer is lost, and sometimes what it told of was done. */
const usualFaults: Faults = {
	rateLimited: 0,
	serverError: 0.005,
	unavailable: 0,
	cut: 0.005,
	page: 0,
	slow: 0,
	slowSeconds: 0,
};

/** Whether anything that is wanted was really to be had for ten seconds on end within the time. */
export function canBeWon({seed, highest, scenario}: Race): boolean {
	const world = createWorld(scenario.name, seed, 0);
	const start = world.startedAt;
	const end = start + patience;
	const wanted = tiersFrom(highest, false);
	return [...scenario.catalogue.types.values()]
		.filter(({name}) => wanted.some(tier => tier === tierOf(name)))
		.flatMap(type => spellsBetween(world, scenario, type, 'on-demand', start, end))
		.some(
			({outcome, from, until}) =>
				outcome === 'machine' && Math.min(until, end) - Math.max(from, start) >= 10_000,
		);
}
