import type {SetEdit} from './plan-edits.ts';
import type {Plan} from './plans.ts';

/** So many are told. */
const maximumPlans = 3;

/** So many edits may turn out not to be needed. */
const spareEdits = 1;

/** The plans that a search has found so far: the best of them, and what is not worth looking at because of them. */
export class FoundPlans {
	/** By the options that they set: the same options set a little differently are no other plan. */
	readonly #plans = new Map<string, Plan>();
	#best: readonly Plan[] = [];
	#isCut = false;

	/** Whether it is one of the best. */
	add(plan: Plan): boolean {
		const ids = plan.changes.map(({symbol}) => symbol.id);
		const key = ids.toSorted((one, other) => one - other).join();
		const known = this.#plans.get(key);
		if (known !== undefined && compare(plan, known) >= 0) return false;
		this.#plans.set(key, plan);
		const smallest = [...this.#plans.values()].toSorted(compare).filter(isSmallest);
		if (smallest.length > maximumPlans) this.#isCut = true;
		this.#best = smallest.slice(0, maximumPlans);
		return this.#best.includes(plan);
	}

	get size(): number {
		return this.#plans.size;
	}

	/** The best first: by what they turn off or alter, then by how many changes they take. */
	get best(): readonly Plan[] {
		return this.#best;
	}

	/** Whether plans that are no better were left out. */
	get isCut(): boolean {
		return this.#isCut;
	}

	/** One whose changes are all among these edits. */
	within(edits: readonly SetEdit[]): Plan | undefined {
		const isSet = ({symbol, after}: Plan['changes'][number]): boolean =>
			edits.some(edit => edit.symbol === symbol && edit.value === after);
		return [...this.#plans.values()].find(({changes}) => changes.every(isSet));
	}

	/**
	 * Whether all that begins with these edits takes much more than a plan that is there, or is no better than those there
	 * are.
	 */
	readonly isPointless = (edits: readonly SetEdit[], lost: number): boolean => {
		const longest = edits.length - spareEdits;
		const contained = this.within(edits);
		if (contained !== undefined && contained.changes.length < longest) return true;
		const worst = this.#best[maximumPlans - 1];
		if (worst === undefined) return false;
		const atMost = lossOf(worst);
		// A text that is set counts as lost until the plan is there, and a later edit may give back what one took.
		const isWorse =
			lost > atMost + edits.length || (lost >= atMost && worst.changes.length < longest);
		this.#isCut ||= isWorse;
		return isWorse;
	};
}

const lossOf = ({turnsOff, alters}: Plan): number => turnsOff + alters;

const compare = (one: Plan, other: Plan): number =>
	lossOf(one) - lossOf(other) || one.changes.length - other.changes.length;

/** That sets something more than a better plan does is no other plan either. */
const isSmallest = (plan: Plan, place: number, better: readonly Plan[]): boolean => {
	const symbols = new Set(plan.changes.map(({symbol}) => symbol));
	return !better
		.slice(0, place)
		.some(({changes}) => changes.every(({symbol}) => symbols.has(symbol)));
};
