import {existsSync} from 'node:fs';
import {isAbsolute, resolve} from 'node:path';
import type {Diagnostic} from '../kconfig/diagnostics.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import {parseKconfig} from '../kconfig/parse-kconfig.ts';
import {readTextIfThere} from './read-text.ts';
import {checkoutMd5, pathSha256} from './path-checksums.ts';
import {ShellCommands} from './shell-commands.ts';
import {shippedFragment} from './shipped-fragments.ts';
import {toolsOnPath} from './tools-on-path.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type LoadedTree = {
	readonly tree: KconfigTree;
	/** Errors among them mean that the tree is not to be relied on. */
	readonly diagnostics: readonly Diagnostic[];
	/** The text of every `$(shell,…)` that was run. */
	readonly commands: readonly string[];
};

/**
 * Parses a tree from real files, running its `$(shell,…)` commands for real, in `directory`. Files are looked for there,
 * then, where they are not, in `$srctree`, and what is generated from the catalogue then among the shipped files. Commands see the whole environment; what they say on their standard error
 * goes to ours.
 */
export function loadTree({
	directory,
	kconfigFile,
	env,
}: {
	readonly directory: string;
	readonly kconfigFile: string;
	readonly env: Environment;
}): LoadedTree {
	const environment = completeEnvironment(env, directory);
	const commands: string[] = [];
	const shell = new ShellCommands({
		directory,
		env: environment,
		readSource: file =>
			readSource(file, directory, environment['srctree']) ?? readShippedFragment(file),
		encoding: 'utf8',
	});
	try {
		const {tree, diagnostics} = parseKconfig(kconfigFile, {
			env: environment,
			readSource: shell.readSource,
			run(command, lookAhead) {
				commands.push(command);
				return shell.run(command, lookAhead);
			},
		});
		return {tree, diagnostics, commands};
	} finally {
		shell.close();
	}
}

/** What `Kconfig.datacrunch` and kdevops' make agree on, where the environment does not say otherwise. */
export const completeEnvironment = (env: Environment, directory: string): Environment => ({
	TOPDIR: directory,
	TOPDIR_PATH: directory,
	TOPDIR_PATH_SHA256SUM: pathSha256(directory),
	TOPDIR_PATH_MD5SUM: checkoutMd5(directory),
	...toolsOnPath(env['PATH']),
	...env,
});

/** C's rule: as named, then under `$srctree` unless the path is absolute. */
function readSource(
	file: string,
	directory: string,
	sourceTree: string | undefined,
): string | undefined {
	const found = readTextIfThere(resolve(directory, file));
	if (found !== undefined || isAbsolute(file) || sourceTree === undefined) return found;
	return readTextIfThere(resolve(directory, sourceTree, file));
}

/** The file that is read under a name of the tree; where there is none, the one that would be looked for first. */
export const sourcePath = (file: string, directory: string, env: Environment): string => {
	const own = resolve(directory, file);
	const inSourceTree = env['srctree'] ? [resolve(directory, env['srctree'], file)] : [];
	const shipped = shippedFragment(file);
	return (
		[own, ...inSourceTree, ...(shipped ? [shipped] : [])].find(path => existsSync(path)) ?? own
	);
};

function readShippedFragment(file: string): string | undefined {
	const shipped = shippedFragment(file);
	return shipped === undefined ? undefined : readTextIfThere(shipped);
}
