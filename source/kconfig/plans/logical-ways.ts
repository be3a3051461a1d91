import {type Demand, demandCondition, type Way, withoutEarlier} from './demands.ts';
import type {Evaluation} from '../evaluation.ts';
import {operandsOf} from '../expression-text.ts';
import type {Expression} from '../expressions.ts';
import {canVary, type DefaultProperty, isLogical, type KconfigSymbol} from '../symbols.ts';
import {mod, no, type Tristate, tristateLetter, yes} from '../tristate.ts';

type Value = Extract<Demand, {kind: 'value'}>;

/** The ways to have a bool or tristate that high: set it, have it selected or implied, or have a default. */
export const waysToRaise = (evaluation: Evaluation, demand: Value): readonly Way[] => {
	const {symbol, level} = demand;
	if (!canVary(symbol) || !isLogical(symbol)) return [];
	if (symbol.choice !== undefined) return [choosing(symbol, demand)];
	const visible = visibleFrom(evaluation, demand);
	const ways: Way[] = [];
	if (symbol.prompts.length > 0) {
		ways.push([
			{kind: 'visible', symbol, level: visible},
			{kind: 'set', symbol, value: tristateLetter(level), purpose: demand},
		]);
	}
	// What can be set needs nobody else to set it.
	if (evaluation.visibility(symbol) >= level) return ways;
	const allowed = demandCondition(symbol.directDependency, 'at-least', visible);
	for (const term of operandsOf('or', symbol.reverseDependency)) {
		ways.push([demandCondition(term, 'at-least', visible), allowed]);
	}
	if (evaluation.visibility(symbol) !== no) return ways;
	for (const term of operandsOf('or', symbol.impliedDependency)) {
		ways.push([demandCondition(term, 'at-least', visible), allowed]);
	}
	for (const [index, {condition, value}] of symbol.defaults.entries()) {
		ways.push([
			demandCondition(condition, 'at-least', visible),
			demandCondition(value, 'at-least', visible),
			...withoutEarlier(symbol.defaults, index),
		]);
	}
	return ways;
};

const choosing = (member: KconfigSymbol, purpose: Demand): Way => [
	{kind: 'visible', symbol: member, level: mod},
	{kind: 'set', symbol: member, value: 'y', purpose},
];

/** The ways to have it that low: set it once nobody selects it; or that nothing gives it more. */
export const waysToLower = (evaluation: Evaluation, demand: Value): readonly Way[] => {
	const {symbol, level} = demand;
	if (!canVary(symbol) || !isLogical(symbol)) return [];
	if (symbol.choice !== undefined) {
		const hidden = symbol.prompts.map(({condition}) => demandCondition(condition, 'at-most', no));
		const others = symbol.choice.members.filter(member => member !== symbol);
		return [...others.map(member => choosing(member, demand)), hidden];
	}
	// A bool is wholly on where it is given m.
	const given = level === mod && symbol.type === 'bool' ? no : level;
	const unselected = withoutDemand(symbol.reverseDependency, given);
	const ways: Way[] = [];
	if (symbol.prompts.length > 0) {
		ways.push([
			{kind: 'visible', symbol, level: mod},
			...unselected,
			{kind: 'set', symbol, value: tristateLetter(level), purpose: demand},
		]);
	}
	if (evaluation.visibility(symbol) !== no) return ways;
	ways.push([
		...unselected,
		...withoutDemand(symbol.impliedDependency, given),
		...symbol.defaults.map(property => withoutDefault(property, given)),
	]);
	return ways;
};

/** That nobody who selects or implies it demands more; without anybody there is nothing to see to. */
const withoutDemand = (dependency: Expression | undefined, level: Tristate): Way =>
	dependency === undefined ? [] : [demandCondition(dependency, 'at-most', level)];

const withoutDefault = ({condition, value}: DefaultProperty, level: Tristate): Demand => ({
	kind: 'any',
	ways: [
		[demandCondition(value, 'at-most', level)],
		[demandCondition(condition, 'at-most', level)],
	],
});

/** What has two values is seen wholly where its condition is m. */
export const visibleFrom = (
	evaluation: Evaluation,
	{symbol, level}: {readonly symbol: KconfigSymbol; readonly level: Tristate},
): Tristate =>
	level === yes && (symbol.type !== 'tristate' || hasTwoValues(evaluation, symbol)) ? mod : level;

/** Whether m is no value of it now. */
const hasTwoValues = (evaluation: Evaluation, {type}: KconfigSymbol): boolean => {
	const {modules} = evaluation.tree;
	return type !== 'tristate' || modules === undefined || evaluation.tristate(modules) === no;
};

/** What to set for a demand: where m is no value, the one that is enough. */
export const valueToSet = (
	evaluation: Evaluation,
	{symbol, value, purpose}: Extract<Demand, {kind: 'set'}>,
): string => {
	if (purpose.kind !== 'value' || value !== 'm' || !hasTwoValues(evaluation, symbol)) return value;
	return purpose.bound === 'at-least' ? 'y' : 'n';
};
