import {
	applyEdit,
	type Change,
	type Changed,
	type Edit,
	type EditResult,
	type VisibilityChange,
} from '../kconfig/edits.ts';
import {type Evaluation, evaluate} from '../kconfig/evaluation.ts';
import {type Cause, causesOf} from '../kconfig/causes.ts';
import {explain, type Explanation} from '../kconfig/explain.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import {goalFor, goalForValue} from '../kconfig/plans/plan-goals.ts';
import {applyPlan, findPlans, type Plan, type PlanSearch} from '../kconfig/plans/plans.ts';
import {search, type SearchResult} from '../kconfig/search.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {printMinimalConfig} from './defconfig.ts';
import {printDotconfig} from './dotconfig.ts';

/** What an edit, or undoing it, did to a configuration, in the order of the menus. */
export type ConfigurationChange = {
	readonly changes: readonly Change[];
	readonly visibilityChanges: readonly VisibilityChange[];
};

/** A configuration that is being edited: the current values, the way back, and those who want to know of changes. */
export class Configuration {
	readonly tree: KconfigTree;
	#evaluation: Evaluation;
	readonly #earlier: {readonly evaluation: Evaluation; readonly change: ConfigurationChange}[] = [];
	readonly #observers = new Set<(change: ConfigurationChange) => void>();

	constructor(tree: KconfigTree, userValues: ReadonlyMap<KconfigSymbol, string>) {
		this.tree = tree;
		this.#evaluation = evaluate(tree, userValues);
	}

	/** All values as they are now; later edits do not change it. */
	get evaluation(): Evaluation {
		return this.#evaluation;
	}

	/** The value as text, 'y', 'm', 'n' or as it is, without quotes; undefined where `.config` has no line for the symbol. */
	get(name: string): string | undefined {
		const symbol = this.#symbol(name);
		return this.#evaluation.isWritten(symbol) ? this.#evaluation.text(symbol) : undefined;
	}

	/** Sets a symbol as a user would in the menu, or says why that cannot be. */
	set(name: string, value: string): EditResult {
		return this.#edit({kind: 'set', symbol: this.#symbol(name), value});
	}

	/** Forgets what the user set; of a member of a choice, all that was said about the choice. */
	reset(name: string): EditResult {
		return this.#edit({kind: 'reset', symbol: this.#symbol(name)});
	}

	/** Takes the last edit back; false where there is none. */
	undo(): boolean {
		const last = this.#earlier.pop();
		if (last === undefined) return false;
		this.#evaluation = last.evaluation;
		this.#tell({
			changes: last.change.changes.map(reversed),
			visibilityChanges: last.change.visibilityChanges.map(reversed),
		});
		return true;
	}

	/** Calls `observer` after each edit that was done or undone, until what this returns is called. */
	observe(observer: (change: ConfigurationChange) => void): () => void {
		this.#observers.add(observer);
		return () => {
			this.#observers.delete(observer);
		};
	}

	/** Finds symbols by name, prompt or help, the best first; `re:…` is a regular expression for names. */
	search(query: string): readonly SearchResult[] {
		return search(this.#evaluation, query);
	}

	/** Where a value comes from, and why it is hidden or locked. */
	explain(name: string): Explanation {
		return explain(this.#evaluation, this.#symbol(name));
	}

	/** What keeps a symbol hidden, down to the symbols that a user can change or that nobody can. */
	causes(name: string): readonly Cause[] {
		return causesOf(this.#evaluation, this.#symbol(name));
	}

	/**
	 * The smallest sets of edits that would enable a symbol, or give it a value; at most three, the one that turns off
	 * least first. None where there is nothing to enable; `deadEnds` says why there is none else.
	 */
	plans(name: string, value?: string): PlanSearch {
		const symbol = this.#symbol(name);
		const goal =
			value === undefined
				? goalFor(this.#evaluation, symbol)
				: goalForValue(this.#evaluation, symbol, value);
		return goal === undefined
			? {plans: [], isExhaustive: true, deadEnds: []}
			: findPlans(this.#evaluation, goal.demands);
	}

	/** Does all that a plan for the configuration as it is now says: one step for `undo`. */
	apply(plan: Plan): void {
		this.#take(applyPlan(this.#evaluation, plan));
	}

	/** The bytes of `.config`. */
	print(): string {
		return printDotconfig(this.#evaluation);
	}

	/** The bytes of a defconfig: only what differs from the defaults. */
	printMinimal(): string {
		return printMinimalConfig(this.#evaluation);
	}

	#edit(edit: Edit): EditResult {
		const result = applyEdit(this.#evaluation, edit);
		if (result.kind === 'changed') this.#take(result);
		return result;
	}

	#take(result: Changed): void {
		this.#earlier.push({evaluation: this.#evaluation, change: result});
		this.#evaluation = result.evaluation;
		this.#tell(result);
	}

	#tell({changes, visibilityChanges}: ConfigurationChange): void {
		for (const observer of this.#observers) observer({changes, visibilityChanges});
	}

	#symbol(name: string): KconfigSymbol {
		const symbol = this.tree.symbols.get(name);
		if (symbol === undefined) throw new RangeError(`There is no symbol ${name} in the tree`);
		return symbol;
	}
}

const reversed = <T extends {readonly before: unknown; readonly after: unknown}>(change: T): T => ({
	...change,
	before: change.after,
	after: change.before,
});
