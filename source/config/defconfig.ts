import type {Evaluation} from '../kconfig/evaluation.ts';
import {hasModules} from '../kconfig/modules.ts';
import {nodesBelow} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {type Tristate, mod, no, tristateLetter, yes} from '../kconfig/tristate.ts';
import {defaultPrefix, isBoolean, settingLine} from './dotconfig.ts';

/** The bytes that `savedefconfig` writes: in menu order, only what differs from what the tree gives by itself. */
export function printMinimalConfig(evaluation: Evaluation, prefix = defaultPrefix): string {
	return minimalSymbols(evaluation)
		.map(symbol => settingLine(symbol, evaluation.text(symbol), prefix) + '\n')
		.join('');
}

/** C's `conf_write_defconfig`: skips what cannot be changed, what equals its default, a choice's default member. */
export function minimalSymbols(evaluation: Evaluation): KconfigSymbol[] {
	const seen = new Set<KconfigSymbol>();
	const minimal: KconfigSymbol[] = [];
	for (const {symbol} of nodesBelow(evaluation.tree.root)) {
		if (!symbol || seen.has(symbol) || !evaluation.isWritten(symbol)) continue;
		seen.add(symbol);
		if (evaluation.visibility(symbol) <= evaluation.selected(symbol)) continue;
		if (evaluation.text(symbol) === defaultText(evaluation, symbol)) continue;
		const isDefaultMember =
			symbol.choice &&
			evaluation.tristate(symbol) === yes &&
			symbol === defaultMember(evaluation, symbol.choice);
		if (!isDefaultMember) minimal.push(symbol);
	}

	return minimal;
}

/**
 * The text of a symbol's default, before a range clamps it, with what selects and implies it: C's
 * `sym_get_string_default`. It adds an `imply` even where the dependencies are n.
 */
function defaultText(evaluation: Evaluation, symbol: KconfigSymbol): string {
	const active = symbol.defaults.find(({condition}) => evaluation.condition(condition) !== no);
	if (isBoolean(symbol)) {
		const value = active
			? Math.min(evaluation.condition(active.value), evaluation.condition(active.condition))
			: no;
		const bounded = asType(
			evaluation,
			symbol,
			Math.max(value, evaluation.selected(symbol)) as Tristate,
		);
		return tristateLetter(Math.max(bounded, evaluation.implied(symbol)) as Tristate);
	}

	const text = active?.value.kind === 'symbol' ? bareText(evaluation, active.value.symbol) : '';
	if (text !== '') return text;
	return symbol.type === 'int' ? '0' : symbol.type === 'hex' ? '0x0' : '';
}

/** What another symbol takes over: of a bool or tristate it is never more than n. */
const bareText = (evaluation: Evaluation, symbol: KconfigSymbol): string =>
	isBoolean(symbol) && !symbol.isConstant ? 'n' : evaluation.text(symbol);

/** The member that a choice takes when nobody chose: C's `sym_choice_default`. */
export function defaultMember(
	evaluation: Evaluation,
	choice: KconfigSymbol,
): KconfigSymbol | undefined {
	const isVisible = (symbol: KconfigSymbol) => evaluation.visibility(symbol) !== no;
	for (const {value, condition} of choice.defaults) {
		if (value.kind !== 'symbol' || evaluation.condition(condition) === no) continue;
		if (isVisible(value.symbol)) return value.symbol;
	}

	return choice.members.find(isVisible);
}

/** m is y for a bool, and for a tristate where modules are off. */
function asType(evaluation: Evaluation, {type}: KconfigSymbol, value: Tristate): Tristate {
	if (value !== mod) return value;
	return type === 'tristate' && hasModules(evaluation) ? mod : yes;
}
