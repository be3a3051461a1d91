import {placeText} from '../kconfig/cause-text.ts';
import {firstObstacle} from '../kconfig/causes.ts';
import type {MenuNode} from '../kconfig/menu-tree.ts';
import {goalForNode} from '../kconfig/plan-goals.ts';
import {say, type AppState} from './app-state.ts';
import {cells, fit} from './line.ts';

/** Says after the key why it cannot act, who stands in the way with its value and place, and where to read how to go on. */
export const refused = (state: AppState, node: MenuNode, reason: string, key: string): AppState => {
	const {evaluation, glyphs, size} = state;
	if (goalForNode(evaluation, node) === undefined) {
		return say(state, `${key}: ${reason} (? explains)`, 'warn');
	}

	const obstacle = firstObstacle(evaluation, node);
	const hint = ' (? shows how)';
	if (obstacle === undefined) {
		return say(state, `${key}: ${reason}${hint}`, 'warn');
	}

	const value = obstacle.nodes.length === 0 ? 'n' : evaluation.text(obstacle);
	const who = `; ${obstacle.name} is ${value}`;
	const place = placeText(obstacle.nodes[0]?.position);
	// The reason is the longest part, and the page has all of it.
	const room = size.columns - 6 - cells(`${key}: ${hint}`);
	const tail = room - cells(who + place) >= shortestReason ? who + place : who;
	const shown = fit(reason, Math.max(shortestReason, room - cells(tail)), glyphs.cut);
	return say(state, `${key}: ${shown}${tail}${hint}`, 'warn');
};

const shortestReason = 12;
