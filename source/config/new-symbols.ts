import type {Evaluation} from '../kconfig/evaluation.ts';
import {infoLines} from '../kconfig/explain.ts';
import type {MenuNode} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {isBoolean, settingLine} from './dotconfig.ts';

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
export function newSymbolLine(evaluation: Evaluation, {symbol}: NewSymbol): string {
	const value = evaluation.text(symbol);
	return isBoolean(symbol) ? `CONFIG_${symbol.name}=${value}` : settingLine(symbol, value);
}

/** What `helpnewconfig` prints of a new symbol, C's blank lines included. */
export function newSymbolHelp(evaluation: Evaluation, {symbol, node}: NewSymbol): string {
	const help =
		node.help === undefined
			? 'There is no help available for this option.'
			: `CONFIG_${symbol.name}:\n\n${node.help}`;
	const info = infoLines(evaluation, symbol).map(line => `${line}\n`);
	return `-----\n\n${help}\n${info.join('')}\n\n\n-----\n`;
}
