import {findNewSymbols, newSymbolHelp, newSymbolLine} from '../config/new-symbols.ts';
import {exitStatus} from '../errors.ts';
import {loadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {tellWarnings} from './save.ts';

/**
 * `dcmenu listnewconfig` and `helpnewconfig`: what the tree has and `.config` says nothing about, with the value that it
 * would take or with its help. Nothing is written. With `--json` `[{"symbol","value","help"}]`.
 */
export async function newSymbolsCommand(
	{withHelp}: {withHelp: boolean},
	context: CommandContext,
): Promise<number> {
	const {stdout, options} = context;
	const {evaluation, warnings} = await loadConfiguration(context);
	tellWarnings(warnings, context);
	const found = findNewSymbols(evaluation);
	if (options.json) {
		const document = found.map(({symbol, node}) => ({
			symbol: symbol.name,
			value: evaluation.text(symbol),
			help: node.help ?? null,
		}));
		stdout.write(`${JSON.stringify(document)}\n`);
	} else if (withHelp) {
		for (const each of found) stdout.write(newSymbolHelp(evaluation, each));
	} else {
		for (const each of found) stdout.write(`${newSymbolLine(evaluation, each)}\n`);
	}

	return exitStatus.done;
}
