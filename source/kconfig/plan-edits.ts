import {isMet, type Way} from './demands.ts';
import {applyEdit, type Edit} from './edits.ts';
import type {Evaluation} from './evaluation.ts';
import {editValues, type ValueEdit} from './user-values.ts';

export type SetEdit = Extract<Edit, {kind: 'set'}>;

/** Each as a menu would take it; undefined where it refuses one of them. */
export const afterEdits = (
	evaluation: Evaluation,
	edits: readonly SetEdit[],
): Evaluation | undefined => {
	let after = evaluation;
	for (const edit of edits) {
		const result = applyEdit(after, edit);
		if (result.kind === 'refused') return undefined;
		after = result.evaluation;
	}
	return after;
};

/**
 * Without those edits that are not needed, because a later one did their work, too, and with the values that hold in the
 * end. Undefined where that is no plan after all.
 */
export function* neededEdits(
	evaluation: Evaluation,
	goal: Way,
	edits: readonly SetEdit[],
): Generator<undefined, readonly SetEdit[] | undefined, void> {
	const isEnough = (after: Evaluation | undefined): boolean =>
		after !== undefined && goal.every(demand => isMet(after, demand));
	let needed = edits;
	for (const edit of edits) {
		yield undefined;
		const rest = needed.filter(other => other !== edit);
		// One by one takes long, and most edits are needed.
		if (isEnough(afterAll(evaluation, rest)) && isEnough(afterEdits(evaluation, rest))) {
			needed = rest;
		}
	}
	const after = afterEdits(evaluation, needed);
	if (after === undefined) return undefined;
	const holds = (settled: readonly SetEdit[]): boolean => {
		const then = afterEdits(evaluation, settled);
		return isEnough(then) && settled.every(({symbol, value}) => then?.text(symbol) === value);
	};
	return settledOrders(after, needed).find(holds);
}

/**
 * Each symbol once, with the value that it has in the end: an option may have been m before more was wanted of it, and y
 * before there were modules. One of the orders is one in which a menu takes it, as a rule.
 */
const settledOrders = (
	after: Evaluation,
	edits: readonly SetEdit[],
): readonly (readonly SetEdit[])[] => {
	const settled = edits.map(edit => ({...edit, value: after.text(edit.symbol)}));
	const places = settled.map(({symbol}) => symbol);
	const early = settled.filter(({symbol}, place) => places.indexOf(symbol) === place);
	const late = settled.filter(({symbol}, place) => places.lastIndexOf(symbol) === place);
	const isFirst = ({symbol}: SetEdit): boolean => symbol === after.tree.modules;
	return [early, late, [...early.filter(isFirst), ...early.filter(edit => !isFirst(edit))]];
};

/** The same as one edit after the other, but for what a menu would refuse. */
const afterAll = (evaluation: Evaluation, edits: readonly SetEdit[]): Evaluation => {
	const values = edits.flatMap(({symbol, value}): readonly ValueEdit[] =>
		(symbol.choice?.members ?? [symbol]).map(member => [member, member === symbol ? value : 'n']),
	);
	const symbols = values.map(([symbol]) => symbol);
	return evaluation.update(editValues(evaluation.userValues, values), symbols).evaluation;
};
