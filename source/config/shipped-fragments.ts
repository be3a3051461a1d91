import {shippedPath} from '../shipped.ts';

/** Where `Kconfig.datacrunch` sources what is generated from the catalogue. */
export const fragmentFolder = 'Kconfig.datacrunch.d';

/** The shipped file for one that is sourced and that a project has none of its own of; undefined: there is no such. */
export const shippedFragment = (file: string): string | undefined =>
	file.startsWith(`${fragmentFolder}/`) ? shippedPath(file) : undefined;
