import {mkdtemp, realpath, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';

/** A directory of its own that goes when the test ends. */
export async function temporaryDirectory(t: TestContext): Promise<string> {
	const directory = await realpath(await mkdtemp(path.join(tmpdir(), 'dcmenu-')));
	t.after(async () => rm(directory, {recursive: true, force: true}));
	return directory;
}
