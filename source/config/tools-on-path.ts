import {accessSync, constants, statSync} from 'node:fs';
import {delimiter, isAbsolute, join} from 'node:path';

/**
 * Which of the programs that `Kconfig.datacrunch` asks for are on the search path, as variables for its macros: `y`, or
 * nothing. The tree looks at variables instead of running commands: it is read often, and by C's `conf` too.
 */
export const toolsOnPath = (
	searchPath: string | undefined,
): {readonly TERRAFORM_ON_PATH: string; readonly TOFU_ON_PATH: string} => {
	const folders = (searchPath ?? '').split(delimiter).filter(isAbsolute);
	const has = (name: string): string =>
		folders.some(folder => isProgram(join(folder, name))) ? 'y' : '';
	return {TERRAFORM_ON_PATH: has('terraform'), TOFU_ON_PATH: has('tofu')};
};

function isProgram(file: string): boolean {
	try {
		if (statSync(file, {throwIfNoEntry: false})?.isFile() !== true) return false;
		accessSync(file, constants.X_OK);
		return true;
	} catch (error) {
		// A folder of the path that is somebody else's, or that is none, has no program for us.
		const {code = ''} = error as NodeJS.ErrnoException;
		if (['EACCES', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(code)) return false;
		throw error;
	}
}
