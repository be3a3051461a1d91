import type {Evaluation} from '../../kconfig/evaluation.ts';
import {editValues, type ValueEdit} from '../../kconfig/user-values.ts';
import type {NamedEdit} from '../../machine/unsaved-edits.ts';

/** Edits as they are kept on disk. What is set has a name: a choice's value is that of its members. */
export const namedEdits = (edits: readonly ValueEdit[]): readonly NamedEdit[] =>
	edits.flatMap(([{name}, value]) => (name === undefined ? [] : [[name, value ?? null] as const]));

/** The configuration with those edits; `lost` are the names that the tree does not have any more. */
export function applyNamed(
	evaluation: Evaluation,
	edits: readonly NamedEdit[],
): {readonly evaluation: Evaluation; readonly lost: readonly string[]} {
	const {symbols} = evaluation.tree;
	const known = edits.flatMap(([name, value]): ValueEdit[] => {
		const symbol = symbols.get(name);
		return symbol ? [[symbol, value ?? undefined]] : [];
	});
	return {
		evaluation: evaluation.withUserValues(editValues(evaluation.userValues, known)),
		lost: edits.flatMap(([name]) => (symbols.has(name) ? [] : [name])),
	};
}
