import {isMet, type Way} from './demands.ts';
import {applyEdit, type Change, type Edit} from '../edits.ts';
import type {Evaluation, Update} from '../evaluation.ts';
import type {KconfigSymbol} from '../symbols.ts';
import {editValues, type ValueEdit} from '../user-values.ts';

export type SetEdit = Extract<Edit, {kind: 'set'}>;

/** Edits, and what they make of a configuration one after the other. */
export type Done = {
	readonly edits: readonly SetEdit[];
	readonly evaluation: Evaluation;
	/** What each of them changed, one after the other. */
	readonly changes: readonly Change[];
};

/** Each as a menu would take it; undefined where it refuses one of them. */
export const doEdits = (evaluation: Evaluation, edits: readonly SetEdit[]): Done | undefined => {
	const pieces = doPossible(evaluation, edits);
	let piece = pieces.next();
	while (piece.done !== true) piece = pieces.next();
	return piece.value.edits.length === edits.length ? piece.value : undefined;
};

/** How long computing takes from which so many values differ, in steps of the search. */
export const workOf = ({length}: readonly unknown[]): number => 1 + length / 32;

/**
 * Those of them that a menu takes, with room for something else between any two; yields how long each took. What is
 * refused at first may be tried again after the others.
 */
function* doPossible(
	evaluation: Evaluation,
	edits: readonly SetEdit[],
	isAgain = false,
): Generator<number, Done, void> {
	let after = evaluation;
	const taken: SetEdit[] = [];
	const changes: Change[] = [];
	let left = edits;
	for (let count = Infinity; left.length > 0 && left.length < count;) {
		count = isAgain ? left.length : 0;
		const refused: SetEdit[] = [];
		for (const edit of left) {
			const result = applyEdit(after, edit);
			if (result.kind === 'refused') {
				refused.push(edit);
				continue;
			}
			after = result.evaluation;
			taken.push(edit);
			for (const change of result.changes) changes.push(change);
			yield workOf(result.changes);
		}
		left = refused;
	}
	return {edits: taken, evaluation: after, changes};
}

/**
 * Without those edits that are not needed, because a later one did their work, too, and with the values that hold in the
 * end. Undefined where that is no plan after all, or comes down to what is `known`: symbols whose edits alone are one.
 * Yields how long each step took.
 */
export function* neededEdits(
	before: Evaluation,
	goal: Way,
	all: Done,
	known: ReadonlySet<KconfigSymbol> = new Set(),
): Generator<number, Done | undefined, void> {
	const isEnough = (evaluation: Evaluation): boolean =>
		goal.every(demand => isMet(evaluation, demand));
	const isKnown = ({symbol}: SetEdit): boolean => known.has(symbol);

	/** A menu may refuse without them what it took with them: then it is tried without half of them, and so on. */
	function* withoutSpare(done: Done, spare: readonly SetEdit[]): Generator<number, Done, void> {
		if (spare.length === 0) return done;
		const left = new Set(done.edits);
		for (const edit of spare) left.delete(edit);
		const others = yield* doPossible(before, [...left], true);
		if (isEnough(others.evaluation)) return others;
		if (spare.length === 1) return done;
		const half = spare.length >> 1;
		return yield* withoutSpare(yield* withoutSpare(done, spare.slice(0, half)), spare.slice(half));
	}

	let needed = all;
	for (let count = Infinity; needed.edits.length < count;) {
		count = needed.edits.length;
		let {evaluation} = needed;
		const spare: SetEdit[] = [];
		// An edit may only make room for a later one that is not needed either: the last are taken back first.
		const last = needed.edits.toReversed();
		for (const edit of [...last.filter(isKnown), ...last.filter(other => !isKnown(other))]) {
			// Nothing of what is known could be left out.
			if (known.size > 0 && needed === all && spare.length === 0 && !isKnown(edit))
				return undefined;
			const {evaluation: without, touched} = takenBack(before, evaluation, edit);
			yield workOf(touched);
			if (!isEnough(without)) continue;
			spare.push(edit);
			evaluation = without;
		}
		needed = yield* withoutSpare(needed, spare);
	}
	if (isSettled(needed)) return needed;
	for (const edits of settledOrders(needed)) {
		const settled = yield* doPossible(before, edits);
		if (isEnough(settled.evaluation) && isSettled(settled)) return settled;
	}
	return undefined;
}

/** The same without one edit, but for what a menu would have refused then. */
const takenBack = (before: Evaluation, evaluation: Evaluation, {symbol}: SetEdit): Update => {
	const symbols = symbol.choice?.members ?? [symbol];
	const values = symbols.map((member): ValueEdit => [member, before.userValues.get(member)]);
	return evaluation.update(editValues(evaluation.userValues, values), symbols);
};

/** Whether each is an edit of something else, and holds in the end. */
const isSettled = ({edits, evaluation}: Done): boolean =>
	new Set(edits.map(({symbol}) => symbol)).size === edits.length &&
	edits.every(({symbol, value}) => evaluation.text(symbol) === value);

/**
 * Each symbol once, with the value that it has in the end: an option may have been m before more was wanted of it, and y
 * before there were modules. One of the orders is one in which a menu takes it, as a rule.
 */
const settledOrders = ({edits, evaluation}: Done): readonly (readonly SetEdit[])[] => {
	const settled = edits.map(edit => ({...edit, value: evaluation.text(edit.symbol)}));
	const places = settled.map(({symbol}) => symbol);
	const early = settled.filter(({symbol}, place) => places.indexOf(symbol) === place);
	const late = settled.filter(({symbol}, place) => places.lastIndexOf(symbol) === place);
	const isFirst = ({symbol}: SetEdit): boolean => symbol === evaluation.tree.modules;
	return [early, late, [...early.filter(isFirst), ...early.filter(edit => !isFirst(edit))]];
};
