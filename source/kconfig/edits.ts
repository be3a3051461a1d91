import type {Evaluation} from './evaluation.ts';
import type {KconfigSymbol} from './symbols.ts';

/** One thing a user can do to a configuration. */
export type Edit =
	/** 'y', 'm', 'n' for bool and tristate ('y' on a choice member chooses it), else the bare text. */
	| {readonly kind: 'set'; readonly symbol: KconfigSymbol; readonly value: string}
	/** Forgets the user's value. */
	| {readonly kind: 'reset'; readonly symbol: KconfigSymbol};

/** A symbol whose value, or whose being written, differs; undefined is "not written". */
export type Change = {
	readonly symbol: KconfigSymbol;
	readonly before: string | undefined;
	readonly after: string | undefined;
};

export type EditResult =
	| {
			readonly kind: 'changed';
			readonly evaluation: Evaluation;
			/** The edited symbol and all that follows from it, in the order of the tree. */
			readonly changes: readonly Change[];
	  }
	/** The reason is a sentence fragment to show: "needs TERRAFORM=y", "12 is outside the range 1-10". */
	| {readonly kind: 'refused'; readonly reason: string};
