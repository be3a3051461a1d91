import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';

/**
 * Where the files that come with dcmenu lie (`Kconfig.datacrunch`, `defconfigs`, `scenarios`): beside the bundle in an
 * installed dcmenu, at the top of the project when it runs from its sources.
 */
export function shippedPath(name: string): string {
	const beside = join(import.meta.dirname, 'shipped', name);
	return existsSync(beside) ? beside : join(dirname(import.meta.dirname), name);
}
