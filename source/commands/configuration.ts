import {basename, dirname, relative, resolve} from 'node:path';
import {parseDotconfig, describeWarning} from '../config/dotconfig.ts';
import {readTextIfThere, type ConfigurationFiles} from '../config/files.ts';
import {loadTree} from '../config/load-tree.ts';
import {ExpectedError} from '../errors.ts';
import {describeDiagnostic} from '../kconfig/diagnostics.ts';
import {evaluate, type Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import type {CommandContext} from './context.ts';
import {findProjectFiles, type ProjectFiles} from './project-files.ts';

/** A project's tree, and where its configuration is kept. */
export type Project = ProjectFiles & {
	readonly tree: KconfigTree;
	/** Warnings of the tree, one line each. */
	readonly warnings: readonly string[];
	/** What a save writes. */
	readonly outputs: ConfigurationFiles;
};

/** A tree with the values of one file. */
export type LoadedConfiguration = {
	readonly evaluation: Evaluation;
	/** One line each, `file:line:warning: …`. */
	readonly warnings: readonly string[];
};

/** The project's tree with its `.config` (or the defaults) applied. */
export type ProjectConfiguration = LoadedConfiguration & {
	readonly project: Project;
	readonly configFile: string;
	readonly configExists: boolean;
	/** A symbol's value by name (without CONFIG_); undefined when it is not defined or not written. */
	get(symbol: string): string | undefined;
};

/**
 * Parses the project's tree. `variables` are what kdevops' make takes on its command line (`KNLP=1`); they go before
 * the environment. Throws an `ExpectedError` with the tree's errors, file and line first.
 */
export function openProject(
	context: CommandContext,
	variables: Readonly<Record<string, string>> = {},
): Project {
	const files = findProjectFiles(context);
	const env = {...context.env, ...variables};
	const {tree, diagnostics} = loadTree({
		directory: context.directory,
		kconfigFile: nameFrom(context.directory, files.kconfigFile),
		env,
	});
	const errors = diagnostics.filter(({severity}) => severity === 'error');
	if (errors.length > 0) {
		throw new ExpectedError(
			errors
				.flatMap(error => [
					describeDiagnostic(error),
					...(error.lineText ? [`    ${error.lineText}`] : []),
				])
				.join('\n'),
		);
	}

	const ownsYaml = files.isKdevops || basename(files.kconfigFile) === 'Kconfig.datacrunch';
	const yamlFile = env['KCONFIG_YAMLCFG'] || (ownsYaml ? '.extra_vars_auto.yaml' : undefined);
	return {
		...files,
		tree,
		warnings: diagnostics.map(describeDiagnostic),
		outputs: {
			configFile: files.configFile,
			// Beside .config, which is the project's directory unless --config or KCONFIG_CONFIG says otherwise.
			extraVarsFile: yamlFile && resolve(dirname(files.configFile), yamlFile),
			allExtraVars: Boolean(env['KCONFIG_YAMLCFG_ALL']),
			overwriteInPlace: Boolean(env['KCONFIG_OVERWRITECONFIG']),
		},
	};
}

/** A path as people write it: relative within the project, absolute elsewhere. */
export function nameFrom(directory: string, file: string): string {
	const name = relative(directory, file);
	return name.startsWith('..') ? file : name;
}

/** Reads a configuration file of any kind. Throws an `ExpectedError` where there is none. */
export function readConfiguration(
	project: Project,
	file: string,
	directory: string,
): LoadedConfiguration {
	const text = readTextIfThere(file);
	if (text === undefined) {
		throw new ExpectedError(`There is no configuration at ${nameFrom(directory, file)}.`);
	}

	const {userValues, diagnostics} = parseDotconfig(text, project.tree, {
		file: nameFrom(directory, file),
	});
	return {
		evaluation: evaluate(project.tree, userValues),
		warnings: diagnostics.map(describeWarning),
	};
}

/** Opens the project and reads its `.config`, or takes the defaults where there is none. */
export async function loadConfiguration(context: CommandContext): Promise<ProjectConfiguration> {
	const project = openProject(context);
	const configExists = readTextIfThere(project.configFile) !== undefined;
	const {evaluation, warnings} = configExists
		? readConfiguration(project, project.configFile, context.directory)
		: {evaluation: evaluate(project.tree, new Map()), warnings: []};
	return {
		evaluation,
		warnings: [...project.warnings, ...warnings],
		project,
		configFile: project.configFile,
		configExists,
		get: name => valueOf(evaluation, name),
	};
}

/** A symbol's value by name; undefined when it is not defined or `.config` has no line for it. */
export function valueOf(evaluation: Evaluation, name: string): string | undefined {
	const symbol = evaluation.tree.symbols.get(name);
	return symbol && evaluation.isWritten(symbol) ? evaluation.text(symbol) : undefined;
}
