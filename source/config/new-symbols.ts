import type {Evaluation, Readout} from '../kconfig/evaluation.ts';
import {infoLines} from '../kconfig/explain.ts';
import type {MenuNode} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {defaultPrefix, isBoolean, settingLine} from './dotconfig.ts';

/** A shown place where a symbol can be set that the user has not set. */
export type NewSymbol = {readonly symbol: KconfigSymbol; readonly node: MenuNode};

/** What `.config` says nothing about yet, in the menu's order; below what is hidden nothing is looked for. */
export function findNewSymbols(evaluation: Evaluation): NewSymbol[] {
	const found: NewSymbol[] = [];
	const pending = [...evaluation.tree.root.children].reverse();
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		if (!evaluation.isShown(node)) continue;
		const {symbol} = node;
		if (symbol && isNew(evaluation, symbol)) found.push({symbol, node});
		pending.push(...[...node.children].reverse());
	}

	return found;
}

const isNew = (evaluation: Evaluation, symbol: KconfigSymbol): boolean =>
	!symbol.isChoice &&
	!evaluation.userValues.has(symbol) &&
	evaluation.visibility(symbol) > evaluation.selected(symbol);

/** A line of `listnewconfig`: the value it has by itself, n as a value and not as a comment. */
export function newSymbolLine(
	evaluation: Evaluation,
	{symbol}: NewSymbol,
	prefix = defaultPrefix,
): string {
	const value = evaluation.text(symbol);
	return isBoolean(symbol)
		? `${prefix}${symbol.name}=${value}`
		: settingLine(symbol, value, prefix);
}

/** What `helpnewconfig` prints of a new symbol, C's blank lines included. */
export const newSymbolHelp = (
	readout: Readout,
	{node}: Pick<NewSymbol, 'node'>,
	prefix = defaultPrefix,
): string => `-----\n${describeNode(readout, node, prefix)}-----\n`;

/** What `?` prints of an option or a choice: its help, and where it stands. */
export function describeNode(
	readout: Readout,
	{symbol, help}: MenuNode,
	prefix = defaultPrefix,
): string {
	const name =
		help === undefined || symbol?.name === undefined ? '' : `${prefix}${symbol.name}:\n\n`;
	const info = symbol ? infoLines(readout, symbol).map(line => `${line}\n`) : [];
	return `\n${name}${help ?? 'There is no help available for this option.'}\n${info.join('')}\n\n\n`;
}
