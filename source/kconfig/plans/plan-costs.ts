import {type Demand, isMet, keyOf, type Way} from './demands.ts';
import type {Evaluation} from '../evaluation.ts';
import {PlanLosses} from './plan-losses.ts';
import {waysTo} from './ways.ts';

/** Deeper than any tree that people wrote; past it a demand counts as one edit. */
const maximumDepth = 400;

const preparedDepth = 12;

/** A value, who selects it, and each of those. */
const leftDepth = 3;

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

	/** The same of a demand that is not met, where edits have done some of it: what is left of it, as far as one looks. */
	left(evaluation: Evaluation, demand: Demand, depth = leftDepth): number {
		let least = Math.max(1, this.of(demand));
		if (depth === 0 || least === 1 || least === Infinity || demand.kind === 'set') return least;
		for (const way of waysTo(evaluation, demand)) {
			let sum = 0;
			for (const part of way) {
				if (sum >= least) break;
				if (!isMet(evaluation, part)) sum += this.left(evaluation, part, depth - 1);
			}
			least = Math.min(least, sum);
		}
		return least;
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
