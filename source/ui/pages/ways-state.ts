import type {Evaluation} from '../../kconfig/evaluation.ts';
import type {MenuNode} from '../../kconfig/menu-tree.ts';
import {goalForNode, goalForValue, type Goal} from '../../kconfig/plans/plan-goals.ts';
import type {Plan, PlanSearch} from '../../kconfig/plans/plans.ts';
import {overlayOf, type AppState} from '../app-state.ts';

/** How a row could be set that cannot be set now: what is looked for, and what was found. */
export type WaysState = {
	readonly node: MenuNode;
	/** Plans are for this one alone. */
	readonly evaluation: Evaluation;
	readonly goal: Goal;
	/** Undefined while it is looked for. */
	readonly found: PlanSearch | undefined;
	/** The best ones while others are looked for. */
	readonly soFar: readonly Plan[];
	/** What stood first under each digit, where plans were shown before all was tried. */
	readonly shown?: readonly Plan[];
	/** So many lines these were given, that nothing below them moves again. */
	readonly room?: number;
};

/** The plans that digits stand for now. */
export const plansOf = ({found, soFar}: WaysState): readonly Plan[] => found?.plans ?? soFar;

/**
 * What there is to look for; undefined where a user can do all with the row already. With a value that the row did not
 * take: how it would.
 */
export const goalOf = (
	evaluation: Evaluation,
	node: MenuNode,
	value: string | undefined,
): Goal | undefined => {
	const usual = goalForNode(evaluation, node);
	const {symbol} = node;
	// What it could be at all has a better name than the value.
	const isMeant = usual !== undefined && value !== undefined && usual.kind === meantBy[value];
	return symbol === undefined || value === undefined || isMeant
		? usual
		: (goalForValue(evaluation, symbol, value) ?? usual);
};

const meantBy: Readonly<Record<string, Goal['kind']>> = {n: 'turn off', y: 'build in'};

export const waysFor = (
	evaluation: Evaluation,
	node: MenuNode,
	value?: string,
): WaysState | undefined => {
	const goal = goalOf(evaluation, node, value);
	return goal && {node, evaluation, goal, found: undefined, soFar: []};
};

/** Whether there are plans to choose from, or may be soon. */
export const offersPlans = (ways: WaysState | undefined): boolean =>
	ways !== undefined && ways.found?.plans.length !== 0;

/** What the page on top still wants to know. */
export const openWays = (state: AppState): WaysState | undefined => {
	const overlay = overlayOf(state);
	return overlay?.kind === 'page' && overlay.ways?.found === undefined ? overlay.ways : undefined;
};
