import {type Demand, demandCondition, type Way} from './demands.ts';
import type {Evaluation} from './evaluation.ts';
import {whyLocked} from './explain.ts';
import type {MenuNode} from './menu-tree.ts';
import type {KconfigSymbol} from './symbols.ts';
import {mod, no, type Tristate, yes} from './tristate.ts';

/** What somebody who cannot set a row would want of it, and in a word or two what that is: "enable", "turn off". */
export type Goal = {
	readonly kind: 'enable' | 'show' | 'turn off' | 'build in';
	readonly demands: Way;
};

/**
 * What there is to plan for a symbol; undefined where a user can do all with it already. What is hidden should be on, or
 * at least be seen; what others hold should be let go; and what can only be a module, be built in.
 */
export const goalFor = (evaluation: Evaluation, symbol: KconfigSymbol): Goal | undefined => {
	if (symbol.isConstant || symbol.nodes.length === 0) return undefined;
	const isLogical = symbol.type === 'bool' || symbol.type === 'tristate';
	const visible: Way = symbol.prompts.length === 0 ? [] : [{kind: 'visible', symbol, level: mod}];
	if (evaluation.visibility(symbol) === no) {
		if (symbol.isChoice || !isLogical || evaluation.tristate(symbol) !== no) {
			return visible.length === 0 ? undefined : {kind: 'show', demands: visible};
		}
		return {kind: 'enable', demands: [...visible, valueOf(symbol, 'at-least', mod)]};
	}
	if (!isLogical || symbol.choice !== undefined) return undefined;
	if (whyLocked(evaluation, symbol) !== undefined) {
		return {kind: 'turn off', demands: [valueOf(symbol, 'at-most', no)]};
	}
	return evaluation.visibility(symbol) === mod
		? {kind: 'build in', demands: [valueOf(symbol, 'at-least', yes)]}
		: undefined;
};

/** The same for a row of a menu, which may be a menu or a comment. */
export const goalForNode = (evaluation: Evaluation, node: MenuNode): Goal | undefined => {
	const {prompt, symbol, visibleIf} = node;
	if (symbol !== undefined) return goalFor(evaluation, symbol);
	if (prompt === undefined || evaluation.isShown(node)) return undefined;
	return {
		kind: 'show',
		demands: [prompt.condition, visibleIf].map(condition =>
			demandCondition(condition, 'at-least', mod),
		),
	};
};

const valueOf = (
	symbol: KconfigSymbol,
	bound: 'at-least' | 'at-most',
	level: Tristate,
): Demand => ({
	kind: 'value',
	symbol,
	bound,
	level,
});
