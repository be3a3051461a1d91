import {isAbsolute, relative, resolve} from 'node:path';
import {type Vanished, withoutVanished} from '../catalogue/vanished.ts';
import type {ConfigurationFiles} from '../config/files.ts';
import {keptLinesIn} from '../config/kept-lines.ts';
import {readTextIfThere} from '../config/read-text.ts';
import {parseDotconfig} from '../config/dotconfig.ts';
import {loadTree, sourcePath} from '../config/load-tree.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {type Diagnostic, describeDiagnostic, describeErrors} from '../kconfig/diagnostics.ts';
import {type Evaluation, evaluate} from '../kconfig/evaluation.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import type {CommandContext} from './context.ts';
import {type ProjectFiles, findProjectFiles, unreadTree} from './project-files.ts';

/** The project's tree with its `.config` (or the defaults) applied. */
export type ProjectConfiguration = {
	readonly project: Project;
	readonly evaluation: Evaluation;
	/** Absolute. */
	readonly kconfigFile: string;
	readonly configFile: string;
	readonly configExists: boolean;
	/** Where there is no configuration, the file of KCONFIG_DEFCONFIG_LIST that stands in for it. */
	readonly defaultsFile: string | undefined;
	/** `.config` as it was read. */
	readonly configText: string | undefined;
	/** Its lines that somebody asked to keep though the tree does not have their options. */
	readonly keptLines: readonly string[];
	/** In which line `.config` sets what it sets. */
	readonly configLines: ReadonlyMap<KconfigSymbol, number>;
	/** One line each, `file:line: …`. */
	readonly warnings: readonly string[];
	/** What `.config` asks for that is no longer in the tree; the warnings name it too. */
	readonly vanished: readonly Vanished[];
	/** A symbol's value by name (without CONFIG_); undefined when it is not defined or not written. */
	get(this: void, symbol: string): string | undefined;
};

/** Finds and reads them in `cli.md`'s order; rejects with the first error's file and line. */
export type LoadConfiguration = (context: CommandContext) => Promise<ProjectConfiguration>;

export const loadConfiguration: LoadConfiguration = async context => {
	const project = openProject(context);
	const own = readConfig(project, project.configFile, context);
	const read = own ?? readListedDefaults(project, context);
	if (read && read.warnings.length > 0 && context.env['KCONFIG_WERROR'] !== undefined) {
		throw new ExpectedError(read.warnings.join('\n'), {
			nextSteps: ['KCONFIG_WERROR makes an error of every warning: mend the file, or unset it.'],
		});
	}

	const evaluation = evaluate(project.tree, read?.userValues ?? new Map<never, never>());
	return {
		project,
		evaluation,
		kconfigFile: project.kconfigFile,
		configFile: project.configFile,
		configExists: own !== undefined,
		defaultsFile: own ? undefined : read?.name,
		configText: own?.text,
		keptLines: keptLinesIn(own?.text ?? ''),
		configLines: own?.lines ?? new Map<never, never>(),
		warnings: [...project.warnings, ...(read?.warnings ?? [])],
		vanished: read?.vanished ?? [],
		get: name => valueOf(evaluation, name),
	};
};

/**
 * For looking at machines and taking them down, which a mistake in a Kconfig file must not keep anybody from: it is
 * told, and nothing is configured then.
 */
export async function loadConfigurationIfSound(
	context: CommandContext,
): Promise<Pick<ProjectConfiguration, 'get' | 'configFile' | 'configExists'>> {
	try {
		return await loadConfiguration(context);
	} catch (error) {
		if (!(error instanceof ExpectedError) || error.exitStatus !== exitStatus.failed) throw error;
		context.stderr.write(`${error.message}\nGoing on without the configuration.\n`);
		const {configFile} = findProjectFiles(context);
		return {get: () => undefined, configFile, configExists: false};
	}
}

/** A symbol's value by name (without CONFIG_); undefined where it is not defined or `.config` has no line for it. */
export function valueOf(evaluation: Evaluation, name: string): string | undefined {
	const symbol = evaluation.tree.symbols.get(name);
	return symbol && evaluation.isWritten(symbol) ? evaluation.text(symbol) : undefined;
}

/** A project's tree, and the files that its configuration is kept in. */
export type Project = ProjectFiles &
	ConfigurationFiles & {
		readonly directory: string;
		readonly tree: KconfigTree;
		/** Of the tree; one line each. */
		readonly warnings: readonly string[];
		/** Every `$(shell,…)` that parsing ran. */
		readonly commands: readonly string[];
	};

/**
 * Parses the project's tree. `variables` are put over the environment, as KEY=VALUE on make's command line is. Throws an
 * `ExpectedError` with all errors of the tree, each with its file and line.
 */
