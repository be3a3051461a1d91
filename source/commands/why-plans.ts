import {diffConfigurations} from '../config/diff.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {placeText} from '../kconfig/cause-text.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import {goalFor, goalForValue, type Goal} from '../kconfig/plans/plan-goals.ts';
import {
	describeConsequences,
	describeFailure,
	describeGoal,
	describePlans,
} from '../kconfig/plans/plan-text.ts';
import {applyPlan, findPlans, type Plan, type PlanSearch} from '../kconfig/plans/plans.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import type {CommandContext} from './context.ts';
import {describeDifference} from './diff.ts';

/** What would have to be set; undefined where nothing stands in the way. */
export type Ways = PlanSearch & {
	readonly goal: Goal;
};

/** Throws where the value is none that the symbol could have. */
export function waysIn(
	evaluation: Evaluation,
	symbol: KconfigSymbol,
	value: string | undefined,
): Ways | undefined {
	const goal =
		value === undefined ? goalFor(evaluation, symbol) : goalForValue(evaluation, symbol, value);
	if (goal === undefined) {
		if (value === undefined) return undefined;
		throw new ExpectedError(
			`${symbol.name} has the type ${symbol.type} and can never be "${value}".`,
			{
				exitStatus: exitStatus.usage,
			},
		);
	}

	return {goal, ...findPlans(evaluation, goal.demands)};
}

/** The configuration that a plan makes; what differs is told. Throws where there is no plan of that number. */
export function applyWay(
	before: Evaluation,
	ways: Ways | undefined,
	number: number,
	{stderr}: CommandContext,
): Evaluation {
	const plan = ways?.plans[number - 1];
	if (plan === undefined) throw new ExpectedError(`There is no plan ${number}.`);
	const {evaluation: after} = applyPlan(before, plan);
	for (const difference of diffConfigurations(before, after))
		stderr.write(`${describeDifference(difference)}\n`);
	return after;
}

/** The plans, numbered, or who stands in the way. */
export const waysLines = (ways: Ways | undefined): string[] => {
	if (ways === undefined) return [];
	const {goal, plans, isExhaustive, deadEnds} = ways;
	const title = `  to ${describeGoal(goal)}:`;
	if (plans.length > 0) {
		const texts = describePlans(plans);
		return [
			title,
			...plans.flatMap((plan, index) => [
				`    ${index + 1}. ${texts[index]}`,
				`       ${describeConsequences(plan)}`,
			]),
			...(isExhaustive ? [] : ['    There may be more ways.']),
		];
	}

	return [
		`${title} ${describeFailure(ways)}`,
		...deadEnds.map(
			({symbol, value, position, text}) =>
				`    ${symbol.name}=${value}${placeText(position)}: ${text}`,
		),
	];
};

/** The same for `--json`. */
export const waysDocument = (ways: Ways | undefined) => ({
	goal: ways === undefined ? null : describeGoal(ways.goal),
	plans: (ways?.plans ?? []).map(({changes, consequences, turnsOff, alters}) => ({
		changes: changes.map(changeDocument),
		consequences: consequences.map(changeDocument),
		turns_off: turnsOff,
		alters,
	})),
	all_plans_tried: ways?.isExhaustive ?? true,
	nobody_can_change: (ways?.deadEnds ?? []).map(({symbol, value, position, text}) => ({
		symbol: symbol.name ?? null,
		value,
		file: position?.file ?? null,
		line: position?.line ?? null,
		text,
	})),
});

const changeDocument = ({symbol, before, after}: Plan['consequences'][number]) => ({
	symbol: symbol.name ?? null,
	before: before ?? null,
	after: after ?? null,
});
