import type {Expression} from './expressions.ts';
import type {KconfigTree, MenuNode} from './menu-tree.ts';
import type {KconfigSymbol} from './symbols.ts';
import {TreeEvaluation} from './tree-evaluation.ts';
import type {Tristate} from './tristate.ts';

/**
 * The values that a tree and a user's values give. Immutable to those who hold it: an edit makes another one,
 * which shares what did not change, so keeping old ones (undo) is cheap.
 */
export type Evaluation = {
	readonly tree: KconfigTree;
	/**
	 * What the user set, as text ('y', 'm', 'n', or the bare string); kept while invisible. The order counts in choices:
	 * of several members that are y the last one wins.
	 */
	readonly userValues: ReadonlyMap<KconfigSymbol, string>;
	/** The value of a bool or tristate; n for the other types, and for a choice, whose value is its selection. */
	tristate(symbol: KconfigSymbol): Tristate;
	/** The value as text: 'y', 'm', 'n', or the bare string, number or hex text. */
	text(symbol: KconfigSymbol): string;
	/** How far the prompt can be seen: n is hidden. */
	visibility(symbol: KconfigSymbol): Tristate;
	/** Whether a menu shows this node: its prompt is visible, or it is on and some child is. */
	isShown(node: MenuNode): boolean;
	/** What a user can set a bool or tristate to now, ascending; one value or none means locked. */
	assignable(symbol: KconfigSymbol): readonly Tristate[];
	/** The active range of an int or hex, as text. */
	range(symbol: KconfigSymbol): {readonly low: string; readonly high: string} | undefined;
	/** The chosen member of a choice. */
	selection(choice: KconfigSymbol): KconfigSymbol | undefined;
	/** Whether `.config` has a line for it. */
	isWritten(symbol: KconfigSymbol): boolean;
	/** The value of any condition; undefined is y. */
	condition(expression: Expression | undefined): Tristate;
	/** What `select`s demand of a bool or tristate at least. */
	selected(symbol: KconfigSymbol): Tristate;
	/** What `imply`s ask for. */
	implied(symbol: KconfigSymbol): Tristate;
	/** What the `depends on` of a symbol allow. */
	allowed(symbol: KconfigSymbol): Tristate;
	/** The same tree with other values of the user; what does not depend on the difference is not computed again. */
	withUserValues(userValues: ReadonlyMap<KconfigSymbol, string>): Evaluation;
	/** The same, and all symbols with another value or visibility. `edited` are those with another user value. */
	update(userValues: ReadonlyMap<KconfigSymbol, string>, edited: readonly KconfigSymbol[]): Update;
	/**
	 * Computes the same tree anew as C does in one process: whether the members of a choice are visible that come after the
	 * chosen one in the order of the user's settings, it does not look at again.
	 */
	again(userValues: ReadonlyMap<KconfigSymbol, string>): Evaluation;
	/** The value as text as it was computed last, which may have been before the last `again`: what C's help texts show. */
	lastText(symbol: KconfigSymbol): string;
};

/** What became of an evaluation, and whose value, visibility or being written differs. */
export type Update = {
	readonly evaluation: Evaluation;
	readonly touched: readonly KconfigSymbol[];
};

/** What it takes to describe conditions with the values in them. */
export type Readout = Pick<Evaluation, 'condition' | 'text'>;

/** Told of a symbol that is selected in spite of its own dependencies, at the moment its value is computed. */
export type UnmetReport = (symbol: KconfigSymbol, evaluation: Evaluation) => void;

/**
 * The values of a tree with what the user set; each is computed when it is asked for, in C's order, which `reportUnmet`
 * can watch.
 */
export const evaluate = (
	tree: KconfigTree,
	userValues: ReadonlyMap<KconfigSymbol, string>,
	reportUnmet?: UnmetReport,
): Evaluation => TreeEvaluation.of(tree, userValues, reportUnmet);
