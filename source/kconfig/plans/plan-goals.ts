import {type Demand, demandCondition, exactly, type Way} from './demands.ts';
import type {Evaluation} from '../evaluation.ts';
import type {MenuNode} from '../menu-tree.ts';
import {isValidText} from '../numbers.ts';
import {isLogical, type KconfigSymbol} from '../symbols.ts';
import {mod, no, type Tristate, yes} from '../tristate.ts';

/** What somebody who cannot set a row would want of it, and in a word or two what that is: "enable", "turn off". */
export type Goal = {
	readonly kind: 'enable' | 'show' | 'turn off' | 'build in' | 'value';
	/** Of a value: which. */
	readonly value?: string;
	readonly demands: Way;
};

/**
 * What there is to plan for a symbol; undefined where a user can do all with it already. What is hidden should be on, or
 * at least be seen; what others hold should be let go; and what can only be a module, be built in.
 */
export const goalFor = (evaluation: Evaluation, symbol: KconfigSymbol): Goal | undefined => {
	if (symbol.isConstant || symbol.nodes.length === 0) return undefined;
	const visible: Way = symbol.prompts.length === 0 ? [] : [{kind: 'visible', symbol, level: mod}];
	if (evaluation.visibility(symbol) === no) {
		if (symbol.isChoice || !isLogical(symbol) || evaluation.tristate(symbol) !== no) {
			return visible.length === 0 ? undefined : {kind: 'show', demands: visible};
		}
		return {kind: 'enable', demands: [...visible, valueOf(symbol, 'at-least', mod)]};
	}
	if (!isLogical(symbol) || symbol.choice !== undefined) return undefined;
	if (evaluation.selected(symbol) !== no) {
		return {kind: 'turn off', demands: [valueOf(symbol, 'at-most', no)]};
	}
	return evaluation.visibility(symbol) === mod
		? {kind: 'build in', demands: [valueOf(symbol, 'at-least', yes)]}
		: undefined;
};

/** To have a symbol be exactly that; undefined where it can never be. */
export const goalForValue = (
	{tree}: Evaluation,
	symbol: KconfigSymbol,
	value: string,
): Goal | undefined => {
	const visible: Way = symbol.prompts.length === 0 ? [] : [{kind: 'visible', symbol, level: mod}];
	if (!isLogical(symbol)) {
		const operand = {text: value, type: symbol.type};
		const demand: Demand = {kind: 'comparison', symbol, operator: '=', operand};
		return isValidText(symbol.type, value)
			? {kind: 'value', value, demands: [...visible, demand]}
			: undefined;
	}
	const level = parseTristate(value);
	if (level === undefined || (level === mod && symbol.type === 'bool')) return undefined;
	const demands = exactly(tree, symbol, level);
	// What is off may as well be hidden.
	return {kind: 'value', value, demands: level === no ? demands : [...visible, ...demands]};
};

const parseTristate = (text: string): Tristate | undefined =>
	text === 'y' ? yes : text === 'm' ? mod : text === 'n' ? no : undefined;

/** What there is to plan for a row of a menu, which may be a menu or a comment, too. */
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
