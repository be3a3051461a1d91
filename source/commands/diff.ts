import {diffConfigurations, type Difference} from '../config/diff.ts';
import {exitStatus} from '../errors.ts';
import {evaluate, type Evaluation} from '../kconfig/evaluation.ts';
import {openProject, requireConfig, type Project} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {findConfiguration} from './defconfig-files.ts';
import {tellWarnings} from './save.ts';

/**
 * `dcmenu diff [A [B]]`: what the configuration A becomes in B, by values and not by lines, so that a defconfig compares
 * with a full `.config`. B is `.config`, A is `.config.old`. A defconfig may go by its name. With `--json`
 * `[{"symbol","before","after"}]`, null for what has no line.
 */
export async function diffCommand(
	{before, after}: {before?: string | undefined; after?: string | undefined},
	context: CommandContext,
): Promise<number> {
	const project = openProject(context);
	tellWarnings(project.warnings, context);
	const {configFile, directory} = project;
	const fileOf = (typed: string) => findConfiguration(typed, directory);
	const from = before === undefined ? `${configFile}.old` : fileOf(before);
	const to = after === undefined ? configFile : fileOf(after);
	const differences = diffConfigurations(load(from, project, context), load(to, project, context));
	context.stdout.write(
		context.options.json
			? `${JSON.stringify(differences.map(asJson))}\n`
			: differences.map(difference => `${describeDifference(difference)}\n`).join(''),
	);
	return exitStatus.done;
}

function load(file: string, project: Project, context: CommandContext): Evaluation {
	const {userValues, warnings} = requireConfig(project, file, context);
	tellWarnings(warnings, context);
	return evaluate(project.tree, userValues);
}

const asJson = ({name, before, after}: Difference) => ({
	symbol: name,
	before: before ?? null,
	after: after ?? null,
});

/** ` X n -> y`, `+X y` for a line that came, `-X y` for one that went: the signs of the kernel's `diffconfig`. */
export function describeDifference({name, before, after}: Difference): string {
	if (before === undefined) return `+${name} ${after}`;
	if (after === undefined) return `-${name} ${before}`;
	return ` ${name} ${before} -> ${after}`;
}
