import {execFileSync} from 'node:child_process';
import {cp} from 'node:fs/promises';
import {withoutTerraform} from './terraform-binary.ts';

/** The reason to skip a test that hands over to the real make; false: all that it needs is there. */
export const withoutMake: string | false = withoutTerraform || withoutProgram('make');

/** Makes the directory a stand-in for a kdevops checkout: our own files, with its names and rules. */
export async function copyCheckout(directory: string): Promise<void> {
	await cp(new URL('../fixtures/kdevops-checkout/', import.meta.url), directory, {recursive: true});
}

function withoutProgram(name: string): string | false {
	try {
		execFileSync(name, ['--version'], {stdio: 'ignore'});
		return false;
	} catch {
		return `there is no ${name} on the PATH`;
	}
}
