import {chosenMember, type MembersByChoice, membersByChoice} from './choices.ts';
import {compareValues, holds} from './comparison.ts';
import {dependenciesOf, editedSymbols} from './dependencies.ts';
import {dependencyGraphOf} from './dependency-graph.ts';
import type {Evaluation, UnmetReport, Update} from './evaluation.ts';
import type {Expression} from './expressions.ts';
import type {KconfigTree, MenuNode} from './menu-tree.ts';
import {leadingNumber} from './numbers.ts';
import {isLogical, type KconfigSymbol, type RangeProperty} from './symbols.ts';
import {mod, no, type Tristate, tristateLetter, yes} from './tristate.ts';
import {Values} from './values.ts';

/** So many symbols may wait for each other on the call stack; past it they are computed in the order of their needs. */
const maximumDepth = 200;

const lower = (left: Tristate, right: Tristate): Tristate => (left < right ? left : right);
const higher = (left: Tristate, right: Tristate): Tristate => (left > right ? left : right);

const parseTristate = (text: string | undefined): Tristate | undefined => {
	const letter = text?.charAt(0).toLowerCase();
	return letter === 'y' ? yes : letter === 'm' ? mod : letter === 'n' ? no : undefined;
};

/** Computes values as C's `symbol.c` does; the names of the functions it mirrors stand beside the odd rules. */
export class TreeEvaluation implements Evaluation {
	readonly tree: KconfigTree;
	readonly userValues: ReadonlyMap<KconfigSymbol, string>;
	readonly #values: Values;
	/** The value of the `modules` symbol; without modules a tristate is a bool. */
	#modules: Tristate;
	/** The members that the user set, by choice. */
	#setInChoices: MembersByChoice | undefined;
	readonly #reportUnmet: UnmetReport | undefined;
	#depth = 0;

	/** Everything is still to be computed. */
	static of(
		tree: KconfigTree,
		userValues: ReadonlyMap<KconfigSymbol, string>,
		reportUnmet?: UnmetReport,
	): TreeEvaluation {
		return new TreeEvaluation(tree, userValues, new Values(tree), no, reportUnmet);
	}

	private constructor(
		tree: KconfigTree,
		userValues: ReadonlyMap<KconfigSymbol, string>,
		values: Values,
		modules: Tristate,
		reportUnmet?: UnmetReport,
	) {
		this.tree = tree;
		this.userValues = userValues;
		this.#values = values;
		this.#modules = modules;
		this.#reportUnmet = reportUnmet;
		if (tree.modules !== undefined) this.#modules = this.tristate(tree.modules);
	}

	tristate(symbol: KconfigSymbol): Tristate {
		this.#calculate(symbol);
		return this.#values.tristate[symbol.id] as Tristate;
	}

