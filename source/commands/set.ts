import {diffConfigurations} from '../config/diff.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {applyEdit} from '../kconfig/edits.ts';
import {evaluate, type Evaluation} from '../kconfig/evaluation.ts';
import {openProject, readConfig} from './configuration.ts';
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
	const project = openProject(context);
	const read = readConfig(project, project.configFile, context);
	tellWarnings([...project.warnings, ...(read?.warnings ?? [])], context);
	const before = evaluate(project.tree, read?.userValues ?? new Map<never, never>());
	const after = settings.map(splitSetting).reduce(setSymbol, before);
	for (const difference of diffConfigurations(before, after))
		context.stderr.write(`${describeDifference(difference)}\n`);
	await saveConfiguration(after, project, context);
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
	throw new ExpectedError(`${symbol.name} cannot be set to "${value}": ${result.reason}`, {
		nextSteps: ['Nothing was changed.', `More about it: dcmenu why ${symbol.name}`],
	});
}
