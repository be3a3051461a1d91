import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {layOut} from './layout.ts';

/**
 * The bytes of `.extra_vars_auto.yaml`, which kdevops' Ansible reads: the written symbols that have `output yaml`, or
 * with `all` (KCONFIG_YAMLCFG_ALL) every written one. kdevops' C oddities are kept, because the file is compared and
 * read with them: no escapes in strings, `0x` in front of whatever a hex is, and a blank line wherever `.config` has
 * one before a symbol, though that symbol may not be here.
 */
export function printExtraVars(evaluation: Evaluation, {all = false} = {}): string {
	const lines = ['---'];
	for (const item of layOut(evaluation)) {
		if (item.kind !== 'symbol') continue;
		if (item.isSetOff) lines.push('');
		lines.push(...linesOf(evaluation, item.symbol, all));
	}

	return lines.join('\n') + '\n';
}

/** The same of some symbols only: what C makes of the file when it saves a minimal configuration. */
export const printSomeExtraVars = (
	evaluation: Evaluation,
	symbols: readonly KconfigSymbol[],
	{all = false} = {},
): string =>
	['---', ...symbols.flatMap(symbol => linesOf(evaluation, symbol, all))].join('\n') + '\n';

const linesOf = (evaluation: Evaluation, symbol: KconfigSymbol, all: boolean): string[] =>
	all || symbol.outputYaml
		? [`${symbol.name?.toLowerCase()}: ${yamlValue(symbol, evaluation.text(symbol))}`]
		: [];

function yamlValue({type}: KconfigSymbol, value: string): string {
	switch (type) {
		case 'bool':
		case 'tristate':
			return value === 'y' ? 'True' : value === 'n' ? 'False' : value;
		case 'string':
			return `"${value}"`;
		case 'hex':
			return `0x${value}`;
		case 'int':
		case 'unknown':
			return value;
	}
}
