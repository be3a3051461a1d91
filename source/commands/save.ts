import {writeConfiguration} from '../config/files.ts';
import type {Evaluation} from '../kconfig/evaluation.ts';
import type {CommandContext} from './context.ts';
import {nameFrom, type Project} from './configuration.ts';

/** Writes `.config` and what goes with it, and says what was written; with `--json` as `{"written":[…]}`. */
export async function saveConfiguration(
	evaluation: Evaluation,
	project: Project,
	{options, stdout, stderr}: CommandContext,
): Promise<void> {
	const name = (file: string) => nameFrom(project.directory, file);
	const written = (await writeConfiguration(evaluation, project)).map(name);
	if (options.json) stdout.write(`${JSON.stringify({written})}\n`);
	for (const file of written) stderr.write(`configuration written to ${file}\n`);
	if (written.length === 0) stderr.write(`No change to ${name(project.configFile)}\n`);
}

/** Warnings are for a person, and never stop a command. */
export function tellWarnings(warnings: readonly string[], {stderr}: CommandContext): void {
	for (const warning of warnings) stderr.write(`${warning}\n`);
}
