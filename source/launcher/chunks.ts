import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {CodeCache} from './code-cache.ts';

type Module = {exports: unknown};
type Body = (
	exports: unknown,
	require: (id: string) => unknown,
	module: Module,
	file: string,
	directory: string,
) => void;

/**
 * `require` for the chunks of a build, which lie in one folder and name each other as `./NAME`: nothing is looked for.
 * Whatever else they name is Node's own, and `requireOther`'s to find.
 */
export function chunkLoader(
	folder: string,
	cache: Pick<CodeCache, 'compile'>,
	requireOther: (id: string) => unknown,
): (id: string) => unknown {
	const modules = new Map<string, Module>();
	const load = (id: string): unknown => {
		if (!id.startsWith('./')) return requireOther(id);
		const known = modules.get(id);
		if (known) return known.exports;
		const file = join(folder, id);
		// As Node wraps a CommonJS module.
		const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
		const body = cache.compile(id, text, file).runInThisContext() as Body;
		const module = {exports: {}};
		// Chunks may name each other in a circle, and find what is there by then.
		modules.set(id, module);
		try {
			body.call(module.exports, module.exports, load, module, file, dirname(file));
		} catch (error) {
			modules.delete(id);
			throw error;
		}

		return module.exports;
	};

	return load;
}
