import {affectedByEdit} from './dependencies.ts';
import type {Evaluation} from './evaluation.ts';
import {whyHiddenSymbol} from './explain.ts';
import type {MenuNode} from './menu-tree.ts';
import {titleOf} from './menu-tree.ts';
import {namesOf, selectorsOf} from './origin.ts';
import {isValidText, leadingNumber} from './numbers.ts';
import type {KconfigSymbol} from './symbols.ts';
import {no, type Tristate, tristateLetter, yes} from './tristate.ts';

/** One thing a user can do to a configuration. */
export type Edit =
	/** 'y', 'm', 'n' for bool and tristate ('y' on a choice member chooses it), else the bare text. */
	| {readonly kind: 'set'; readonly symbol: KconfigSymbol; readonly value: string}
	/** Forgets the user's value; of a choice or one of its members, all that the user said about the choice. */
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

/** Does an edit, or says why the menu would not. The evaluation given stays as it is. */
export const applyEdit = (evaluation: Evaluation, edit: Edit): EditResult => {
	const {symbol} = edit;
	const userValues = new Map(evaluation.userValues);
	if (edit.kind === 'reset') {
		for (const member of choiceOf(symbol)?.members ?? [symbol]) userValues.delete(member);
		return changed(evaluation, userValues);
	}
	const reason = refusal(evaluation, symbol, edit.value);
	if (reason !== undefined) return {kind: 'refused', reason};
	if (symbol.choice !== undefined) {
		choose(evaluation, symbol.choice, symbol, edit.value, userValues);
	} else {
		userValues.delete(symbol);
		userValues.set(symbol, normalised(symbol, edit.value));
	}
	return changed(evaluation, userValues);
};

/** What Space does: the next value that can be set, n to m to y and round again; undefined where there is no other. */
export const toggle = (evaluation: Evaluation, symbol: KconfigSymbol): Edit | undefined => {
	if (symbol.choice !== undefined) {
		return evaluation.visibility(symbol) === no ? undefined : {kind: 'set', symbol, value: 'y'};
	}
	const values = evaluation.assignable(symbol);
	const current = evaluation.tristate(symbol);
	const next = values.find(value => value > current) ?? values[0];
	return next === undefined || next === current
		? undefined
		: {kind: 'set', symbol, value: tristateLetter(next)};
};

/** What differs between two evaluations of one tree, in the order of the tree. */
export const changesBetween = (before: Evaluation, after: Evaluation): readonly Change[] => {
	const changes = new Map<KconfigSymbol, Change>();
	for (const symbol of affectedByEdit(before.tree, before.userValues, after.userValues)) {
		const change = {symbol, before: writtenText(before, symbol), after: writtenText(after, symbol)};
		if (change.before !== change.after) changes.set(symbol, change);
	}
	if (changes.size < 2) return [...changes.values()];
	return inTreeOrder(before.tree.root, changes);
};

const changed = (
	evaluation: Evaluation,
	userValues: ReadonlyMap<KconfigSymbol, string>,
): EditResult => {
	const after = evaluation.withUserValues(userValues);
	return {kind: 'changed', evaluation: after, changes: changesBetween(evaluation, after)};
};

const writtenText = (evaluation: Evaluation, symbol: KconfigSymbol): string | undefined =>
	evaluation.isWritten(symbol) ? evaluation.text(symbol) : undefined;

const inTreeOrder = (root: MenuNode, changes: Map<KconfigSymbol, Change>): readonly Change[] => {
	const ordered: Change[] = [];
	const pending = [root];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		const change = node.symbol === undefined ? undefined : changes.get(node.symbol);
		if (change !== undefined && changes.delete(change.symbol)) ordered.push(change);
		pending.push(...node.children.toReversed());
	}
	return ordered;
};

const choiceOf = (symbol: KconfigSymbol): KconfigSymbol | undefined =>
	symbol.isChoice ? symbol : symbol.choice;

/**
 * C's `choice_set_value`: choosing a member is saying something of each visible one, and the last said counts most.
 */
const choose = (
	evaluation: Evaluation,
	choice: KconfigSymbol,
	chosen: KconfigSymbol,
	value: string,
	userValues: Map<KconfigSymbol, string>,
): void => {
	// Turning off what is off already says nothing.
	if (value === 'n') return;
	for (const member of choice.members) {
		if (evaluation.visibility(member) === no) continue;
		userValues.delete(member);
		userValues.set(member, member === chosen ? 'y' : 'n');
	}
};

/** C adds the `0x` that a hex lacks. */
const normalised = ({type}: KconfigSymbol, value: string): string =>
	type === 'hex' && !/^0[xX]/.test(value) ? `0x${value}` : value;

/** Why the menu would not set this value; undefined where it would. */
const refusal = (
	evaluation: Evaluation,
	symbol: KconfigSymbol,
	value: string,
): string | undefined => {
	if (symbol.isChoice) return 'this is a choice: set one of its options to y';
	if (symbol.nodes.length === 0) return 'nothing defines it';
	if (evaluation.visibility(symbol) === no) return whyHiddenSymbol(evaluation, symbol);
	switch (symbol.type) {
		case 'bool':
		case 'tristate':
			return logicalRefusal(evaluation, symbol, value);
		case 'int':
		case 'hex':
			return numberRefusal(evaluation, symbol, value);
		case 'string':
			return /[\n\r\0]/.test(value) ? 'a value is a single line' : undefined;
		case 'unknown':
			return 'it is defined without a type';
	}
};

const logicalRefusal = (
	evaluation: Evaluation,
	symbol: KconfigSymbol,
	value: string,
): string | undefined => {
	const wanted = ['n', 'm', 'y'].indexOf(value);
	if (wanted === -1) {
		return `"${value}" is not ${symbol.type === 'bool' ? 'y or n' : 'y, m or n'}`;
	}
	if (value === 'm' && symbol.type === 'bool') return 'this option is a bool';
	const {choice} = symbol;
	if (choice !== undefined) {
		if (value === 'y' || evaluation.tristate(symbol) !== yes) return undefined;
		return `it is the one chosen of "${titleOf(choice)}": choose another instead`;
	}
	const assignable = evaluation.assignable(symbol);
	if (assignable.includes(wanted as Tristate)) return undefined;
	const selectors = selectorsOf(evaluation, symbol.reverseDependency);
	if (assignable.length === 0 || wanted < evaluation.selected(symbol)) {
		return `selected by ${namesOf(selectors)}`;
	}
	const {modules} = evaluation.tree;
	if (value === 'm' && evaluation.visibility(symbol) === yes) {
		return modules === undefined ? 'there are no modules in this tree' : `needs ${modules.name}=y`;
	}
	return 'what it depends on is m, so it can be m at most';
};

const numberRefusal = (
	evaluation: Evaluation,
	symbol: KconfigSymbol,
	value: string,
): string | undefined => {
	if (!isValidText(symbol.type, value)) {
		return symbol.type === 'int'
			? `"${value}" is not a whole number`
			: `"${value}" is not a hexadecimal number`;
	}
	const range = evaluation.range(symbol);
	if (range === undefined) return undefined;
	const base = symbol.type === 'int' ? 10 : 16;
	const number = leadingNumber(value, base);
	const isInside =
		number >= leadingNumber(range.low, base) && number <= leadingNumber(range.high, base);
	return isInside ? undefined : `${value} is outside the range ${range.low}-${range.high}`;
};