export function openProject(
	context: CommandContext,
	variables: Readonly<Record<string, string>> = {},
): Project {
	const files = findProjectFiles(context);
	const {directory} = context;
	const env = {...context.env, ...variables};
	const {tree, diagnostics, commands} = loadTree({
		directory,
		kconfigFile: treeName(context, files),
		env,
	});
	const errors = diagnostics.filter(({severity}) => severity === 'error');
	if (errors.length > 0) throw new ExpectedError(describeErrors(errors));

	const unread = files.isKdevops ? undefined : unreadTree(context);
	return {
		...files,
		directory,
		tree,
		warnings: [...(unread === undefined ? [] : [unread]), ...diagnostics.map(describeDiagnostic)],
		commands,
		extraVarsFile: extraVarsFile(tree, context),
		allExtraVars: isSet(env['KCONFIG_YAMLCFG_ALL']),
		overwriteInPlace: isSet(env['KCONFIG_OVERWRITECONFIG']),
		prefix: env['CONFIG_'],
		header: env['KCONFIG_CONFIG_HEADER'],
	};
}

/** What a configuration file sets, and what is wrong with it, as diagnostics and as lines. */
export type ReadConfiguration = {
	/** As a person would name the file. */
	readonly name: string;
	readonly text: string;
	readonly userValues: Map<KconfigSymbol, string>;
	/** In which line each of them stands. */
	readonly lines: ReadonlyMap<KconfigSymbol, number>;
	readonly diagnostics: readonly Diagnostic[];
	/** Settings that are no news to anybody who only loads the file, but were not taken. */
	readonly dropped: readonly Diagnostic[];
	/** What it asks for that is no longer in the tree. */
	readonly vanished: readonly Vanished[];
	/** Of what has vanished, then of what is wrong. */
	readonly warnings: readonly string[];
};

/** The first of KCONFIG_DEFCONFIG_LIST that is there, as C reads it where there is no configuration yet. */
function readListedDefaults(
	project: Project,
	context: CommandContext,
): ReadConfiguration | undefined {
	const names = context.env['KCONFIG_DEFCONFIG_LIST']?.split(/\s+/) ?? [];
	for (const name of names) {
		if (name === '') continue;
		const file = sourcePath(name, project.directory, context.env);
		const read = readConfig(project, file, context);
		if (read) return read;
	}

	return undefined;
}

/** Reads one; undefined where the file does not exist. */
export function readConfig(
	{tree, directory}: Pick<Project, 'tree' | 'directory'>,
	file: string,
	{env}: Pick<CommandContext, 'env'>,
): ReadConfiguration | undefined {
	const text = readTextIfThere(file);
	if (text === undefined) return undefined;
	const name = nameFrom(directory, file);
	const parsed = parseDotconfig(text, tree, {
		file: name,
		warnUnknown: env['KCONFIG_WARN_UNKNOWN_SYMBOLS'] !== undefined,
		...(env['CONFIG_'] !== undefined && {prefix: env['CONFIG_']}),
	});
	const {diagnostics, dropped} = parsed;
	const {userValues, vanished} = withoutVanished(tree, parsed.userValues, [
		...diagnostics,
		...dropped,
	]);
	const warnings = [...vanished.map(({diagnostic}) => diagnostic), ...diagnostics];
	return {
		name,
		text,
		userValues,
		lines: parsed.lines,
		diagnostics,
		dropped,
		vanished,
		warnings: warnings.map(describeDiagnostic),
	};
}

/** Reads one that has to be there. */
export function requireConfig(
	project: Pick<Project, 'tree' | 'directory'>,
	file: string,
	context: Pick<CommandContext, 'env'>,
): ReadConfiguration {
	const read = readConfig(project, file, context);
	if (read) return read;
	throw new ExpectedError(`There is no configuration ${nameFrom(project.directory, file)}.`);
}

/** What messages call the tree: as C's programs do, what is read from `$srctree` has the name that it has there. */
function treeName({directory, options}: CommandContext, {kconfigFile}: ProjectFiles): string {
	const {kconfig} = options;
	const isElsewhere = kconfig !== undefined && resolve(directory, kconfig) !== kconfigFile;
	return isElsewhere ? kconfig : nameFrom(directory, kconfigFile);
}

/** A file as a person in `directory` would name it: relative where it lies below. */
export function nameFrom(directory: string, file: string): string {
	const name = relative(directory, file);
	return name === '' || name.startsWith('..') || isAbsolute(name) ? file : name;
}

/** KCONFIG_YAMLCFG, or kdevops' name for it where the tree puts anything there: dcmenu's own and kdevops' do. */
function extraVarsFile(tree: KconfigTree, {directory, env}: CommandContext): string | undefined {
	const named = env['KCONFIG_YAMLCFG'];
	if (named) return resolve(directory, named);
	const isWanted = tree.allSymbols.some(({outputYaml}) => outputYaml);
	return isWanted ? resolve(directory, '.extra_vars_auto.yaml') : undefined;
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';
