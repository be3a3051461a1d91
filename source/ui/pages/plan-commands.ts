import type {MenuNode} from '../../kconfig/menu-tree.ts';
import {describeGoal, summarisePlan} from '../../kconfig/plans/plan-text.ts';
import {applyPlan} from '../../kconfig/plans/plans.ts';
import {openOverlay, say, step, type AppState, type Step} from '../app-state.ts';
import {replaced} from '../menu/edit-commands.ts';
import {jumpTo} from '../menu/menu-places.ts';
import {page, type PageState} from './page-state.ts';
import {previewLines} from './plan-lines.ts';
import type {Key} from '../terminal/terminal-keys.ts';
import {plansOf, type WaysState} from './ways-state.ts';

/** What a key does with the plans on a page: digits apply them, `p` shows what comes of them. Undefined: nothing. */
export const planKey = (state: AppState, shown: PageState, key: Key): Step | undefined => {
	const {ways} = shown;
	if (ways === undefined || !/^[1-9p]$/.test(key)) {
		return undefined;
	}

	const plans = plansOf(ways);
	if (plans.length === 0) {
		const text = ways.found ? 'there is no plan' : 'still looking for ways';
		return step(say(state, `${key}: ${text}`, 'warn'));
	}

	const {preview} = shown;
	if (key === 'p') {
		if (preview !== undefined && plans.length === 1) {
			return step(say(state, 'p: there is no other plan', 'warn'));
		}

		const next = preview === undefined ? 0 : (preview + 1) % plans.length;
		const below = preview === undefined ? state : withoutPreview(state);
		return step(openOverlay(below, previewPage(ways, next)));
	}

	const index = Number(key) - 1;
	const plan = plans[index];
	if (plan === undefined) {
		return step(say(state, `${key}: there is no plan ${key}`, 'warn'));
	}

	// What somebody may miss is shown first.
	const isShown = preview === index;
	const lost = plan.turnsOff + plan.alters;
	const isOther = ways.shown !== undefined && ways.shown[index] !== plan;
	if ((lost > 0 || isOther) && !isShown) {
		const below = preview === undefined ? state : withoutPreview(state);
		const what =
			lost > 0
				? `${plan.turnsOff} turned off, ${plan.alters} altered`
				: 'it was found later than what had this number first';
		const text = `${key} again does it; ${what}`;
		return step(say(openOverlay(below, previewPage(ways, index)), text, 'warn'));
	}

	return step(applied(state, ways, index));
};

const withoutPreview = (state: AppState): AppState => ({
	...state,
	overlays: state.overlays.slice(0, -1),
});

const previewPage = (ways: WaysState, index: number): PageState => {
	const plans = plansOf(ways);
	return {
		...page(
			`Plan ${index + 1} of ${plans.length} to ${describeGoal(ways.goal)} (${titleOfNode(ways.node)})`,
			previewLines(plans[index]!),
		),
		ways,
		preview: index,
	};
};

const titleOfNode = ({prompt, symbol}: MenuNode): string =>
	symbol?.name ?? prompt?.text ?? 'a choice';

/** One step of undo. Then the row is there, with the cursor on it. */
const applied = (state: AppState, ways: WaysState, index: number): AppState => {
	const {evaluation, node} = ways;
	const plan = plansOf(ways)[index]!;
	if (state.evaluation !== evaluation) {
		return say(state, 'the configuration is another one by now: ? looks again', 'warn');
	}

	const after = replaced(
		{...state, overlays: []},
		applyPlan(evaluation, plan).evaluation,
		`plan: ${summarisePlan(plan)}`,
		{kind: 'step', text: `set by a plan for ${titleOfNode(node)}`},
	);
	const there = node.prompt && after.evaluation.isShown(node) ? jumpTo(after, node) : after;
	return say(there, `${summarisePlan(plan)} (u undoes it)`, 'good');
};
