import {choiceValues} from '../catalogue/choice-values.ts';
import {diffConfigurations} from '../config/diff.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {applyEdit} from '../kconfig/edits.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import {loadConfiguration} from './configuration.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import type {CommandContext} from './context.ts';
import {describeDifference} from './diff.ts';
import {namedSymbol} from './named-symbol.ts';
import {saveConfiguration, tellWarnings} from './save.ts';

/**
 * `dcmenu set SYMBOL=VALUE …`: changes `.config`, in the order given, as the menu would. Where the menu would refuse one
 * of them, nothing is changed.
 */
export async function setCommand(
	{settings}: {settings: readonly string[]},
	context: CommandContext,
): Promise<number> {
	const {project, evaluation: before, keptLines, warnings} = await loadConfiguration(context);
	tellWarnings(warnings, context);
	const after = settings.map(splitSetting).reduce(setSymbol, before);
	for (const difference of diffConfigurations(before, after))
		context.stderr.write(`${describeDifference(difference)}\n`);
	await saveConfiguration(after, {...project, keptLines}, context);
	return exitStatus.done;
}

type Setting = {readonly name: string; readonly value: string};

function splitSetting(text: string): Setting {
	const equals = text.indexOf('=');
	if (equals > 0) return {name: text.slice(0, equals), value: text.slice(equals + 1)};
	throw new ExpectedError(`"${text}" is not SYMBOL=VALUE.`, {exitStatus: exitStatus.usage});
}

function setSymbol(evaluation: Evaluation, {name, value}: Setting): Evaluation {
	const symbol = namedSymbol(name, evaluation.tree);
	const result = applyEdit(evaluation, {kind: 'set', symbol, value});
	if (result.kind === 'changed') return result.evaluation;
	const member = memberGiving(value, symbol);
	throw new ExpectedError(`${symbol.name} cannot be set to "${value}": ${result.reason}`, {
		nextSteps: [
			'Nothing was changed.',
			...(member ? [`It follows from: dcmenu set ${member.name}=y`] : []),
			`More about it, and how it could be: dcmenu why ${symbol.name}=${value}`,
		],
	});
}

/** The member of a choice that gives a symbol without a prompt this text, as an instance type's does. */
const memberGiving = (text: string, symbol: KconfigSymbol): KconfigSymbol | undefined =>
	choiceValues(symbol).find(({value}) => value.name === text)?.member;
