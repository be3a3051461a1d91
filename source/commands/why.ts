import {exitStatus} from '../errors.ts';
import {causeLines} from '../kconfig/cause-text.ts';
import {type Cause, causesOf} from '../kconfig/causes.ts';
import {explain} from '../kconfig/explain.ts';
import {pathTo, titleOf} from '../kconfig/menu-tree.ts';
import {loadConfiguration, nameFrom} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {namedSymbol} from './named-symbol.ts';
import {saveConfiguration, tellWarnings} from './save.ts';
import {applyWay, waysDocument, waysIn, waysLines} from './why-plans.ts';

/**
 * `dcmenu why SYMBOL[=VALUE]`: its value, where that comes from, where the menu shows it, and else why not; then the
 * smallest sets of edits that would enable it, or give it the value. With `--json` one document of the same. With
 * `--apply N` `.config` is changed as the N-th of them says, and nothing else told.
 */
export async function whyCommand(
	{symbol: typed, apply}: {symbol: string; apply?: number | undefined},
	context: CommandContext,
): Promise<number> {
	const configuration = await loadConfiguration(context);
	const {evaluation, warnings, configFile, configLines} = configuration;
	tellWarnings(warnings, context);
	const [name = '', ...valueParts] = typed.split('=');
	const symbol = namedSymbol(name, evaluation.tree);
	const ways = waysIn(evaluation, symbol, valueParts.length > 0 ? valueParts.join('=') : undefined);
	if (apply !== undefined) {
		await saveConfiguration(
			applyWay(evaluation, ways, apply, context),
			configuration.project,
			context,
		);
		return exitStatus.done;
	}

	const {value, origin, originText, ignoredUserValue, hiddenReason, unmet, lockedReason} = explain(
		evaluation,
		symbol,
		setBySymbol => {
			const line = configLines.get(setBySymbol);
			return line === undefined
				? undefined
				: `set in ${nameFrom(context.directory, configFile)}:${line}`;
		},
	);
	const causes = causesOf(evaluation, symbol);
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
			causes: causes.map(causeDocument),
			...waysDocument(ways),
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
		...causeLines(causes, '    '),
		...(lockedReason === undefined ? [] : [`  locked: ${lockedReason}`]),
		...waysLines(ways),
	];
	context.stdout.write(lines.map(line => `${line}\n`).join(''));
	return exitStatus.done;
}

const nameOf = ({symbol}: Cause): string => symbol.name ?? titleOf(symbol);

type CauseDocument = {
	readonly symbol: string;
	readonly value: string;
	readonly file: string | null;
	readonly line: number | null;
	readonly can_be_changed: boolean;
	readonly text: string;
	readonly causes: readonly CauseDocument[];
};

const causeDocument = (cause: Cause): CauseDocument => ({
	symbol: nameOf(cause),
	value: cause.value,
	file: cause.position?.file ?? null,
	line: cause.position?.line ?? null,
	can_be_changed: cause.isOpen,
	text: cause.text,
	causes: cause.causes.map(causeDocument),
});
