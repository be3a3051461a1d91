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
	const settled = settledEdits(evaluation, needed);
	return isEnough(afterEdits(evaluation, settled)) ? settled : undefined;
}

/** The same as one edit after the other, but for what a menu would refuse. */
const afterAll = (evaluation: Evaluation, edits: readonly SetEdit[]): Evaluation => {
	const values = edits.flatMap(({symbol, value}): readonly ValueEdit[] =>
		(symbol.choice?.members ?? [symbol]).map(member => [member, member === symbol ? value : 'n']),
	);
	const symbols = values.map(([symbol]) => symbol);
	return evaluation.update(editValues(evaluation.userValues, values), symbols).evaluation;
};

/** With modules y may have become m: then they come first, and m is what is set. */
const settledEdits = (evaluation: Evaluation, edits: readonly SetEdit[]): readonly SetEdit[] => {
	const after = afterEdits(evaluation, edits);
	if (after === undefined || edits.every(({symbol, value}) => after.text(symbol) === value)) {
		return edits;
	}
	const isFirst = ({symbol}: SetEdit): boolean => symbol === evaluation.tree.modules;
	return [...edits.filter(isFirst), ...edits.filter(edit => !isFirst(edit))].map(edit => ({
		...edit,
		value: after.text(edit.symbol),
	}));
};
