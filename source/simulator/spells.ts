import type {Market} from '../datacrunch/wire-types.ts';
import {chance, spell} from './chance.ts';
import type {CatalogueType, ChurnRule, Scenario} from './scenario.ts';
import type {World} from './world.ts';

/** A stretch of time in which a type that comes and goes is in stock, in one location. Times in simulated milliseconds. */
export type Spell = {
	readonly location: string;
	/** Machines. */
	readonly count: number;
	readonly from: number;
	readonly until: number;
	readonly outcome: Outcome;
};

/** What becomes of a machine that is asked for: it comes, is refused, is accepted and never built, or never ready. */
export type Outcome = 'machine' | 'refused' | 'no-capacity' | 'stuck';

/** The spell that a type is in; undefined: it is sold out, or does not come and go. */
export function spellAt(
	world: World,
	scenario: Scenario,
	type: CatalogueType,
	market: Market,
	now: number,
): Spell | undefined {
	const rule = scenario.churn.find(candidate => covers(candidate, type, market));
	return rule && turnAt(world, scenario, rule, [type.name, market], now).spell;
}

/** A type's spells that overlap a stretch of time, in their order. */
export function spellsBetween(
	world: World,
	scenario: Scenario,
	type: CatalogueType,
	market: Market,
	from: number,
	to: number,
): Spell[] {
	const rule = scenario.churn.find(candidate => covers(candidate, type, market));
	if (rule === undefined) return [];
	const found: Spell[] = [];
	for (let now = from; now < to;) {
		const {spell: current, until} = turnAt(world, scenario, rule, [type.name, market], now);
		if (current) found.push(current);
		now = until;
	}

	return found;
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

type Series = readonly [type: string, market: Market];

/** Types are in turn in stock and sold out; `spell` is undefined where it is sold out. */
type Turn = {
	readonly number: number;
	readonly inStock: boolean;
	readonly from: number;
	readonly until: number;
	readonly spell: Spell | undefined;
};

/** The last turn that was found of each series: time mostly goes on from there. */
const lastTurns = new WeakMap<World, Map<string, Turn>>();

function turnAt(
	world: World,
	scenario: Scenario,
	rule: ChurnRule,
	series: Series,
	now: number,
): Turn {
	const known = lastTurns.get(world) ?? new Map<string, Turn>();
	lastTurns.set(world, known);
	const key = series.join(' ');
	const last = known.get(key);
	if (last !== undefined && last.from <= now && now < last.until) return last;
	const share = rule.hoursIn / (rule.hoursIn + rule.hoursOut);
	let current =
		last !== undefined && last.from <= now
			? last
			: drawTurn(0, chance(world.seed, ...series, 'first') < share, world.startedAt);
	while (current.until <= now) {
		current = drawTurn(current.number + 1, !current.inStock, current.until);
	}

	known.set(key, current);
	return current;

	function drawTurn(number: number, inStock: boolean, from: number): Turn {
		const median = inStock ? rule.hoursIn : rule.hoursOut;
		const until = from + spell(median, chance(world.seed, ...series, number)) * 3_600_000;
		const draw = (about: string): number => chance(world.seed, ...series, number, about);
		// Nobody recorded where stock comes back, so each spell draws its place and its size.
		const location = scenario.locations[Math.floor(draw('place') * scenario.locations.length)];
		if (!inStock || location === undefined) {
			return {number, inStock, from, until, spell: undefined};
		}

		const count = 1 + Math.floor(draw('count') * 3);
		const outcome = outcomeOf(rule, draw('outcome'));
		return {number, inStock, from, until, spell: {location, count, from, until, outcome}};
	}
}

function outcomeOf({refused, noCapacity, stuck}: ChurnRule, drawn: number): Outcome {
	if (drawn < refused) return 'refused';
	if (drawn < refused + noCapacity) return 'no-capacity';
	return drawn < refused + noCapacity + stuck ? 'stuck' : 'machine';
}
