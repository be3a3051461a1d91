import {membersByChoice} from './choices.ts';
import {symbolsIn} from './expression-text.ts';
import type {Expression} from './expressions.ts';
import type {KconfigTree} from './menu-tree.ts';
import type {KconfigSymbol} from './symbols.ts';

/** Which symbols' values a symbol's value can depend on, whatever the user's values are. */
export class Dependencies {
	readonly #tree: KconfigTree;
	/** By id, the ids. */
	readonly #needs: (readonly number[])[];

	constructor(tree: KconfigTree) {
		this.#tree = tree;
		this.#needs = tree.allSymbols.map(needsOf);
	}

	/** What `symbol` needs and is not known yet, each behind what it needs itself; `symbol` comes last. */
	inOrder(
		symbol: KconfigSymbol,
		isKnown: (symbol: KconfigSymbol) => boolean,
	): readonly KconfigSymbol[] {
		const result: KconfigSymbol[] = [];
		const seen = new Set([symbol.id]);
		const path = [{symbol, next: 0}];
		for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
			const need = this.#needs[step.symbol.id]?.[step.next++];
			if (need === undefined) {
				result.push(step.symbol);
				path.pop();
				continue;
			}
			const needed = this.#tree.allSymbols[need];
			if (needed === undefined || seen.has(need) || isKnown(needed)) continue;
			seen.add(need);
			path.push({symbol: needed, next: 0});
		}
		return result;
	}
}

const known = new WeakMap<KconfigTree, Dependencies>();

/** The dependencies of a tree, which never change: computed once. */
export const dependenciesOf = (tree: KconfigTree): Dependencies => {
	let dependencies = known.get(tree);
	if (dependencies === undefined) {
		dependencies = new Dependencies(tree);
		known.set(tree, dependencies);
	}
	return dependencies;
};

/** The symbols whose user value differs, or, in a choice, whose place in the order of setting does. */
export const editedSymbols = (
	before: ReadonlyMap<KconfigSymbol, string>,
	after: ReadonlyMap<KconfigSymbol, string>,
): readonly KconfigSymbol[] => {
	const edited: KconfigSymbol[] = [];
	for (const [symbol, value] of after) if (before.get(symbol) !== value) edited.push(symbol);
	for (const symbol of before.keys()) if (!after.has(symbol)) edited.push(symbol);
	const earlier = membersByChoice(before);
	for (const [choice, members] of membersByChoice(after)) {
		const previous = earlier.get(choice) ?? [];
		const isSame =
			previous.length === members.length &&
			previous.every((member, place) => member === members[place]);
		if (!isSame) edited.push(...members);
	}
	return edited;
};

const needsOf = (symbol: KconfigSymbol): readonly number[] => {
	const needs = new Set<number>();
	const add = (expression: Expression | undefined): void => {
		for (const {id} of symbolsIn(expression)) needs.add(id);
	};
	// A choice is decided as a whole: its members need each other's conditions, through the choice.
	for (const {id} of symbol.members) needs.add(id);
	if (symbol.choice !== undefined) needs.add(symbol.choice.id);
	for (const {condition} of symbol.prompts) add(condition);
	add(symbol.directDependency);
	add(symbol.reverseDependency);
	add(symbol.impliedDependency);
	for (const {condition, value} of symbol.defaults) {
		add(condition);
		if (!symbol.isChoice) add(value);
	}
	for (const {condition, low, high} of symbol.ranges) {
		add(condition);
		needs.add(low.id);
		needs.add(high.id);
	}
	return [...needs];
};
