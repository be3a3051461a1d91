import {spawnSync} from 'node:child_process';
import {isAbsolute, resolve} from 'node:path';
import {ExpectedError} from '../errors.ts';
import type {Diagnostic} from '../kconfig/diagnostics.ts';
import type {KconfigTree} from '../kconfig/menu-tree.ts';
import {parseKconfig} from '../kconfig/parse-kconfig.ts';
import {readTextIfThere} from './files.ts';
import {checkoutMd5, pathSha256} from './path-checksums.ts';

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
 * then, where they are not, in `$srctree`. Commands see the whole environment; what they say on their standard error
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
	const {tree, diagnostics} = parseKconfig(kconfigFile, {
		env: environment,
		readSource: file => readSource(file, directory, environment['srctree']),
		run(command) {
			commands.push(command);
			return {stdout: runShell(command, directory, environment).toString()};
		},
	});
	return {tree, diagnostics, commands};
}

/** What `Kconfig.datacrunch` and kdevops' make agree on, where the environment does not say otherwise. */
export const completeEnvironment = (env: Environment, directory: string): Environment => ({
	TOPDIR: directory,
	TOPDIR_PATH: directory,
	TOPDIR_PATH_SHA256SUM: pathSha256(directory),
	TOPDIR_PATH_MD5SUM: checkoutMd5(directory),
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

/**
 * C reads the first 4,095 bytes and does not look at the exit status. Who writes more than a pipe holds is stopped, as
 * the closed pipe stops it there.
 */
const maximumOutput = 4095;
const pipeCapacity = 2 ** 16;

/** What a command writes to its standard output, as far as C reads it. */
export function runShell(command: string, directory: string, env: Environment): Buffer {
	const {stdout, error} = spawnSync('/bin/sh', ['-c', command], {
		cwd: directory,
		env,
		stdio: ['inherit', 'pipe', 'inherit'],
		maxBuffer: maximumOutput + pipeCapacity,
	});
	if (error && (error as NodeJS.ErrnoException).code !== 'ENOBUFS')
		throw new ExpectedError(`Could not run $(shell,${command}): ${error.message}`, {cause: error});
	return stdout.subarray(0, maximumOutput);
}
