import {execFileSync} from 'node:child_process';

/** The reason to skip a test that runs the real program; false: it is there. */
export const withoutTerraform: string | false = ((): string | false => {
	try {
		execFileSync('terraform', ['version'], {stdio: 'ignore'});
		return false;
	} catch {
		return 'there is no terraform on the PATH';
	}
})();
