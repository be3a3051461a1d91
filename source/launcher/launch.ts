import {statSync} from 'node:fs';
import {isAbsolute, join} from 'node:path';
import {chunkLoader} from './chunks.ts';
import {createCodeCache} from './code-cache.ts';

/** Tells this build from all others; the build puts it in. */
declare const BUILD: string;

type Program = {
	main(argv: readonly string[], setFlags: (flags: readonly string[]) => void): Promise<void>;
};

/** By then the screens are up and somebody looks at them. V8 forgets the code of functions that were called long ago. */
const untilTaken = 2000;

/** Starts the program whose chunks are in a folder. `require` finds Node's own modules. */
export function launch(folder: string, require: (id: string) => unknown): void {
	const {env, execArgv} = process;
	const cache = createCodeCache({
		file: codeFile(env),
		flags: [...execArgv, env['NODE_OPTIONS'] ?? ''].join(' ').trim(),
		setFlag(flag) {
			const v8 = require('node:v8') as typeof import('node:v8');
			v8.setFlagsFromString(flag);
		},
	});
	const program = chunkLoader(folder, cache, require)('./cli.cjs') as Program;
	const take = (): void => {
		// One takes up to 12 ms, and there may be keys to answer in between.
		if (cache.takeNext()) setTimeout(take, 20).unref();
	};

	setTimeout(take, untilTaken).unref();
	process.on('exit', () => {
		try {
			cache.save();
		} catch {
			// A disk that is full, or a folder that is not to be written: the next start takes longer, and that is all.
		}
	});
	void program.main(process.argv.slice(2), cache.setFlags);
}

/** Node's variables count as they do for its own cache. undefined: nothing is kept. */
function codeFile(env: Readonly<Record<string, string | undefined>>): string | undefined {
	if (env['NODE_DISABLE_COMPILE_CACHE']) return undefined;
	const folder = [
		env['NODE_COMPILE_CACHE'],
		env['XDG_CACHE_HOME'] && join(env['XDG_CACHE_HOME'], 'dcmenu'),
		env['HOME'] && join(env['HOME'], '.cache/dcmenu'),
	].find(path => path && isAbsolute(path));
	if (!folder || isAnotherUsers(env['HOME'])) return undefined;
	return join(folder, `code-${BUILD}-${process.version}-${process.arch}`);
}

/** With `sudo` it may be: what root leaves there nobody else could replace. */
const isAnotherUsers = (home: string | undefined): boolean =>
	process.getuid?.() === 0 &&
	home !== undefined &&
	(statSync(home, {throwIfNoEntry: false})?.uid ?? 0) !== 0;
