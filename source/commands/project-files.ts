import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {sourcePath} from '../config/load-tree.ts';
import {statIfThere} from '../config/read-text.ts';
import {ExpectedError} from '../errors.ts';
import {shippedPath} from '../shipped.ts';
import type {CommandContext} from './context.ts';

/** Where a project's tree and configuration are. Absolute paths. */
export type ProjectFiles = {
	readonly kconfigFile: string;
	readonly configFile: string;
	/** The directory is a kdevops checkout: its own tree is used, and the files its make and Ansible read are written. */
	readonly isKdevops: boolean;
};

/**
 * `--kconfig`, as C's programs look for it also in `$srctree`; else `./Kconfig` of a kdevops checkout, else
 * `./Kconfig.datacrunch`, else the shipped tree; `--config`, else `KCONFIG_CONFIG`, else `.config`.
 */
export function findProjectFiles({directory, options, env}: CommandContext): ProjectFiles {
	const isKdevops = ['Kconfig', 'scripts/kconfig', 'terraform/datacrunch', 'playbooks'].every(
		name => existsSync(join(directory, name)),
	);
	const own = join(directory, isKdevops ? 'Kconfig' : 'Kconfig.datacrunch');
	const kconfigFile = options.kconfig ? sourcePath(options.kconfig, directory, env) : own;
	if (options.kconfig && !existsSync(kconfigFile)) {
		throw new ExpectedError(`There is no Kconfig tree at ${kconfigFile}.`);
	}

	const configFile = resolve(directory, options.config ?? env['KCONFIG_CONFIG'] ?? '.config');
	if (statIfThere(configFile)?.isDirectory()) {
		throw new ExpectedError(`${configFile} is a directory, and no configuration.`, {
			nextSteps: [
				'A home directory is no project. Work in a directory of its own: dcmenu -C DIR',
				'Or name the file: dcmenu --config FILE',
			],
		});
	}

	return {
		kconfigFile: existsSync(kconfigFile) ? kconfigFile : shippedPath('Kconfig.datacrunch'),
		configFile,
		isKdevops,
	};
}

/** What to say where the directory has a tree of its own that is not read, as nobody named it; undefined: it has none. */
export const unreadTree = ({directory, options}: CommandContext): string | undefined => {
	const isOther =
		options.kconfig === undefined &&
		existsSync(join(directory, 'Kconfig')) &&
		!existsSync(join(directory, 'Kconfig.datacrunch'));
	return isOther ? "this is dcmenu's own tree; --kconfig Kconfig takes the one here" : undefined;
};
