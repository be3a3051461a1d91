import type {Evaluation} from '../kconfig/evaluation.ts';
import type {MenuNode} from '../kconfig/menu-tree.ts';
import {goalForNode, type Goal} from '../kconfig/plan-goals.ts';
import type {PlanSearch} from '../kconfig/plans.ts';
import {overlayOf, type AppState} from './app-state.ts';

/** How a row could be set that cannot be set now: what is looked for, and what was found. */
export type WaysState = {
	readonly node: MenuNode;
	/** Plans are for this one alone. */
	readonly evaluation: Evaluation;
	readonly goal: Goal;
	/** Undefined while it is looked for. */
	readonly found: PlanSearch | undefined;
};

/** What there is to look for; undefined where a user can do all with the row already. */
export const waysFor = (evaluation: Evaluation, node: MenuNode): WaysState | undefined => {
	const goal = goalForNode(evaluation, node);
	return goal && {node, evaluation, goal, found: undefined};
};

/** What the page on top still wants to know. */
export const openWays = (state: AppState): WaysState | undefined => {
	const overlay = overlayOf(state);
	return overlay?.kind === 'page' && overlay.ways?.found === undefined ? overlay.ways : undefined;
};
