import {settingLine} from '../config/dotconfig.ts';
import {findUnmet, mergeFragments, type Unmet} from '../config/merge.ts';
import {exitStatus} from '../errors.ts';
import {evaluate} from '../kconfig/evaluation.ts';
import {openProject, requireConfig} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {findConfiguration} from './defconfig-files.ts';
import {saveConfiguration, tellWarnings} from './save.ts';

/**
 * `dcmenu merge BASE FRAGMENT …`: the files over each other, in order, then what olddefconfig does. Exits 1 where a
 * setting that was asked for did not come about; the configuration is written all the same.
 */
export async function mergeCommand(
	{files}: {files: readonly string[]},
	context: CommandContext,
): Promise<number> {
	const {stderr, directory} = context;
	const project = openProject(context);
	tellWarnings(project.warnings, context);
	const fragments = files.map(file =>
		Object.assign({file}, requireConfig(project, findConfiguration(file, directory), context)),
	);

	const {userValues, requested, redefinitions} = mergeFragments(fragments);
	for (const {symbol, before, after, file} of redefinitions)
		stderr.write(`${file} sets ${symbol.name} to ${after}; it was ${before}\n`);

	const evaluation = evaluate(project.tree, userValues);
	await saveConfiguration(evaluation, project, context);

	const unread = fragments
		.flatMap(({diagnostics, dropped}) => diagnostics.concat(dropped))
		// What a symbol that does not exist is not set to is no loss, and a repetition is none either.
		.filter(({code, lineText = ''}) => code !== 'reassigned' && !lineText.startsWith('#'));
	for (const {position, message} of unread)
		stderr.write(`${position?.file}:${position?.line}: not taken: ${message}\n`);
	const unmet = findUnmet(evaluation, requested);
	for (const each of unmet) stderr.write(describeUnmet(each));
	return unread.length + unmet.length === 0 ? exitStatus.done : exitStatus.failed;
}

const describeUnmet = ({symbol, requested, actual}: Unmet): string => {
	const outcome = actual === undefined ? 'it is not there' : `got ${settingLine(symbol, actual)}`;
	return `did not survive: ${settingLine(symbol, requested)} (${outcome}; dcmenu why ${symbol.name})\n`;
};
