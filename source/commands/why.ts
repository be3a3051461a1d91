import {exitStatus} from '../errors.ts';
import {explain} from '../kconfig/explain.ts';
import {pathTo} from '../kconfig/menu-tree.ts';
import {loadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {namedSymbol} from './named-symbol.ts';
import {tellWarnings} from './save.ts';

/**
 * `dcmenu why SYMBOL`: its value, where that comes from, where the menu shows it, and else why not and what would change
 * that. With `--json` one document of the same.
 */
export async function whyCommand(
	{symbol: typed}: {symbol: string},
	context: CommandContext,
): Promise<number> {
	const {evaluation, warnings} = await loadConfiguration(context);
	tellWarnings(warnings, context);
	const symbol = namedSymbol(typed, evaluation.tree);
	const {value, origin, originText, ignoredUserValue, hiddenReason, unmet, lockedReason} = explain(
		evaluation,
		symbol,
	);
	const places = symbol.nodes
		.filter(({prompt}) => prompt !== undefined)
		.map(node => pathTo(node).concat(node.prompt?.text ?? ''));

	if (context.options.json) {
		const document = {
			symbol: symbol.name,
			value,
			written: evaluation.isWritten(symbol),
			origin: origin.kind,
			origin_text: originText,
			ignored_value: ignoredUserValue ?? null,
			paths: places,
			hidden: hiddenReason ?? null,
			locked: lockedReason ?? null,
			unmet: unmet.map(({text, symbols}) => ({
				text,
				symbols: symbols.map(({symbol, value}) => ({symbol: symbol.name ?? null, value})),
			})),
		};
		context.stdout.write(`${JSON.stringify(document)}\n`);
		return exitStatus.done;
	}

	const range = evaluation.range(symbol);
	const lines = [
		`${symbol.name}=${value}`,
		`  value: ${originText}`,
		...(ignoredUserValue === undefined ? [] : [`  you set: ${ignoredUserValue}`]),
		...(range ? [`  range: ${range.low} to ${range.high}`] : []),
		...places.map(path => `  found at: ${path.join(' > ')}`),
		...(hiddenReason === undefined ? [] : [`  hidden: ${hiddenReason}`]),
		...unmet.flatMap(({symbols}) =>
			symbols.map(({symbol, value}) => `    now: ${symbol.name ?? 'a choice'}=${value}`),
		),
		...(lockedReason === undefined ? [] : [`  locked: ${lockedReason}`]),
	];
	context.stdout.write(lines.map(line => `${line}\n`).join(''));
	return exitStatus.done;
}
