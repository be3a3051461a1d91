import {access, constants, stat} from 'node:fs/promises';
import path from 'node:path';
import {ExpectedError} from '../errors.ts';
import {errorCode} from '../machine/text-file.ts';

export type TerraformTool = 'terraform' | 'opentofu';

export type FoundBinary = {
	/** Absolute. */
	readonly file: string;
	/** What the configuration names, where that is not there. */
	readonly insteadOf: string | undefined;
};

/** kdevops' defaults: each is only one of the usual places, so that another is as good. */
const defaultPlaces: ReadonlySet<string> = new Set(['/usr/bin/terraform', '/usr/local/bin/tofu']);

/**
 * Finds the program: `configured` (`TERRAFORM_BINARY_PATH`) where that is one, else the first on the search path. A
 * path that somebody chose is not replaced by another program: it may be there for its version.
 */
export async function findBinary(
	tool: TerraformTool,
	configured: string | undefined,
	searchPath: string,
): Promise<FoundBinary> {
	const name = tool === 'terraform' ? 'terraform' : 'tofu';
	if (configured && (await isProgram(configured))) return {file: configured, insteadOf: undefined};
	const isChosen = configured && !defaultPlaces.has(configured);
	const found = isChosen ? undefined : await findOnPath(name, searchPath);
	if (found !== undefined) return {file: found, insteadOf: configured || undefined};
	throw new ExpectedError(
		isChosen
			? `TERRAFORM_BINARY_PATH is ${configured}, and there is no such program.`
			: `${name} is configured and ${configured ? `neither at ${configured} nor` : 'not'} on the PATH.`,
		{
			nextSteps: [
				`Install ${name}, or say where it is: dcmenu set TERRAFORM_BINARY_PATH=…`,
				"Or use dcmenu's own engine, which needs nothing: dcmenu set TERRAFORM_USE_BUILTIN=y",
			],
		},
	);
}

/** The absolute path of the first program of that name; undefined: there is none. */
export async function findOnPath(name: string, searchPath: string): Promise<string | undefined> {
	for (const folder of searchPath.split(path.delimiter)) {
		const candidate = path.join(folder, name);
		if (path.isAbsolute(folder) && (await isProgram(candidate))) return candidate;
	}

	return undefined;
}

async function isProgram(file: string): Promise<boolean> {
	try {
		await access(file, constants.X_OK);
		return (await stat(file)).isFile();
	} catch (error) {
		if (['ENOENT', 'EACCES', 'ENOTDIR'].includes(errorCode(error) ?? '')) return false;
		throw error;
	}
}
