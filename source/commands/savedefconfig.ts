import {resolve} from 'node:path';
import {printMinimalConfig} from '../config/defconfig.ts';
import {writeText} from '../config/files.ts';
import {exitStatus} from '../errors.ts';
import {loadConfiguration, nameFrom} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {tellWarnings} from './save.ts';

/** `dcmenu savedefconfig [FILE]`: what of `.config` differs from the tree's defaults. The extra vars stay as they are. */
export async function savedefconfigCommand(
	{file = 'defconfig'}: {file?: string | undefined},
	context: CommandContext,
): Promise<number> {
	const {evaluation, project, warnings} = await loadConfiguration(context);
	tellWarnings(warnings, context);
	const target = resolve(context.directory, file);
	await writeText(target, printMinimalConfig(evaluation, project.prefix));
	const name = nameFrom(context.directory, target);
	if (context.options.json) context.stdout.write(`${JSON.stringify({written: [name]})}\n`);
	context.stderr.write(`minimal configuration written to ${name}\n`);
	return exitStatus.done;
}
