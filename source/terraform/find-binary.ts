import {access, constants, stat} from 'node:fs/promises';
import path from 'node:path';
import {ExpectedError} from '../errors.ts';
import {errorCode} from '../machine/text-file.ts';

export type TerraformTool = 'terraform' | 'opentofu';

/**
 * The program's absolute path: `configured` (`TERRAFORM_BINARY_PATH`) where that is a program, else the first on the
 * search path, since kdevops' default names only one of the usual places.
 */
export async function findBinary(
	tool: TerraformTool,
	configured: string | undefined,
	searchPath: string,
): Promise<string> {
	const name = tool === 'terraform' ? 'terraform' : 'tofu';
	if (configured && (await isProgram(configured))) return configured;
	const found = await findOnPath(name, searchPath);
	if (found !== undefined) return found;
	const places = configured ? `neither at ${configured} nor on the PATH` : 'not on the PATH';
	throw new ExpectedError(`${name} is configured and ${places}.`, {
		nextSteps: [
			`Install ${name}, or say where it is: dcmenu set TERRAFORM_BINARY_PATH=…`,
			"Or use dcmenu's own engine, which needs nothing: dcmenu set TERRAFORM_USE_BUILTIN=y",
		],
	});
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
