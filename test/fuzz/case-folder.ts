import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {anyAutoConf, autoConfOf, type Case, configOf, type Mode, modes} from './modes.ts';

/** Texts are bytes here, one character each: what is not ASCII goes through both programs unread. */
const encoding = 'latin1';

/** Where what C says is kept; ours has it, too, for commands that list what is there. */
export const saidFolder = 'said';

/** Writes a case's files into a folder that has nothing else in it afterwards. */
export const writeCase = (folder: string, {files, config, autoConf, answers}: Case): void => {
	rmSync(folder, {recursive: true, force: true});
	const write = (name: string, text: string): void => {
		mkdirSync(dirname(join(folder, name)), {recursive: true});
		const mode = name.endsWith('.sh') ? 0o755 : 0o644;
		writeFileSync(join(folder, name), text, {encoding, mode});
	};
	for (const [name, text] of files) write(name, text);
	write('answers', answers);
	write(anyAutoConf, '');
	mkdirSync(join(folder, saidFolder));
	for (const mode of modes) {
		mkdirSync(join(folder, mode.folder), {recursive: true});
		if (mode.readsConfig && config !== undefined) write(configOf(mode), config);
		if (mode.makesAutoconf && autoConf !== undefined) write(autoConfOf(mode), autoConf);
	}
};

/** The files that stand in a mode's folder, by name. */
export const readFiles = (folder: string, mode: Mode): Map<string, string> => {
	const out = join(folder, mode.folder);
	return new Map(
		readdirSync(out, {recursive: true, withFileTypes: true})
			.filter(entry => entry.isFile())
			.map(entry => join(entry.parentPath, entry.name))
			.map(path => [path.slice(out.length + 1), readFileSync(path, encoding)]),
	);
};
