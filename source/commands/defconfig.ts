import {ExpectedError, exitStatus} from '../errors.ts';
import {evaluate} from '../kconfig/evaluation.ts';
import {openProject, requireConfig, type Project} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {findDefconfig} from './defconfig-files.ts';
import {nearNames} from './near-names.ts';
import {saveConfiguration, tellWarnings} from './save.ts';

/**
 * `dcmenu defconfig NAME [KEY=VALUE …]`: a ready configuration becomes `.config`. The variables are those that kdevops'
 * make takes: the tree reads them from the environment as defaults.
 */
export async function defconfigCommand(
	{name, variables}: {name: string; variables: readonly string[]},
	context: CommandContext,
): Promise<number> {
	const file = findDefconfig(name, context.directory);
	const settings = Object.fromEntries(variables.map(splitVariable));
	const project = openProject(context, settings);
	rejectUnknown(Object.keys(settings), project);
	const {userValues, warnings} = requireConfig(project, file, context);
	tellWarnings([...project.warnings, ...warnings], context);
	await saveConfiguration(evaluate(project.tree, userValues), project, context);
	return exitStatus.done;
}

function splitVariable(text: string): [string, string] {
	const {key, value} = /^(?<key>\w+)=(?<value>.*)$/s.exec(text)?.groups ?? {};
	if (key !== undefined && value !== undefined) return [key, value];
	throw new ExpectedError(`"${text}" is not KEY=VALUE.`, {
		exitStatus: exitStatus.usage,
		nextSteps: ['As in: dcmenu defconfig datacrunch-h100-pytorch-or-less KDEVOPS_HOSTS_PREFIX=kn1'],
	});
}

/** What kdevops' make takes on its command line for a DataCrunch machine; its tree need not read all of them. */
const documented = ['KDEVOPS_HOSTS_PREFIX', 'KNLP', 'KEEP'];

/** A variable that the tree never looks at would be lost without a word: it is known if a macro or a command names it. */
function rejectUnknown(names: readonly string[], {tree, commands}: Project): void {
	const words = commands.flatMap(command => command.match(/\w+/g) ?? []);
	const known = new Set([...documented, ...tree.environment.keys(), ...words]);
	for (const name of names) {
		if (known.has(name)) continue;
		const [near] = nearNames(name, documented);
		throw new ExpectedError(`${name} sets nothing: the Kconfig tree does not read it.`, {
			exitStatus: exitStatus.usage,
			nextSteps: near
				? [`Did you mean: ${near}`]
				: [`If it is a symbol, set it after this command: dcmenu set ${name}=VALUE`],
		});
	}
}
