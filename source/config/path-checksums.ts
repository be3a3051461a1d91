import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {md5} from '@noble/hashes/legacy.js';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';

// Node's own would have all of its cryptography loaded for one line of text: 4 ms at every start.

/** The first 8 hex digits of a text's SHA-256. */
export const shortSha256 = (text: string): string =>
	bytesToHex(sha256(utf8ToBytes(text))).slice(0, 8);

/** The first 8 hex digits of the SHA-256 of a directory's path as `echo PATH | sha256sum` makes it, newline included. */
export const pathSha256 = (directory: string): string => shortSha256(`${directory}\n`);

/** The first 8 hex digits of the MD5 of the path of the git checkout that holds the directory; without a newline. */
export const checkoutMd5 = (directory: string): string =>
	bytesToHex(md5(utf8ToBytes(checkoutOf(directory)))).slice(0, 8);

/** The nearest directory upwards that holds `.git` (a file in a worktree), or the directory itself where there is none. */
function checkoutOf(directory: string): string {
	for (let current = directory; ; current = dirname(current)) {
		if (existsSync(join(current, '.git'))) return current;
		if (current === dirname(current)) return directory;
	}
}
