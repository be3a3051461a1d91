import {describeUnmet, type UnmetCondition, unmetConditions} from './conditions.ts';
import type {Evaluation} from './evaluation.ts';
import {whyHiddenSymbol, whyLocked} from './explain.ts';
import {operandsOf, symbolsIn} from './expression-text.ts';
import type {Expression} from './expressions.ts';
import {type MenuNode, pathTo} from './menu-tree.ts';
import {describeOrigin, originOf, selectorsOf} from './origin.ts';
import type {Position} from './source-text.ts';
import type {KconfigSymbol} from './symbols.ts';
import {mod, no} from './tristate.ts';

/** A symbol that stands in the way of another, and what stands in its own. */
export type Cause = {
	readonly symbol: KconfigSymbol;
	readonly value: string;
	/** Where it is first defined; undefined: nothing defines it. */
	readonly position: Position | undefined;
	/** A user can change it: the search ends here. */
	readonly isOpen: boolean;
	/** In words: where it can be changed, or why it cannot. */
	readonly text: string;
	/** Empty also where they stand at the same symbol further up. */
	readonly causes: readonly Cause[];
};

/**
 * What keeps a symbol from being shown, down to the symbols that a user can change or that nobody can. Empty for one
 * that is shown. A symbol's own causes stand where it is first met.
 */
export const causesOf = (evaluation: Evaluation, symbol: KconfigSymbol): readonly Cause[] =>
	causesBehind(evaluation, unmetBehind(evaluation, symbol), [symbol]);

/** The same for a row of a menu, which may be a menu or a comment. */
export const causesOfNode = (evaluation: Evaluation, node: MenuNode): readonly Cause[] => {
	const {prompt, symbol, visibleIf} = node;
	if (symbol !== undefined) return causesOf(evaluation, symbol);
	const conditions = [prompt?.condition, visibleIf];
	return causesBehind(
		evaluation,
		conditions.flatMap(condition => unmetConditions(evaluation, condition)),
		[],
	);
};

/**
 * The first symbol at the end of the causes: where to begin. Of what is only locked, who holds it; of what can be a
 * module at most, which module it depends on.
 */
export const firstObstacle = (
	evaluation: Evaluation,
	node: MenuNode,
): KconfigSymbol | undefined => {
	let cause = causesOfNode(evaluation, node)[0];
	while (cause?.causes[0] !== undefined) cause = cause.causes[0];
	const {prompt, symbol} = node;
	return (
		cause?.symbol ??
		selectorsOf(evaluation, symbol?.reverseDependency)[0] ??
		symbolsIn(prompt?.condition).find(needed => evaluation.tristate(needed) === mod)
	);
};

const causesBehind = (
	evaluation: Evaluation,
	conditions: readonly UnmetCondition[],
	known: readonly KconfigSymbol[],
): readonly Cause[] => {
	const seen = new Set(known);
	const causesIn = (unmet: readonly UnmetCondition[], depth: number): readonly Cause[] =>
		[...new Set(unmet.flatMap(({symbols}) => symbols.map(({symbol}) => symbol)))].map(cause =>
			causeFor(cause, depth),
		);

	const causeFor = (cause: KconfigSymbol, depth: number): Cause => {
		const isNew = !seen.has(cause) && depth < maximumDepth;
		seen.add(cause);
		return {
			symbol: cause,
			// As a text, what nothing defines is its own name; here it is a condition.
			value: cause.nodes.length === 0 ? 'n' : evaluation.text(cause),
			position: cause.nodes[0]?.position,
			...standing(evaluation, cause),
			causes: isNew ? causesIn(unmetBehind(evaluation, cause), depth + 1) : [],
		};
	};

	return causesIn(conditions, 0);
};

/** Deeper than anybody reads. */
const maximumDepth = 100;

/** What keeps a symbol from being shown, or one without a prompt from being on. */
const unmetBehind = (evaluation: Evaluation, symbol: KconfigSymbol): readonly UnmetCondition[] => {
	if (evaluation.visibility(symbol) !== no) return [];
	const conditions =
		symbol.prompts.length > 0
			? symbol.prompts.map(({condition}) => condition)
			: [
					...idleDefaults(evaluation, symbol).map(({unmet}) => unmet),
					...namedSelectors(evaluation, symbol),
				];
	return conditions.flatMap(condition => unmetConditions(evaluation, condition));
};

/** The defaults that could turn it on, and which part of each is n. */
const idleDefaults = (
	evaluation: Evaluation,
	symbol: KconfigSymbol,
): readonly {readonly unmet: Expression; readonly position: Position}[] =>
	evaluation.text(symbol) === 'n'
		? symbol.defaults.flatMap(({condition, value, position}) => {
				const unmet = [condition, value].find(part => evaluation.condition(part) === no);
				return unmet === undefined ? [] : [{unmet, position}];
			})
		: [];

/** More selectors than that are counted, not named. */
const maximumSelectors = 3;

const namedSelectors = (evaluation: Evaluation, symbol: KconfigSymbol): readonly Expression[] => {
	const terms = operandsOf('or', symbol.reverseDependency);
	return terms.length <= maximumSelectors && evaluation.text(symbol) === 'n' ? terms : [];
};

/** What could give a value to a symbol that has no prompt; where it has one, what does. */
const whyUnprompted = (evaluation: Evaluation, symbol: KconfigSymbol): string => {
	if (evaluation.text(symbol) !== 'n') return describeOrigin(originOf(evaluation, symbol));
	const selectors = operandsOf('or', symbol.reverseDependency);
	const needs = namedSelectors(evaluation, symbol).map(term => describeUnmet(evaluation, term));
	const reasons = [
		...idleDefaults(evaluation, symbol).map(
			({unmet, position: {file, line}}) =>
				`its default at ${file}:${line} ${describeUnmet(evaluation, unmet)}`,
		),
		...(needs.length > 0 ? [`to be selected it ${[...new Set(needs)].join(', or ')}`] : []),
		...(selectors.length > maximumSelectors ? [`${selectors.length} others can select it`] : []),
	];
	return reasons.length === 0 ? 'nothing gives it a value' : reasons.join('; ');
};

/** Whether a user can change a symbol now; where, or why not, in words. */
export const standing = (
	evaluation: Evaluation,
	symbol: KconfigSymbol,
): Pick<Cause, 'isOpen' | 'text'> => {
	if (symbol.nodes.length === 0) return {isOpen: false, text: 'nothing defines it'};
	if (symbol.prompts.length === 0) {
		return {isOpen: false, text: `it has no prompt: ${whyUnprompted(evaluation, symbol)}`};
	}
	if (evaluation.visibility(symbol) === no)
		return {isOpen: false, text: `hidden: ${whyHiddenSymbol(evaluation, symbol)}`};
	const locked = whyLocked(evaluation, symbol);
	if (locked !== undefined) return {isOpen: false, text: `locked: ${locked}`};
	const shown = symbol.nodes.find(({prompt}) => evaluation.condition(prompt?.condition) !== no);
	const path = shown === undefined ? [] : pathTo(shown).concat(shown.prompt?.text ?? '');
	return {isOpen: true, text: `can be changed: ${path.join(' > ')}`};
};