	text(symbol: KconfigSymbol): string {
		this.#calculate(symbol);
		return isLogical(symbol)
			? tristateLetter(this.#values.tristate[symbol.id] as Tristate)
			: this.#rawText(symbol);
	}

	visibility(symbol: KconfigSymbol): Tristate {
		this.#calculate(symbol);
		return this.#values.visible[symbol.id] as Tristate;
	}

	isWritten(symbol: KconfigSymbol): boolean {
		this.#calculate(symbol);
		return this.#values.written[symbol.id] === 1;
	}

	selected(symbol: KconfigSymbol): Tristate {
		this.#calculate(symbol);
		return this.#values.selected[symbol.id] as Tristate;
	}

	implied(symbol: KconfigSymbol): Tristate {
		this.#calculate(symbol);
		return this.#values.implied[symbol.id] as Tristate;
	}

	allowed(symbol: KconfigSymbol): Tristate {
		this.#calculate(symbol);
		return this.#values.allowed[symbol.id] as Tristate;
	}

	/** C's `menu_is_visible`. */
	isShown(node: MenuNode): boolean {
		const {symbol, prompt} = node;
		if (prompt === undefined || this.condition(node.visibleIf) === no) return false;
		// C never looks at the prompts of a symbol without a type.
		if (symbol?.type === 'unknown') return false;
		if (symbol !== undefined) this.#calculate(symbol);
		// Of a choice's member that may be what C remembers, and not what its condition gives.
		const isMember = symbol?.choice !== undefined && symbol.prompts.length === 1;
		const visible = isMember ? this.#values.visible[symbol.id] : this.condition(prompt.condition);
		if (visible !== no) return true;
		if (symbol === undefined || this.tristate(symbol) === no) return false;
		return node.children.some(child => this.isShown(child));
	}

	/** C's `sym_tristate_within_range` for each value. */
	assignable(symbol: KconfigSymbol): readonly Tristate[] {
		if (!isLogical(symbol) || symbol.isChoice) return [];
		const visible = this.visibility(symbol);
		const low = this.#values.selected[symbol.id] as Tristate;
		if (visible <= low) return [];
		const isBool = this.#isBool(symbol);
		return ([no, mod, yes] as const).filter(
			value => value >= low && value <= visible && !(isBool && value === mod),
		);
	}

	range(symbol: KconfigSymbol): {readonly low: string; readonly high: string} | undefined {
		const property = this.#activeRange(symbol);
		if (property === undefined) return undefined;
		return {low: this.text(property.low), high: this.text(property.high)};
	}

	selection(choice: KconfigSymbol): KconfigSymbol | undefined {
		return choice.members.find(member => this.tristate(member) === yes);
	}

	condition(expression: Expression | undefined): Tristate {
		if (expression === undefined) return yes;
		const known = this.#values.expressions;
		// Chains lean to the left and may be long: down in a loop, and up again.
		const spine: Expression[] = [];
		let node = expression;
		while (known[node.id] === 0 && (node.kind === 'and' || node.kind === 'or')) {
			spine.push(node);
			node = node.left;
		}
		this.#depth++;
		let value = this.#leaf(node);
		for (let outer = spine.pop(); outer !== undefined; outer = spine.pop()) {
			if (outer.kind === 'and') value = lower(value, this.condition(outer.right));
			else if (outer.kind === 'or') value = higher(value, this.condition(outer.right));
			known[outer.id] = value + 1;
		}
		this.#depth--;
		return value;
	}

	withUserValues(userValues: ReadonlyMap<KconfigSymbol, string>): Evaluation {
		return this.update(userValues, editedSymbols(this.userValues, userValues)).evaluation;
	}

	update(userValues: ReadonlyMap<KconfigSymbol, string>, edited: readonly KconfigSymbol[]): Update {
		if (dependencyGraphOf(this.tree).isCyclic) return this.#updateAll(userValues);
		const update = this.#propagate(userValues, edited, this.#modules);
		const {modules} = this.tree;
		if (modules === undefined || !update.touched.includes(modules)) return update;
		// Every tristate follows the modules symbol without depending on it; but n is n with modules and without.
		const wanted = update.evaluation.tristate(modules);
		const followers = this.tree.allSymbols.filter(symbol => this.#followsModules(symbol));
		const again = this.#propagate(userValues, [...edited, ...followers], wanted);
		return again.evaluation.tristate(modules) === wanted ? again : this.#updateAll(userValues);
	}

	#followsModules(symbol: KconfigSymbol): boolean {
		if (symbol.type !== 'tristate' || symbol.isConstant) return false;
		this.#calculate(symbol);
		const {allowed, implied, selected, tristate, visible} = this.#values;
		const {id} = symbol;
		return [allowed, implied, selected, tristate, visible].some(values => values[id] !== no);
	}

	/** Computes what needs the edited symbols, with modules or without. */
	#propagate(
		userValues: ReadonlyMap<KconfigSymbol, string>,
		edited: readonly KconfigSymbol[],
		modules: Tristate,
	): {readonly evaluation: TreeEvaluation; readonly touched: readonly KconfigSymbol[]} {
		const values = new Values(this.tree, this.#values, true);
		const after = new TreeEvaluation(this.tree, userValues, values, modules);
		after.#modules = modules;
		if (edited.every(({choice}) => choice === undefined)) after.#setInChoices = this.#setInChoices;
		const touched: KconfigSymbol[] = [];
		dependencyGraphOf(this.tree).propagate(
			edited,
			symbols => {
				const seen = after.#calculateAgain(symbols, this);
				for (const symbol of symbols) if (after.#differs(symbol, this)) touched.push(symbol);
				return seen;
			},
			expression => after.#conditionDiffers(expression, this),
		);
		return {evaluation: after, touched};
	}

	#updateAll(userValues: ReadonlyMap<KconfigSymbol, string>): Update {
		const after = TreeEvaluation.of(this.tree, userValues);
		const touched = this.tree.allSymbols.filter(symbol => {
			this.#calculate(symbol);
			after.#calculate(symbol);
			return after.#differs(symbol, this);
		});
		return {evaluation: after, touched};
	}

	/**
	 * Computes a symbol, or a choice with its members, in the knowledge of all it needs; whether others can see a
	 * difference.
	 */
	#calculateAgain(symbols: readonly KconfigSymbol[], before: TreeEvaluation): boolean {
		const {known, tristate, visible, written} = this.#values;
		for (const symbol of symbols) {
			before.#calculate(symbol);
			known[symbol.id] = 0;
			written[symbol.id] = 0;
			visible[symbol.id] = no;
		}
		for (const symbol of symbols) this.#calculate(symbol);
		const old = before.#values;
		return symbols.some(
			symbol =>
				tristate[symbol.id] !== old.tristate[symbol.id] ||
				visible[symbol.id] !== old.visible[symbol.id] ||
				this.#values.text(symbol) !== old.text(symbol),
		);
	}

