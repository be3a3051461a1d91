import {relative} from 'node:path';
import {completeEnvironment} from '../config/load-tree.ts';
import {confCommand} from './conf/conf.ts';
import type {CommandContext} from './context.ts';
import {findProjectFiles} from './project-files.ts';

/**
 * `dcmenu oldconfig` and `syncconfig`: `conf`'s questions about the project's tree, with the project's files and the
 * variables that its tree expects.
 */
export async function oldconfigCommand(
	{mode}: {mode: 'oldconfig' | 'syncconfig'},
	context: CommandContext,
): Promise<number> {
	const {directory, options} = context;
	const {kconfigFile, configFile} = findProjectFiles(context);
	const env = {
		// Unless somebody brings a tree, it is one that puts something there.
		...(options.kconfig === undefined ? {KCONFIG_YAMLCFG: '.extra_vars_auto.yaml'} : {}),
		...completeEnvironment(context.env, directory),
		KCONFIG_CONFIG: relative(directory, configFile),
	};
	return confCommand({words: [`--${mode}`, kconfigFile]}, {...context, env});
}
