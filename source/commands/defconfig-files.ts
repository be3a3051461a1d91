import {existsSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {statIfThere} from '../config/read-text.ts';
import {ExpectedError} from '../errors.ts';
import {shippedPath} from '../shipped.ts';
import {nearNames} from './near-names.ts';

/** A ready configuration that can be loaded by its name. */
export type DefconfigFile = {
	readonly name: string;
	readonly origin: 'project' | 'shipped';
	/** Absolute. */
	readonly file: string;
};

/** The project's own, then the shipped ones that they do not hide; each by name. */
export function listDefconfigs(directory: string): DefconfigFile[] {
	const own = filesIn(join(directory, 'defconfigs'), 'project');
	const names = new Set(own.map(({name}) => name));
	const shipped = filesIn(shippedPath('defconfigs'), 'shipped');
	return [...own, ...shipped.filter(({name}) => !names.has(name))];
}

/** By name, with or without `defconfig-` before it, or by path. Throws with the near names where there is none. */
export function findDefconfig(typed: string, directory: string): string {
	const all = listDefconfigs(directory);
	for (const wanted of [typed, typed.replace(/^defconfig-/, '')]) {
		const found = all.find(({name}) => name === wanted);
		if (found) return found.file;
	}

	const path = resolve(directory, typed);
	if (isFile(path)) return path;

	const names = all.map(({name}) => name);
	const near = nearNames(typed, names);
	throw new ExpectedError(`There is no defconfig "${typed}".`, {
		nextSteps: [
			...near.map(name => `Did you mean: dcmenu defconfig ${name}`),
			`All of them: ${names.join(' ')}`,
		],
	});
}

/** A configuration file by its path, or a defconfig by its name. */
export function findConfiguration(typed: string, directory: string): string {
	const path = resolve(directory, typed);
	return isFile(path) ? path : findDefconfig(typed, directory);
}

const isFile = (path: string): boolean => statIfThere(path)?.isFile() ?? false;

function filesIn(directory: string, origin: DefconfigFile['origin']): DefconfigFile[] {
	if (!existsSync(directory)) return [];
	return readdirSync(directory, {withFileTypes: true})
		.filter(entry => entry.isFile() && !entry.name.startsWith('.'))
		.map(({name}) => ({name, origin, file: join(directory, name)}))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}