	#differs(symbol: KconfigSymbol, before: TreeEvaluation): boolean {
		const {id} = symbol;
		return (
			this.#values.visible[id] !== before.#values.visible[id] ||
			this.#values.written[id] !== before.#values.written[id] ||
			this.text(symbol) !== before.text(symbol)
		);
	}

	#conditionDiffers(expression: Expression, before: TreeEvaluation): boolean {
		const old = before.condition(expression);
		this.#values.expressions[expression.id] = 0;
		return this.condition(expression) !== old;
	}

	again(userValues: ReadonlyMap<KconfigSymbol, string>): Evaluation {
		const values = new Values(this.tree, this.#values);
		values.known.fill(0);
		return new TreeEvaluation(this.tree, userValues, values, this.#modules, this.#reportUnmet);
	}

	lastText(symbol: KconfigSymbol): string {
		if (symbol.isConstant || symbol.type === 'unknown') return this.text(symbol);
		return isLogical(symbol)
			? tristateLetter(this.#values.tristate[symbol.id] as Tristate)
			: (this.#values.text(symbol) ?? '(null)');
	}

	#leaf(expression: Expression): Tristate {
		const known = this.#values.expressions;
		const value = known[expression.id];
		if (value !== undefined && value !== 0) return (value - 1) as Tristate;
		const result = this.#leafValue(expression);
		known[expression.id] = result + 1;
		return result;
	}

	#leafValue(expression: Expression): Tristate {
		switch (expression.kind) {
			case 'symbol':
				return this.tristate(expression.symbol);
			case 'not':
				return (2 - this.condition(expression.operand)) as Tristate;
			case 'compare': {
				const {left, right, operator} = expression;
				const order = compareValues(
					{text: this.text(left), type: left.type},
					{text: this.text(right), type: right.type},
				);
				return holds(operator, order) ? yes : no;
			}
			case 'and':
			case 'or':
				return this.condition(expression);
		}
	}

	/** Whether a symbol has two values now. */
	#isBool({type}: KconfigSymbol): boolean {
		return type === 'bool' || (type === 'tristate' && this.#modules === no);
	}

	/**
	 * C's `sym_calc_value`. A symbol counts as known, with the value of nothing, while it is being computed: that is what
	 * recursive dependencies, which are an error, get to see.
	 */
	#calculate(symbol: KconfigSymbol): void {
		const values = this.#values;
		if (values.known[symbol.id] === 1) return;
		if (this.#depth > maximumDepth) this.#calculateInOrder(symbol);
		if (values.known[symbol.id] === 1) return;
		values.known[symbol.id] = 1;
		if (symbol.isConstant || symbol.type === 'unknown') {
			values.tristate[symbol.id] =
				symbol.type === 'tristate' ? (parseTristate(symbol.name) ?? no) : no;
			return;
		}
		this.#depth++;
		values.tristate[symbol.id] = no;
		if (!isLogical(symbol)) values.setText(symbol, emptyText[symbol.type]);
		this.#calculateVisibility(symbol);
		const visible = values.visible[symbol.id] as Tristate;
		values.written[symbol.id] = visible === no || symbol.isChoice ? 0 : 1;
		if (symbol.choice !== undefined) this.#calculateChoice(symbol.choice);
		else if (isLogical(symbol)) this.#calculateTristate(symbol, visible);
		else this.#calculateText(symbol, visible);
		this.#depth--;
	}

	/** Computes what a symbol needs before the symbol, so that the call stack stays short. */
	#calculateInOrder(symbol: KconfigSymbol): void {
		const depth = this.#depth;
		this.#depth = 0;
		const isKnown = ({id}: KconfigSymbol) => this.#values.known[id] === 1;
		for (const needed of dependenciesOf(this.tree).inOrder(symbol, isKnown)) {
			this.#calculate(needed);
		}
		this.#depth = depth;
	}

	/** C's `sym_calc_visibility`. */
	#calculateVisibility(symbol: KconfigSymbol): void {
		const {allowed, implied, selected, visible} = this.#values;
		const {id} = symbol;
		let seen: Tristate = no;
		for (const {condition} of symbol.prompts) seen = higher(seen, this.condition(condition));
		visible[id] = seen === mod && (symbol.type !== 'tristate' || this.#modules === no) ? yes : seen;
		// Selecting, implying and dependencies do not count for the members of choices.
		if (symbol.choice !== undefined) return;
		const isBool = this.#isBool(symbol);
		const rounded = (value: Tristate): Tristate => (isBool && value === mod ? yes : value);
		const {directDependency, reverseDependency, impliedDependency} = symbol;
		allowed[id] = rounded(this.condition(directDependency));
		selected[id] =
			reverseDependency === undefined ? no : rounded(this.condition(reverseDependency));
		implied[id] = impliedDependency === undefined ? no : rounded(this.condition(impliedDependency));
	}

	#calculateTristate(symbol: KconfigSymbol, visible: Tristate): void {
		const {allowed, implied, selected, tristate, written} = this.#values;
		const {id} = symbol;
		const demanded = selected[id] as Tristate;
		const user = visible === no ? undefined : this.#userTristate(symbol);
		let value: Tristate = no;
		if (user !== undefined) {
			value = lower(user, visible);
		} else {
			if (demanded !== no) written[id] = 1;
			if (!symbol.isChoice) {
				const fallback = symbol.defaults.find(({condition}) => this.condition(condition) !== no);
				if (fallback !== undefined) {
					value = lower(this.condition(fallback.value), this.condition(fallback.condition));
					if (value !== no) written[id] = 1;
				}
				if (implied[id] !== no) {
					written[id] = 1;
					value = lower(higher(value, implied[id] as Tristate), allowed[id] as Tristate);
				}
			}
		}
		if (demanded > (allowed[id] as Tristate)) this.#reportUnmet?.(symbol, this);
		value = higher(value, demanded);
		tristate[id] = value === mod && this.#isBool(symbol) ? yes : value;
	}

	#calculateText(symbol: KconfigSymbol, visible: Tristate): void {
		const values = this.#values;
		const {id} = symbol;
		const user = visible === no ? undefined : this.userValues.get(symbol);
		if (user === undefined) {
			const fallback = symbol.defaults.find(({condition}) => this.condition(condition) !== no);
			if (fallback?.value.kind === 'symbol') {
				values.written[id] = 1;
				const source = fallback.value.symbol;
				this.#calculate(source);
				values.setText(symbol, this.#rawText(source));
			}
		} else {
			values.setText(symbol, user);
		}
		this.#clampToRange(symbol);
	}

	/** C's `sym_validate_range`: a value outside takes the text of the bound. */
	#clampToRange(symbol: KconfigSymbol): void {
		const range = this.#activeRange(symbol);
		if (range === undefined) return;
		const base = symbol.type === 'hex' ? 16 : 10;
		const value = leadingNumber(this.#rawText(symbol), base);
		let bound = range.low;
		if (value >= this.#boundValue(bound, base)) {
			bound = range.high;
			if (value <= this.#boundValue(bound, base)) return;
		}
		this.#values.setText(symbol, this.#rawText(bound));
	}

	/** C's `sym_get_range_val`: a bound that is an int or hex itself is read as that. */
	#boundValue(bound: KconfigSymbol, base: 10 | 16): bigint {
		this.#calculate(bound);
		const ownBase = bound.type === 'int' ? 10 : bound.type === 'hex' ? 16 : base;
		return leadingNumber(this.#rawText(bound), ownBase);
	}

	#activeRange(symbol: KconfigSymbol): RangeProperty | undefined {
		if (symbol.type !== 'int' && symbol.type !== 'hex') return undefined;
		return symbol.ranges.find(({condition}) => this.condition(condition) !== no);
	}

	/** C's `curr.val`: a bool or tristate that a string takes its default from is always "n" there. */
	#rawText(symbol: KconfigSymbol): string {
		if (symbol.isConstant || symbol.type === 'unknown') return symbol.name ?? '';
		return isLogical(symbol) ? 'n' : (this.#values.text(symbol) ?? '');
	}

	/** C's `sym_calc_choice`. */
	#calculateChoice(choice: KconfigSymbol): void {
		const {known, tristate, visible, written} = this.#values;
		this.#setInChoices ??= membersByChoice(this.userValues);
		const chosen = chosenMember(choice, {
			isVisible: member => {
				this.#calculateVisibility(member);
				return visible[member.id] !== no;
			},
			condition: expression => this.condition(expression),
			user: member => this.#userTristate(member),
			set: this.#setInChoices.get(choice) ?? [],
		});
		for (const member of choice.members) {
			// Whether those are visible that nobody has asked for is what it was before; or n, and they come when they are asked for.
			if (visible[member.id] === no) continue;
			tristate[member.id] = member === chosen ? yes : no;
			written[member.id] = 1;
			known[member.id] = 1;
		}
	}

	#userTristate(symbol: KconfigSymbol): Tristate | undefined {
		return parseTristate(this.userValues.get(symbol));
	}
}

const emptyText = {
	bool: 'n',
	tristate: 'n',
	int: '0',
	hex: '0x0',
	string: '',
} as const;
