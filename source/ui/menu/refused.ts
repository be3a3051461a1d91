import {placeText} from '../../kconfig/cause-text.ts';
import {firstObstacle} from '../../kconfig/causes.ts';
import {titleOf, type MenuNode} from '../../kconfig/menu-tree.ts';
import {layoutFor, say, type AppState} from '../app-state.ts';
import {cells, fit} from '../drawing/line.ts';
import {goalOf} from '../pages/ways-state.ts';

/** Says after the key why it cannot act, who stands in the way with its value and place, and where to read how to go on. */
export const refused = (
	before: AppState,
	node: MenuNode,
	reason: string,
	key: string,
	value?: string,
): AppState => {
	const {evaluation, glyphs, size} = before;
	const {symbol} = node;
	const refusal = symbol && value !== undefined ? {symbol, value, evaluation} : undefined;
	const state = {...before, refusal};
	const goal = goalOf(evaluation, node, value);
	const obstacle = goal && firstObstacle(evaluation, node);
	// Of what nothing defines the reason says so itself.
	if (obstacle === undefined || obstacle.nodes.length === 0) {
		const page = obstacle === undefined && goal ? 'shows how' : 'explains';
		return say(state, `${key}: ${reason} (? ${page})`, 'warn');
	}

	const hint = ' (? shows how)';
	const who = `${obstacle.name ?? titleOf(obstacle)} is ${evaluation.text(obstacle)}`;
	// The message's rule also says how many rows there are below.
	const beside = state.rows.length > layoutFor(state).listHeight ? 20 : 6;
	const room = size.columns - beside - cells(`${key}: ; ${hint}`);
	// The reason is the longest part, and the page has all of it.
	for (const tail of [who + placeText(obstacle.nodes[0]?.position), who]) {
		const left = room - cells(tail);
		if (left >= Math.min(cells(reason), shortestReason)) {
			return say(state, `${key}: ${fit(reason, left, glyphs.cut)}; ${tail}${hint}`, 'warn');
		}
	}

	return say(state, `${key}: ${who}${hint}`, 'warn');
};

const shortestReason = 16;

/** The value that a row did not take last, while nothing has changed since. */
export const refusedOf = (
	{refusal, evaluation}: AppState,
	{symbol}: MenuNode,
): string | undefined =>
	refusal !== undefined && refusal.symbol === symbol && refusal.evaluation === evaluation
		? refusal.value
		: undefined;
