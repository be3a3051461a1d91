import {type Demand, isMet, keyOf, type Way} from './demands.ts';
import {applyEdit, type Change, type Edit} from '../edits.ts';
import type {Evaluation} from '../evaluation.ts';
import type {PlanCosts} from './plan-costs.ts';
import {valueToSet} from './logical-ways.ts';
import {PriorityQueue} from './priority-queue.ts';
import {type Done, type SetEdit, workOf} from './plan-edits.ts';
import {lostBy} from './plan-changes.ts';
import {waysTo} from './ways.ts';

/** Some edits that were done, and what is still to be met, the next first. */
type Node = {
	readonly evaluation: Evaluation;
	readonly edits: readonly DoneEdit[];
	readonly open: OpenDemands | undefined;
	/** How many edits were done when something was last taken apart again; -1: never. */
	readonly since: number;
	readonly lost: number;
};

type PurposefulEdit = SetEdit & {readonly purpose: Demand};

type DoneEdit = PurposefulEdit & {readonly changes: readonly Change[]};

type OpenDemands = {readonly demand: Demand; readonly next: OpenDemands | undefined};

/**
 * Edits that meet a goal, one list after the other, roughly the cheapest first: a best-first search over the demands,
 * each edit computed through the whole tree. Yields how long a step took between steps, so that who runs it can do
 * something else or have enough. Ends when there is nothing more to try; nor is anything tried that begins with edits
 * which `isPointless` calls so, knowing how much they lose.
 */
export function* searchEdits(
	start: Evaluation,
	goal: Way,
	costs: PlanCosts,
	isPointless: (edits: readonly SetEdit[], lost: number) => boolean,
): Generator<Done | number, void, void> {
	const cheapest = new PriorityQueue<Node>();
	const nearest = new PriorityQueue<Node>();
	const tried = new Set<Node>();
	const seen = new Set<string>();
	const push = (node: Node): void => {
		const cost = costOfOpen(node, costs);
		if (cost === Infinity || isPointless(node.edits, node.lost)) return;
		cheapest.push(node, node.edits.length + cost + node.lost);
		nearest.push(node, cost + node.lost / 1000);
	};

	/** Something undid what was met before: the same once more, as long as that leads anywhere. */
	const again = (node: Node, way: Way, below: OpenDemands | undefined): void => {
		const {length} = node.edits;
		if (length > node.since) push({...node, open: stack(way, below), since: length});
	};

	push({evaluation: start, edits: [], open: stack(goal, undefined), since: -1, lost: 0});
	let work = 1;
	for (let step = 0; ; step++) {
		// Where edits turn much off, the cheapest nodes are very many; every second step goes straight on.
		const node = (step % 2 === 0 ? cheapest : nearest).pop();
		if (node === undefined) return;
		if (tried.has(node)) continue;
		tried.add(node);
		const {evaluation, edits, lost} = node;
		const open = unmet(node);
		if (isPointless(edits, lost)) continue;
		yield work;
		work = 1;
		if (open === undefined) {
			if (goal.every(demand => isMet(evaluation, demand))) {
				yield {edits, evaluation, changes: edits.flatMap(({changes}) => changes)};
			} else again(node, goal, undefined);
			continue;
		}

		const {demand, next} = open;
		if (demand.kind === 'set') {
			const value = valueToSet(evaluation, demand);
			const after = afterEdit(node, {...demand, value});
			if (after === 'refused') again(node, [demand.purpose], next);
			if (after === undefined || after === 'refused') continue;
			work = workOf(after.edits.at(-1)?.changes ?? []);
			const key = `${after.edits.map(editKey).toSorted().join()} ${keysOf(next)}`;
			if (seen.has(key)) continue;
			seen.add(key);
			push({...after, open: next});
			continue;
		}

		for (const way of waysTo(evaluation, demand)) push({...node, open: stack(way, next)});
	}
}

const stack = (way: Way, below: OpenDemands | undefined): OpenDemands | undefined =>
	way.reduceRight<OpenDemands | undefined>((next, demand) => ({demand, next}), below);

/** Without what is met already. */
const unmet = ({evaluation, open}: Node): OpenDemands | undefined => {
	let rest = open;
	while (rest !== undefined && isMet(evaluation, rest.demand)) rest = rest.next;
	return rest;
};

const costOfOpen = ({evaluation, open, since}: Node, costs: PlanCosts): number => {
	let sum = 0;
	for (let rest = open; rest !== undefined && sum < Infinity; rest = rest.next) {
		if (isMet(evaluation, rest.demand)) continue;
		// A goal that is taken up again is not as far away as it was at first.
		sum += since < 0 ? Math.max(1, costs.of(rest.demand)) : costs.left(evaluation, rest.demand);
	}
	return sum;
};

/**
 * Undefined where the edit goes against one that was done before, or was done. More may be wanted of an option than
 * before: y where m was enough.
 */
const afterEdit = (node: Node, edit: PurposefulEdit): Node | 'refused' | undefined => {
	const place = placeOf(edit);
	const earlier = node.edits.filter(other => placeOf(other) === place);
	if (earlier.some(other => editKey(other) === editKey(edit))) return undefined;
	const result = applyEdit(node.evaluation, edit);
	if (result.kind === 'refused') return 'refused';
	const {evaluation, changes} = result;
	if (earlier.some(({purpose}) => !isMet(evaluation, purpose))) return undefined;
	const lost = node.lost + lostBy(changes);
	return {...node, evaluation, edits: [...node.edits, {...edit, changes}], lost};
};

/** A choice is one thing to set. */
const placeOf = ({symbol}: SetEdit): Edit['symbol'] => symbol.choice ?? symbol;

const editKey = ({symbol, value}: SetEdit): string => `${symbol.id}=${value}`;

const keysOf = (open: OpenDemands | undefined): string => {
	const keys: string[] = [];
	for (let rest = open; rest !== undefined; rest = rest.next) keys.push(keyOf(rest.demand));
	return keys.join();
};
