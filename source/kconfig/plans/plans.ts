import {type DeadEnd, deadEndsOf} from './dead-ends.ts';
import type {Way} from './demands.ts';
import {prepareGraph} from '../dependency-graph.ts';
import {type Change, type Changed, netChanges, takeUserValues} from '../edits.ts';
import type {Evaluation} from '../evaluation.ts';
import {FoundPlans} from './found-plans.ts';
import {isAltered, isTurnedOff} from './plan-changes.ts';
import {PlanCosts} from './plan-costs.ts';
import {doEdits, type Done, neededEdits} from './plan-edits.ts';
import {searchEdits} from './plan-search.ts';
import type {KconfigSymbol} from '../symbols.ts';

/** Edits that together reach a goal, and what else follows from them. */
export type Plan = {
	/** What to set, in an order in which a menu takes it. */
	readonly changes: readonly PlannedChange[];
	/** Everything else that becomes another value, in the order of the tree. */
	readonly consequences: readonly Change[];
	/** How many options are off afterwards, or m rather than y. */
	readonly turnsOff: number;
	/** How many texts and numbers are others afterwards that it does not set. */
	readonly alters: number;
};

export type PlannedChange = {
	readonly symbol: KconfigSymbol;
	readonly before: string;
	readonly after: string;
};

export type PlanSearch = {
	/** The best first: by what they turn off or alter, then by how many changes they take. */
	readonly plans: readonly Plan[];
	/** Everything was tried. Otherwise there may be more plans, or a first one. */
	readonly isExhaustive: boolean;
	/** Without a plan: who stands in the way. Empty: what is needed excludes each other, or it took too long. */
	readonly deadEnds: readonly DeadEnd[];
};

/** So many are found before the best of them are told. */
const maximumFound = 12;
/**
 * So many steps are gone without a plan, and more for a goal that takes many edits; after one, as many as it took again,
 * but at least some and not very many.
 */
const maximumSteps = 4000;
const minimumSteps = 800;
const farSteps = 2000;

/**
 * Looks for the smallest sets of edits that meet a goal, at most three. Yields between steps of well under a millisecond
 * each, as a rule, so that who runs it can stop or do something else: the best plans until then, the same list where
 * there is no better one. Every plan was tried on the whole tree.
 */
export function* searchPlans(
	evaluation: Evaluation,
	goal: Way,
): Generator<readonly Plan[], PlanSearch, void> {
	const found = new FoundPlans();
	for (const _ of prepareGraph(evaluation.tree)) yield found.best;
	const costs = new PlanCosts(evaluation);
	for (const _ of costs.prepare(goal)) yield found.best;
	let steps = 0;
	// What takes many edits is looked for longer.
	let last = maximumSteps + Math.min(2 * maximumSteps, 4 * costs.ofWay(goal));
	let isFirst = true;
	let isExhaustive = true;
	for (const done of searchEdits(evaluation, goal, costs, found.isPointless)) {
		yield found.best;
		if (typeof done === 'number') {
			steps += done;
		} else {
			const known = new Set(found.within(done.edits)?.changes.map(({symbol}) => symbol));
			const shortening = neededEdits(evaluation, goal, done, known);
			const limit = isFirst ? Infinity : last;
			let step = shortening.next();
			for (; step.done !== true && steps < limit; step = shortening.next()) {
				steps += step.value;
				yield found.best;
			}
			const needed = step.done === true ? step.value : undefined;
			if (needed !== undefined && found.add(planOf(evaluation, needed))) {
				// Plans of very many edits take long to shorten: they are not what it goes on for.
				const enough = Math.min(2 * steps, isFirst ? steps + farSteps : maximumSteps);
				last = Math.max(isFirst ? minimumSteps : last, enough);
				isFirst = false;
			}
		}
		if (steps >= last || found.size >= maximumFound) {
			isExhaustive = false;
			break;
		}
	}
	const plans = found.best;
	const deadEnds = plans.length === 0 ? deadEndsOf(evaluation, goal, costs) : [];
	return {plans, isExhaustive: isExhaustive && !found.isCut, deadEnds};
}

/** The same at one go. */
export const findPlans = (evaluation: Evaluation, goal: Way): PlanSearch => {
	const search = searchPlans(evaluation, goal);
	let step = search.next();
	while (step.done !== true) step = search.next();
	return step.value;
};

/** What a plan makes of the configuration that it was found for. */
export const applyPlan = (evaluation: Evaluation, {changes}: Plan): Changed => {
	const done = doEdits(
		evaluation,
		changes.map(({symbol, after}) => ({kind: 'set', symbol, value: after})),
	);
	if (done === undefined) throw new Error('the plan is for another configuration');
	return takeUserValues(evaluation, done.evaluation.userValues);
};

const planOf = (before: Evaluation, {edits, evaluation, changes: all}: Done): Plan => {
	const changes = netChanges(before, evaluation, all);
	const own = new Set(edits.map(({symbol}) => symbol));
	const consequences = changes.filter(({symbol}) => !own.has(symbol));
	return {
		changes: edits.map(({symbol, value}) => ({symbol, before: before.text(symbol), after: value})),
		consequences,
		turnsOff: changes.filter(isTurnedOff).length,
		alters: consequences.filter(isAltered).length,
	};
};
