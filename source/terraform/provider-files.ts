import {chmod, rm, rmdir, stat} from 'node:fs/promises';
import path from 'node:path';
import {errorCode, readTextFile, writeTextFile} from '../machine/text-file.ts';

/** Where a provider for Terraform and OpenTofu lies on this computer. All paths are absolute. */
export type ProviderPlaces = {
	/** The executables, one for each program's default registry. */
	readonly executables: readonly string[];
	/** Where node and dcmenu are: two lines, which the executables read. */
	readonly startFile: string;
};

/** The program that the executables start. */
export type Program = {readonly node: string; readonly script: string};

/** The version whose attributes ours has, which configurations ask for. */
const version = '0.0.3';

/** Computes the places. `stateFolder`: what dcmenu keeps about all projects. */
export function providerPlaces(
	homeDirectory: string,
	stateFolder: string,
	{platform, arch}: Pick<NodeJS.Process, 'platform' | 'arch'>,
): ProviderPlaces {
	const target = `${platform}_${goArchitectures[arch] ?? arch}`;
	return {
		executables: ['registry.terraform.io', 'registry.opentofu.org'].map(registry =>
			path.join(
				homeDirectory,
				'.terraform.d/plugins',
				registry,
				'linux-kdevops/datacrunch',
				version,
				target,
				`terraform-provider-datacrunch_v${version}`,
			),
		),
		startFile: path.join(stateFolder, 'provider-start'),
	};
}

const goArchitectures: Readonly<Record<string, string>> = {x64: 'amd64', ia32: '386'};

/** Puts the executables where `terraform init` finds them; answers which of all files are new or changed. */
export async function installProvider(
	{executables, startFile}: ProviderPlaces,
	{node, script}: Program,
): Promise<readonly string[]> {
	const written: string[] = [];
	if ((await writeTextFile(startFile, `${node}\n${script}\n`)) === 'written') {
		written.push(startFile);
	}

	for (const executable of executables) {
		if ((await writeTextFile(executable, shim, 0o755)) === 'written') written.push(executable);
		await chmod(executable, 0o755);
	}

	return written;
}

/** Takes away what an install made, and the folders that are empty then; answers which files went. */
export async function uninstallProvider({
	executables,
	startFile,
}: ProviderPlaces): Promise<readonly string[]> {
	const removed: string[] = [];
	for (const file of [startFile, ...executables]) {
		if (!(await isFile(file))) continue;
		await rm(file);
		removed.push(file);
	}

	for (const executable of executables) await removeEmptyFolders(path.dirname(executable));
	return removed;
}

/** What an install left here. */
export type InstalledProvider = {
	/** Those that are there as this dcmenu would write them. */
	readonly executables: readonly string[];
	/** undefined: nothing says what they start. */
	readonly program: Program | undefined;
	/** Whether that is still there. */
	readonly starts: boolean;
};

export async function installedProvider(places: ProviderPlaces): Promise<InstalledProvider> {
	const texts = await Promise.all(places.executables.map(readTextFile));
	const executables = places.executables.filter((_, index) => texts[index] === shim);
	const [node, script] = (await readTextFile(places.startFile))?.split('\n') ?? [];
	if (!node || !script) return {executables, program: undefined, starts: false};
	const starts = (await isFile(node)) && (await isFile(script));
	return {executables, program: {node, script}, starts};
}

/**
 * Terraform's lock files hold a checksum of this file, so it never changes: neither with dcmenu's version nor with the
 * place where it is installed, which stands in a file elsewhere. What it prints instead of an address is what Terraform
 * shows of a plugin that does not start.
 */
const shim = `#!/bin/sh
# Made by "dcmenu provider install": starts dcmenu as the provider linux-kdevops/datacrunch.
case "$XDG_STATE_HOME" in
/*) state=$XDG_STATE_HOME ;;
*) state=$HOME/.local/state ;;
esac
{ IFS= read -r node && IFS= read -r script; } 2>/dev/null < "$state/dcmenu/provider-start"
if [ -x "$node" ] && [ -f "$script" ]; then
	exec "$node" "$script" provider serve
fi
if command -v dcmenu >/dev/null; then
	exec dcmenu provider serve
fi
echo "dcmenu is not at $script any more. Where it is now, run: dcmenu provider install"
exit 1
`;

async function isFile(file: string): Promise<boolean> {
	try {
		return (await stat(file)).isFile();
	} catch (error) {
		if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(errorCode(error) ?? '')) return false;
		throw error;
	}
}

/** Up to the folder of all plugins, as long as nothing else is in them. */
async function removeEmptyFolders(folder: string): Promise<void> {
	for (let next = folder; path.basename(next) !== 'plugins'; next = path.dirname(next)) {
		try {
			await rmdir(next);
		} catch (error) {
			if (errorCode(error) === 'ENOTEMPTY') return;
			if (errorCode(error) !== 'ENOENT') throw error;
		}
	}
}
