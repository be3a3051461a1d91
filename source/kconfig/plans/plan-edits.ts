import {isMet, type Way} from './demands.ts';
import {applyEdit, type Change, type Edit} from '../edits.ts';
import type {Evaluation} from '../evaluation.ts';
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

/** Those of them that a menu takes, with room for something else between any two. */
function* doPossible(
	evaluation: Evaluation,
	edits: readonly SetEdit[],
): Generator<undefined, Done, void> {
	let after = evaluation;
	const taken: SetEdit[] = [];
	const changes: Change[] = [];
	for (const edit of edits) {
		const result = applyEdit(after, edit);
		if (result.kind === 'refused') continue;
		after = result.evaluation;
		taken.push(edit);
		for (const change of result.changes) changes.push(change);
		yield undefined;
	}
	return {edits: taken, evaluation: after, changes};
}

/**
 * Without those edits that are not needed, because a later one did their work, too, and with the values that hold in the
 * end. Undefined where that is no plan after all, or comes down to what is `known`: symbols whose edits alone are one.
 */
export function* neededEdits(
	before: Evaluation,
	goal: Way,
	all: Done,
	known: ReadonlySet<KconfigSymbol> = new Set(),
): Generator<undefined, Done | undefined, void> {
	const isEnough = (evaluation: Evaluation): boolean =>
		goal.every(demand => isMet(evaluation, demand));
	const isKnown = ({symbol}: SetEdit): boolean => known.has(symbol);
	let needed = all;
	for (let count = Infinity; needed.edits.length < count;) {
		count = needed.edits.length;
		// An edit may only make room for a later one that is not needed either: the last are taken back first.
		const last = needed.edits.toReversed();
		for (const edit of [...last.filter(isKnown), ...last.filter(other => !isKnown(other))]) {
			if (!needed.edits.includes(edit)) continue;
			// Nothing of what is known could be left out.
			if (known.size > 0 && needed === all && !isKnown(edit)) return undefined;
			yield undefined;
			// To do the others one by one takes long, and most edits are needed.
			if (!isEnough(takenBack(before, needed, edit))) continue;
			const others = yield* doPossible(
				before,
				needed.edits.filter(other => other !== edit),
			);
			if (isEnough(others.evaluation)) needed = others;
		}
	}
	if (isSettled(needed)) return needed;
	for (const edits of settledOrders(needed)) {
		const settled = yield* doPossible(before, edits);
		if (isEnough(settled.evaluation) && isSettled(settled)) return settled;
	}
	return undefined;
}

/** The same without one edit, but for what a menu would have refused then. */
const takenBack = (before: Evaluation, {evaluation}: Done, {symbol}: SetEdit): Evaluation => {
	const symbols = symbol.choice?.members ?? [symbol];
	const values = symbols.map((member): ValueEdit => [member, before.userValues.get(member)]);
	return evaluation.update(editValues(evaluation.userValues, values), symbols).evaluation;
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
