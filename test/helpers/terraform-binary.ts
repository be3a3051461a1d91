import {execFileSync} from 'node:child_process';

/** The reason to skip a test that runs the real program; false: it is there, or `.ci/run` has seen it. */
export const withoutTerraform: string | false = ((): string | false => {
	if (process.env['TESTS_NEED']?.split(' ').includes('terraform') === true) return false;
	try {
		execFileSync('terraform', ['version'], {stdio: 'ignore'});
		return false;
	} catch {
		return 'there is no terraform on the PATH';
	}
})();
