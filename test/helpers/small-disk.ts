import {execFile} from 'node:child_process';
import {mkdtemp, realpath, rmdir, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {promisify} from 'node:util';

const run = promisify(execFile);

/** A file system of 64 kilobytes that ends with the test; undefined: this user may not mount one. */
export async function smallDisk(t: TestContext): Promise<string | undefined> {
	const directory = await realpath(await mkdtemp(path.join(tmpdir(), 'dcmenu-')));
	try {
		await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', directory]);
	} catch {
		await rmdir(directory);
		return undefined;
	}

	t.after(async () => {
		await run('umount', ['--lazy', directory]);
		await rmdir(directory);
	});
	return directory;
}

/** The file that fills it. */
export const ballast = 'ballast';

/** Leaves no room at all. */
export async function fillDisk(directory: string): Promise<void> {
	const file = path.join(directory, ballast);
	await writeFile(file, '');
	for (;;) {
		try {
			await writeFile(file, Buffer.alloc(4096), {flag: 'a'});
		} catch (error) {
			if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return;
			throw error;
		}
	}
}
