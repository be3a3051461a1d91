import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** The first 8 hex digits of the SHA-256 of a directory's path as `echo PATH | sha256sum` makes it, newline included. */
export const pathSha256 = (directory: string): string =>
	createHash('sha256').update(`${directory}\n`).digest('hex').slice(0, 8);

/** The first 8 hex digits of the MD5 of the path of the git checkout that holds the directory; without a newline. */
export const checkoutMd5 = (directory: string): string =>
	createHash('md5').update(checkoutOf(directory)).digest('hex').slice(0, 8);

/** The nearest directory upwards that holds `.git` (a file in a worktree), or the directory itself where there is none. */
function checkoutOf(directory: string): string {
	for (let current = directory; ; current = dirname(current)) {
		if (existsSync(join(current, '.git'))) return current;
		if (current === dirname(current)) return directory;
	}
}
