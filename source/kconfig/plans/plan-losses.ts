import type {Evaluation} from '../evaluation.ts';
import {operandsOf} from '../expression-text.ts';
import type {KconfigSymbol} from '../symbols.ts';
import {no} from '../tristate.ts';

/**
 * How many options are on that cannot be without a symbol: about what is lost when it is turned off. Counted once, by the
 * conditions that stand alone in their `depends on`, among which are those of all menus around them.
 */
export class PlanLosses {
	readonly #evaluation: Evaluation;
	#counts: Int32Array | undefined;

	constructor(evaluation: Evaluation) {
		this.#evaluation = evaluation;
	}

	of({id}: KconfigSymbol): number {
		this.#counts ??= this.#count();
		return this.#counts[id] as number;
	}

	#count(): Int32Array {
		const {allSymbols} = this.#evaluation.tree;
		const counts = new Int32Array(allSymbols.length);
		for (const symbol of allSymbols) {
			if (symbol.directDependency === undefined) continue;
			if (this.#evaluation.tristate(symbol) === no) continue;
			for (const operand of operandsOf('and', symbol.directDependency)) {
				if (operand.kind !== 'symbol') continue;
				const {id} = operand.symbol;
				counts[id] = (counts[id] as number) + 1;
			}
		}
		return counts;
	}
}
