import {exitStatus} from '../errors.ts';
import {loadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {namedSymbol} from './named-symbol.ts';
import {tellWarnings} from './save.ts';

/** `dcmenu get SYMBOL …`: the values, one a line, strings without quotes; with `--json` one object of them. */
export async function getCommand(
	{symbols}: {symbols: readonly string[]},
	context: CommandContext,
): Promise<number> {
	const {evaluation, warnings} = await loadConfiguration(context);
	tellWarnings(warnings, context);
	const found = symbols.map(name => namedSymbol(name, evaluation.tree));
	const values = found.map(symbol => [symbol.name, evaluation.text(symbol)] as const);
	context.stdout.write(
		context.options.json
			? `${JSON.stringify(Object.fromEntries(values))}\n`
			: values.map(([, value]) => `${value}\n`).join(''),
	);
	return exitStatus.done;
}
