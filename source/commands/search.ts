import {exitStatus} from '../errors.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import {pathTo} from '../kconfig/menu-tree.ts';
import {search, type SearchResult} from '../kconfig/search.ts';
import {boundPatterns} from './bounded-patterns.ts';
import {loadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {tellWarnings} from './save.ts';

/**
 * `dcmenu search WORDS …`: what has all the words in its name, prompt or help, the best first, with its value and where
 * the menu shows it. With `--json` `[{"symbol","value","prompt","path","hidden"}]`; a menu has no symbol and no value.
 */
export async function searchCommand(
	{words}: {words: readonly string[]},
	context: CommandContext,
): Promise<number> {
	const {evaluation, warnings} = await loadConfiguration(context);
	tellWarnings(warnings, context);
	boundPatterns(context.setV8Flags);
	const results = search(evaluation, words.join(' ')).map(result => describe(result, evaluation));
	if (context.options.json) context.stdout.write(`${JSON.stringify(results)}\n`);
	else for (const result of results) context.stdout.write(`${asLine(result)}\n`);
	if (results.length === 0) context.stderr.write(`Nothing has "${words.join(' ')}" in it.\n`);
	return exitStatus.done;
}

type Described = ReturnType<typeof describe>;

const describe = ({symbol, node, hidden}: SearchResult, evaluation: Evaluation) => ({
	symbol: symbol?.name ?? null,
	value: symbol?.name === undefined ? null : evaluation.text(symbol),
	prompt: node.prompt?.text ?? null,
	path: pathTo(node),
	hidden,
});

function asLine({symbol, value, prompt, path, hidden}: Described): string {
	const setting = symbol === null ? '' : `${symbol}=${value}`;
	const place = [...path, ...(prompt === null ? [] : [prompt])].join(' > ');
	return [setting, place, hidden ? '(hidden)' : ''].filter(part => part !== '').join('  ');
}
