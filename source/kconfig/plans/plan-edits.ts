import {isMet, type Way} from './demands.ts';
import {applyEdit, type Edit} from '../edits.ts';
import type {Evaluation} from '../evaluation.ts';
import {editValues, type ValueEdit} from '../user-values.ts';

export type SetEdit = Extract<Edit, {kind: 'set'}>;

/** Edits, and what they make of a configuration one after the other. */
export type Done = {readonly edits: readonly SetEdit[]; readonly evaluation: Evaluation};

/** Each as a menu would take it; undefined where it refuses one of them. */
export const doEdits = (evaluation: Evaluation, edits: readonly SetEdit[]): Done | undefined => {
	let after = evaluation;
	for (const edit of edits) {
		const result = applyEdit(after, edit);
		if (result.kind === 'refused') return undefined;
		after = result.evaluation;
	}
	return {edits, evaluation: after};
};

/**
 * Without those edits that are not needed, because a later one did their work, too, and with the values that hold in the
 * end. Undefined where that is no plan after all.
 */
export function* neededEdits(
	before: Evaluation,
	goal: Way,
	all: Done,
): Generator<undefined, Done | undefined, void> {
	const isEnough = (evaluation: Evaluation | undefined): evaluation is Evaluation =>
		evaluation !== undefined && goal.every(demand => isMet(evaluation, demand));
	let needed = all;
	for (const edit of all.edits) {
		yield undefined;
		// To do the others one by one takes long, and most edits are needed.
		if (!isEnough(takenBack(before, needed, edit))) continue;
		const others = doEdits(
			before,
			needed.edits.filter(other => other !== edit),
		);
		if (isEnough(others?.evaluation)) needed = others;
	}
	if (isSettled(needed)) return needed;
	for (const edits of settledOrders(needed)) {
		const settled = doEdits(before, edits);
		if (settled !== undefined && isEnough(settled.evaluation) && isSettled(settled)) return settled;
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
