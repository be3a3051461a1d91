import type {Evaluation} from './evaluation.ts';
import {describeWithValues} from './expression-text.ts';
import {sourceLines} from './explain.ts';
import type {KconfigSymbol} from './symbols.ts';
import {mod, tristateLetter, yes} from './tristate.ts';

/**
 * What C warns of when something is selected in spite of its own dependencies, a text of several lines for each such
 * symbol, in the order in which the tree first mentions them.
 */
export const unmetDependencies = (evaluation: Evaluation): readonly string[] =>
	evaluation.tree.allSymbols
		.filter(symbol => symbol.reverseDependency !== undefined && symbol.choice === undefined)
		.filter(symbol => evaluation.allowed(symbol) < evaluation.selected(symbol))
		.map(symbol => describeUnmetDependency(evaluation, symbol));

/** The text of one of them, without the newline at its end. */
export const describeUnmetDependency = (evaluation: Evaluation, symbol: KconfigSymbol): string => {
	const {name, directDependency, reverseDependency} = symbol;
	const dependency =
		directDependency === undefined ? 'y' : describeWithValues(evaluation, directDependency);
	const lines = [
		`WARNING: unmet direct dependencies detected for ${name}`,
		`  Depends on [${tristateLetter(evaluation.allowed(symbol))}]: ${dependency}`,
		...sourceLines(evaluation, '  Selected by', reverseDependency, [yes, mod]),
	];
	return lines.join('\n');
};
