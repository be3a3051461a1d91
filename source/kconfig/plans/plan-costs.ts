import {type Demand, isMet, keyOf, type Way} from './demands.ts';
import type {Evaluation} from '../evaluation.ts';
import {PlanLosses} from './plan-losses.ts';
import {waysTo} from './ways.ts';

/** Deeper than any tree that people wrote; past it a demand counts as one edit. */
const maximumDepth = 400;

const preparedDepth = 12;

/**
 * How many edits demands take at the least, and how many options those turn off, guessed as if edits never got in each
 * other's way and none served two demands. Infinite: nobody can meet it. Each demand is looked at once.
 */
export class PlanCosts {
	readonly #evaluation: Evaluation;
	readonly #losses: PlanLosses;
	readonly #known = new Map<string, number>();
	#depth = 0;

	constructor(evaluation: Evaluation) {
		this.#evaluation = evaluation;
		this.#losses = new PlanLosses(evaluation);
	}

	of(demand: Demand): number {
		if (demand.kind === 'any') return this.#cheapest(demand);
		const key = keyOf(demand);
		const known = this.#known.get(key);
		if (known !== undefined) return known;
		if (this.#depth > maximumDepth) return 1;
		// Where a value depends on itself, which is an error in the tree, it does not help itself either.
		this.#known.set(key, Infinity);
		const cost = this.#cheapest(demand);
		this.#known.set(key, cost);
		return cost;
	}

	ofWay(way: Way): number {
		let sum = 0;
		for (const demand of way) {
			sum += this.of(demand);
			if (sum === Infinity) break;
		}
		return sum;
	}

	/** Looks at what many demands come down to, in pieces, so that the first question of the cost does not take long. */
	*prepare(way: Way, depth = preparedDepth): Generator<undefined, void, void> {
		for (const demand of way) {
			if (this.#known.has(keyOf(demand)) || isMet(this.#evaluation, demand)) continue;
			if (depth > 0) {
				for (const part of waysTo(this.#evaluation, demand)) yield* this.prepare(part, depth - 1);
			}
			this.of(demand);
			yield undefined;
		}
	}

	#cheapest(demand: Demand): number {
		if (isMet(this.#evaluation, demand)) return 0;
		if (demand.kind === 'set') return this.#costOfEdit(demand);
		this.#depth++;
		let least = Infinity;
		for (const way of waysTo(this.#evaluation, demand)) {
			least = Math.min(least, this.ofWay(way));
		}
		this.#depth--;
		return least;
	}

	/** An edit, and what it turns off. */
	#costOfEdit({symbol, value, purpose}: Extract<Demand, {kind: 'set'}>): number {
		const isLowered = purpose.kind === 'value' && purpose.bound === 'at-most';
		return isLowered && value === 'n' ? 2 + this.#losses.of(symbol) : 1;
	}
}
