import {placeText} from '../cause-text.ts';
import {standing} from '../causes.ts';
import {type Demand, isMet, type Way} from './demands.ts';
import type {Evaluation} from '../evaluation.ts';
import type {PlanCosts} from './plan-costs.ts';
import type {Position} from '../source-text.ts';
import type {KconfigSymbol, RangeProperty} from '../symbols.ts';
import {no} from '../tristate.ts';
import {waysTo} from './ways.ts';

/** A symbol that would have to have another value, which nobody can give it, or only somebody who knows one. */
export type DeadEnd = {
	readonly symbol: KconfigSymbol;
	readonly value: string;
	/** Where it is first defined; undefined: nothing defines it. */
	readonly position: Position | undefined;
	/** Why nobody can change it, in words. */
	readonly text: string;
};

/**
 * What stands in the way of a goal that no edit leads to, down to what nobody can change. Empty where each part has a
 * way.
 */
export const deadEndsOf = (
	evaluation: Evaluation,
	goal: Way,
	costs: PlanCosts,
): readonly DeadEnd[] => {
	const symbols = new Set<KconfigSymbol>();
	const held = new Set<KconfigSymbol>();
	const seen = new Set<Demand>();

	const visit = (demand: Demand, owner: KconfigSymbol | undefined): void => {
		if (isMet(evaluation, demand) || costs.of(demand) !== Infinity || seen.has(demand)) return;
		seen.add(demand);
		const symbol = ownerOf(demand) ?? owner;
		const hopeless = waysTo(evaluation, demand).flatMap(way =>
			way.filter(part => costs.of(part) === Infinity),
		);
		if (hopeless.length === 0 && symbol !== undefined) {
			symbols.add(symbol);
			if (isBound(evaluation, symbol, demand)) held.add(symbol);
		}
		for (const part of hopeless) visit(part, symbol);
	};

	for (const demand of goal) visit(demand, undefined);
	const wanted = new Set(goal.map(ownerOf));
	// Why what is wanted is as it is was asked already: it stands in its own way only where nobody else does.
	const others = [...symbols].filter(symbol => !wanted.has(symbol) || held.has(symbol));
	return (others.length === 0 ? [...symbols] : others).map(symbol => ({
		symbol,
		// As a text, what nothing defines is its own name; here it is a condition.
		value: symbol.nodes.length === 0 ? 'n' : evaluation.text(symbol),
		position: symbol.nodes[0]?.position,
		text: held.has(symbol) ? rangeText(evaluation, symbol) : reason(evaluation, symbol),
	}));
};

const reason = (evaluation: Evaluation, symbol: KconfigSymbol): string => {
	const {isOpen, text} = standing(evaluation, symbol);
	return isOpen ? `no value that the tree knows is enough; ${text}` : text;
};

/** Whether it is an end of the symbol's own range, written as a number, that would have to be another. */
const isBound = (evaluation: Evaluation, symbol: KconfigSymbol, demand: Demand): boolean => {
	const range = rangeOf(evaluation, symbol);
	return (
		range !== undefined &&
		demand.kind === 'comparison' &&
		demand.symbol.nodes.length === 0 &&
		[range.low, range.high].includes(demand.symbol)
	);
};

/** The range that counts. */
const rangeOf = (evaluation: Evaluation, {ranges}: KconfigSymbol): RangeProperty | undefined =>
	ranges.find(({condition}) => evaluation.condition(condition) !== no);

const rangeText = (evaluation: Evaluation, symbol: KconfigSymbol): string => {
	const {low, high} = evaluation.range(symbol) ?? {};
	return `its range is ${low} to ${high}${placeText(rangeOf(evaluation, symbol)?.position)}`;
};

/** Constants, numbers without quotes among them, are nobody's fault: who takes its value from them is named instead. */
const ownerOf = (demand: Demand): KconfigSymbol | undefined => {
	switch (demand.kind) {
		case 'comparison':
			return demand.symbol.nodes.length === 0 ? undefined : demand.symbol;
		case 'value':
		case 'visible':
		case 'set':
			return demand.symbol.isConstant ? undefined : demand.symbol;
		case 'condition':
		case 'any':
			return undefined;
	}
};
