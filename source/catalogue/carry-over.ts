import type {Diagnostic} from '../kconfig/diagnostics.ts';
import {type Evaluation, evaluate} from '../kconfig/evaluation.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {type Vanished, withoutVanished} from './vanished.ts';

/** A configuration on a tree with another catalogue: what was set stays set, by name, and what cannot is named. */
export function carryOver(
	{userValues}: Evaluation,
	tree: KconfigTree,
): {readonly evaluation: Evaluation; readonly vanished: readonly Vanished[]} {
	const kept = new Map<KconfigSymbol, string>();
	const dropped: Diagnostic[] = [];
	for (const [{name}, value] of userValues) {
		if (name === undefined) continue;
		const symbol = tree.symbols.get(name);
		if (symbol === undefined) dropped.push(droppedSetting(name, value));
		else kept.set(symbol, value);
	}

	const {userValues: values, vanished} = withoutVanished(tree, kept, dropped);
	return {evaluation: evaluate(tree, values), vanished};
}

/** As if it had been read from a file. */
const droppedSetting = (name: string, value: string): Diagnostic => ({
	severity: 'warning',
	code: 'unknown-symbol',
	message: `unknown symbol: ${name}`,
	position: undefined,
	lineText: `CONFIG_${name}=${value}`,
});
