import {editedSymbols} from './dependencies.ts';
import type {Evaluation} from './evaluation.ts';
import {whyHiddenSymbol} from './explain.ts';
import {inMenuOrder} from './menu-order.ts';
import {titleOf} from './menu-tree.ts';
import {namesOf, selectorsOf} from './origin.ts';
import {isValidText, leadingNumber} from './numbers.ts';
import type {KconfigSymbol} from './symbols.ts';
import {no, type Tristate, tristateLetter, yes} from './tristate.ts';
import {editValues, type UserValues, type ValueEdit} from './user-values.ts';

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

/** A symbol whose visibility differs. */
export type VisibilityChange = {
	readonly symbol: KconfigSymbol;
	readonly before: Tristate;
	readonly after: Tristate;
};

export type Changed = {
	readonly kind: 'changed';
	readonly evaluation: Evaluation;
	/** The edited symbols and all that follows from them, in the order of the tree. */
	readonly changes: readonly Change[];
	/** Whose prompt can be seen or is hidden now, or can be set further or less far, in the same order. */
	readonly visibilityChanges: readonly VisibilityChange[];
};

export type EditResult =
	| Changed
	/** The reason is a sentence fragment to show: "needs TERRAFORM=y", "12 is outside the range 1-10". */
	| {readonly kind: 'refused'; readonly reason: string};

/** Does an edit, or says why the menu would not. The evaluation given stays as it is. */
export const applyEdit = (evaluation: Evaluation, edit: Edit): EditResult => {
	const {symbol} = edit;
	if (edit.kind === 'reset') {
		const edited = choiceOf(symbol)?.members ?? [symbol];
		return changed(
			evaluation,
			edited.map(member => [member, undefined]),
		);
	}
	const reason = refusal(evaluation, symbol, edit.value);
	if (reason !== undefined) return {kind: 'refused', reason};
	return changed(
		evaluation,
		symbol.choice === undefined
			? [[symbol, normalised(symbol, edit.value)]]
			: choose(evaluation, symbol.choice, symbol, edit.value),
	);
};

/** Takes all the values that a user set in another evaluation of the same tree. */
export const takeUserValues = (evaluation: Evaluation, userValues: UserValues): Changed =>
	updated(evaluation, userValues, editedSymbols(evaluation.userValues, userValues));

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

const changed = (evaluation: Evaluation, edits: readonly ValueEdit[]): Changed =>
	updated(
		evaluation,
		editValues(evaluation.userValues, edits),
		edits.map(([symbol]) => symbol),
	);

const updated = (
	evaluation: Evaluation,
	userValues: UserValues,
	edited: readonly KconfigSymbol[],
): Changed => {
	const {evaluation: after, touched} = evaluation.update(userValues, edited);
	const changes: Change[] = [];
	const visibilityChanges: VisibilityChange[] = [];
	for (const symbol of inMenuOrder(evaluation.tree, touched)) {
		const change = changeOf(evaluation, after, symbol);
		if (change !== undefined) changes.push(change);
		const visibility = {before: evaluation.visibility(symbol), after: after.visibility(symbol)};
		if (visibility.before !== visibility.after) visibilityChanges.push({symbol, ...visibility});
	}
	return {kind: 'changed', evaluation: after, changes, visibilityChanges};
};

/** What is left of changes that were made one after the other, in the order of the tree. */
export const netChanges = (
	before: Evaluation,
	after: Evaluation,
	changes: readonly Change[],
): readonly Change[] =>
	inMenuOrder(before.tree, [...new Set(changes.map(({symbol}) => symbol))]).flatMap(
		symbol => changeOf(before, after, symbol) ?? [],
	);

const changeOf = (
	before: Evaluation,
	after: Evaluation,
	symbol: KconfigSymbol,
): Change | undefined => {
	const values = {before: writtenText(before, symbol), after: writtenText(after, symbol)};
	return values.before === values.after ? undefined : {symbol, ...values};
};

const writtenText = (evaluation: Evaluation, symbol: KconfigSymbol): string | undefined =>
	evaluation.isWritten(symbol) ? evaluation.text(symbol) : undefined;

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
): readonly ValueEdit[] => {
	// Turning off what is off already says nothing.
	if (value === 'n') return [];
	return choice.members
		.filter(member => evaluation.visibility(member) !== no)
		.map(member => [member, member === chosen ? 'y' : 'n']);
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
	return 'it can be m at most';
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
